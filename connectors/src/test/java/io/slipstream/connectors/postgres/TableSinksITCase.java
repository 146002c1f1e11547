package io.slipstream.connectors.postgres;

import static org.assertj.core.api.Assertions.assertThat;

import io.slipstream.connectors.EmbeddedStack;
import io.slipstream.models.chain.Side;
import io.slipstream.models.market.ViralToken;
import io.slipstream.models.trade.Lot;
import io.slipstream.models.trade.Order;
import io.slipstream.models.trade.SnipeRun;
import io.slipstream.models.trade.Trade;
import io.slipstream.models.trade.UserRiskState;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.TimeUnit;
import org.apache.flink.api.common.eventtime.WatermarkStrategy;
import org.apache.flink.configuration.Configuration;
import org.apache.flink.configuration.PipelineOptions;
import org.apache.flink.streaming.api.environment.StreamExecutionEnvironment;
import org.apache.flink.util.CloseableIterator;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(value = 120, threadMode = Timeout.ThreadMode.SEPARATE_THREAD)
class TableSinksITCase {
    private static final long BLOCK_MILLIS = 1_700_000_000_400L;
    private final String id = UUID.randomUUID().toString();
    private final long user = id.hashCode();

    @Test
    void whatComesAgainChangesNothingAndTheLastStandingCounts() throws Exception {
        BookTables books = new BookTables(EmbeddedStack.jdbcUrl());
        SnipeTables snipes = new SnipeTables(EmbeddedStack.jdbcUrl());
        MarketTables market = new MarketTables(EmbeddedStack.jdbcUrl());
        StreamExecutionEnvironment env = environment();
        env.fromData(trade(5), trade(6)).sinkTo(books.trades());
        env.fromData(lot(100, 1_000), lot(40, 400)).sinkTo(books.lots());
        env.fromData(
                        new UserRiskState(user, "2024-01-01", -5, 1, null, 0),
                        new UserRiskState(user, "2024-01-02", 7, 2, "DAILY_LOSS", BLOCK_MILLIS))
                .sinkTo(books.riskStates());
        env.fromData(run(true), run(false)).sinkTo(snipes.snipeRuns());
        env.fromData(new ViralToken(id, 49, 9, 1.5, 0.7, 72), new ViralToken(id, 49, 8, 0, 0, 50))
                .sinkTo(market.viralTokens());
        env.execute();

        assertThat(
                        one(
                                "SELECT realized_pnl_lamports || ' ' || side FROM trades WHERE order_id = ?"))
                .isEqualTo("5 SELL");
        assertThat(
                        one(
                                "SELECT extract(epoch FROM executed_at) * 1000 FROM trades WHERE"
                                        + " order_id = ?"))
                .startsWith(Long.toString(BLOCK_MILLIS));
        assertThat(
                        one(
                                "SELECT token_units || ' ' || cost_lamports FROM positions p WHERE"
                                        + " user_id = (SELECT user_id FROM lots WHERE lot_id = ?)"))
                .isEqualTo("40 400");
        assertThat(
                        one(
                                "SELECT decision || ' ' || (features ->> 'buyers') || ' ' ||"
                                        + " (reasons ->> 0) FROM snipe_runs WHERE run_id = ?"))
                .isEqualTo("TAKEN 3.0 SCORE");
        assertThat(
                        one(
                                "SELECT slot || ' ' || voices || ' ' || usual || ' ' || sentiment FROM"
                                        + " viral_tokens WHERE mint = ?"))
                .isEqualTo("49 9 1.5 72");
        assertThat(
                        one(
                                "SELECT day || ' ' || breaker FROM user_risk_state WHERE user_id ="
                                        + " (SELECT user_id FROM lots WHERE lot_id = ?)"))
                .isEqualTo("2024-01-02 DAILY_LOSS");
    }

    @Test
    void openOrdersAreReadAtTheStartAndAfterwards() throws Exception {
        String url = EmbeddedStack.jdbcUrl();
        Order early = OrderFixtures.decided(id + "early");
        Order late = OrderFixtures.decided(id + "late");
        try (PostgresOrderLedger ledger = new PostgresOrderLedger(url)) {
            store(ledger, early);
            try (CloseableIterator<Order> orders = orders(OpenOrdersSource.once(url))) {
                assertThat(orders).toIterable().contains(early);
            }
            OpenOrdersSource endless =
                    OpenOrdersSource.continuous(url, Duration.ofMillis(100), Duration.ZERO);
            try (CloseableIterator<Order> orders = orders(endless)) {
                await(orders, early);
                store(ledger, late);
                await(orders, late);
            }
        }
    }

    private static void await(CloseableIterator<Order> orders, Order wanted) {
        Order next = orders.next();
        while (!next.equals(wanted)) {
            next = orders.next();
        }
    }

    private static CloseableIterator<Order> orders(OpenOrdersSource source) throws Exception {
        return environment()
                .fromSource(source, WatermarkStrategy.noWatermarks(), "open-orders")
                .executeAndCollect();
    }

    private static void store(PostgresOrderLedger ledger, Order order) throws Exception {
        ledger.store(order).toCompletableFuture().get(30, TimeUnit.SECONDS);
    }

    private Trade trade(long pnl) {
        return new Trade(
                id, user, "signal", "paper", "mint", Side.SELL, 1, 2, 3, pnl, 4, BLOCK_MILLIS);
    }

    private Lot lot(long units, long cost) {
        return new Lot(id, user, "mint", "leader", "wallet", units, cost, id, BLOCK_MILLIS, 1);
    }

    private SnipeRun run(boolean taken) {
        return new SnipeRun(
                id,
                user,
                "mint",
                "pool",
                0.7,
                70,
                "v1",
                taken,
                List.of("SCORE"),
                Map.of("buyers", 3.0),
                BLOCK_MILLIS,
                taken ? id : null);
    }

    private static StreamExecutionEnvironment environment() {
        Configuration configuration = new Configuration();
        configuration.set(PipelineOptions.GENERIC_TYPES, false);
        return StreamExecutionEnvironment.createLocalEnvironment(1, configuration);
    }

    private String one(String query) throws Exception {
        try (Connection connection = DriverManager.getConnection(EmbeddedStack.jdbcUrl());
                var statement = connection.prepareStatement(query)) {
            statement.setString(1, id);
            try (ResultSet result = statement.executeQuery()) {
                assertThat(result.next()).isTrue();
                return result.getString(1);
            }
        }
    }
}
