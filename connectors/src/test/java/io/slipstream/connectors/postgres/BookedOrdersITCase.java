package io.slipstream.connectors.postgres;

import static org.assertj.core.api.Assertions.assertThat;

import io.slipstream.connectors.EmbeddedStack;
import io.slipstream.models.trade.Order;
import io.slipstream.models.user.SettingsChange;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;

class BookedOrdersITCase {
    private final String run = UUID.randomUUID().toString();

    @Test
    void tellsBookedOrdersByTheirFillsAndThenHowDaysStand() throws Exception {
        PostgresOrderLedger ledger = new PostgresOrderLedger(EmbeddedStack.jdbcUrl());
        Order late = booked(ledger, run + "-a", 207);
        Order early = booked(ledger, run + "-b", 204);
        got(ledger.store(OrderFixtures.decided(run + "-open")));
        got(ledger.advance(filled(got(ledger.store(OrderFixtures.decided(run + "-unbooked"))), 3)));
        got(ledger.store(OrderFixtures.denied(run + "-denied", "DAILY_LOSS")));
        ledger.close();
        execute(
                """
                INSERT INTO user_risk_state VALUES (1717, '2026-01-02', -5, 6, 'DAILY_LOSS',
                    timestamptz 'epoch' + interval '1.5 seconds')
                ON CONFLICT DO NOTHING""");

        List<SettingsChange> told = new ArrayList<>();
        BookedOrders.read(EmbeddedStack.jdbcUrl(), told::add);

        assertThat(told.stream().map(SettingsChange::open).filter(this::isMine))
                .containsExactly(early, late);
        assertThat(told.get(told.size() - 1).standing()).isNotNull();
        assertThat(told.stream().map(SettingsChange::standing))
                .anySatisfy(
                        day ->
                                assertThat(day)
                                        .hasToString(
                                                "UserRiskState[userId=1717, day=2026-01-02, realizedPnlLamports=-5,"
                                                        + " snipeUsedLamports=6, breaker=DAILY_LOSS, since=1500]"));
    }

    private boolean isMine(Order order) {
        return order != null && order.id().startsWith(run);
    }

    private static Order booked(PostgresOrderLedger ledger, String id, long slot) throws Exception {
        Order filled =
                got(ledger.advance(filled(got(ledger.store(OrderFixtures.decided(id))), slot)));
        return got(ledger.book(filled));
    }

    private static Order filled(Order order, long slot) {
        return order.sent().filled(42, 5_000, slot, 1_700_000_000_400L);
    }

    private static <T> T got(CompletionStage<T> stage) throws Exception {
        return stage.toCompletableFuture().get(30, TimeUnit.SECONDS);
    }

    private static void execute(String sql) throws Exception {
        try (Connection connection = DriverManager.getConnection(EmbeddedStack.jdbcUrl());
                Statement statement = connection.createStatement()) {
            statement.execute(sql);
        }
    }
}
