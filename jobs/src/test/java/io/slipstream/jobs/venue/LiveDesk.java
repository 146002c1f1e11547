package io.slipstream.jobs.venue;

import com.fasterxml.jackson.databind.JsonNode;
import io.slipstream.connectors.jupiter.JupiterSettings;
import io.slipstream.connectors.jupiter.OpenJupiterOrders;
import io.slipstream.connectors.jupiter.OpenJupiterVenue;
import io.slipstream.connectors.jupiter.OpenMissedOrders;
import io.slipstream.connectors.jupiter.OpenWithdrawals;
import io.slipstream.connectors.postgres.EmbeddedDatabase;
import io.slipstream.connectors.postgres.Migrations;
import io.slipstream.connectors.postgres.PostgresLastCheck;
import io.slipstream.connectors.postgres.PostgresOrderLedger;
import io.slipstream.connectors.solana.orders.MissedOrders;
import io.slipstream.connectors.solana.orders.OpenOrders;
import io.slipstream.connectors.solana.orders.OpenOrdersRules;
import io.slipstream.connectors.wallet.MasterKeys;
import io.slipstream.connectors.wallet.WalletRegistration;
import io.slipstream.connectors.wallet.WalletTable;
import io.slipstream.connectors.wallet.WalletVault;
import io.slipstream.connectors.withdrawal.WithdrawalDesk;
import io.slipstream.connectors.withdrawal.WithdrawalRules;
import io.slipstream.connectors.withdrawal.Withdrawals;
import io.slipstream.jobs.SharedLocalnet;
import io.slipstream.jobs.chaos.Localnet;
import io.slipstream.models.chain.Side;
import io.slipstream.models.port.Failpoints;
import io.slipstream.models.port.OrderLedger;
import io.slipstream.models.port.TradeVenue;
import io.slipstream.models.trade.Order;
import io.slipstream.models.trade.OrderContext;
import io.slipstream.models.trade.OrderTerms;
import io.slipstream.models.trade.StoredOrder;
import io.slipstream.models.unit.Ids;
import io.slipstream.models.unit.Mints;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;

/** The real venue, ledger, vault and open orders, on a localnet and an embedded database. */
final class LiveDesk implements AutoCloseable {
    static final long SOL = 1_000_000_000L;

    private static final OpenOrdersRules QUICK =
            new OpenOrdersRules(
                    Duration.ofMillis(50),
                    Duration.ofMillis(300),
                    Duration.ofMillis(300),
                    Duration.ofMinutes(5),
                    Duration.ofMinutes(5));

    final Localnet localnet;
    private final EmbeddedDatabase database;
    private final String masterKey = MasterKeys.generate();
    private final OrderLedger ledger;
    private final List<OpenOrders> opened = new ArrayList<>();
    private final List<TradeVenue> venues = new ArrayList<>();
    private int numbers;

    private LiveDesk(Localnet localnet, EmbeddedDatabase database) {
        this.localnet = localnet;
        this.database = database;
        this.ledger = new PostgresOrderLedger(database.jdbcUrl());
    }

    static Optional<LiveDesk> start(Path folder, int slotMillis) throws Exception {
        Optional<Localnet> localnet = SharedLocalnet.start(folder.resolve("localnet"), slotMillis);
        if (localnet.isEmpty()) {
            return Optional.empty();
        }
        EmbeddedDatabase database = EmbeddedDatabase.start(folder.resolve("postgres"), 0);
        Migrations.apply(database.jdbcUrl());
        return Optional.of(new LiveDesk(localnet.get(), database));
    }

    OrderLedger ledger() {
        return ledger;
    }

    JupiterSettings settings() {
        return JupiterSettings.standard(localnet.jupiter(), List.of(localnet.rpc()));
    }

    TradeVenue venue() throws Exception {
        return venue(settings(), Failpoints.NONE);
    }

    TradeVenue venue(JupiterSettings settings, Failpoints failpoints) throws Exception {
        TradeVenue venue = opener(settings, failpoints).open();
        venues.add(venue);
        return venue;
    }

    OpenOrders openOrders() throws Exception {
        return openOrders(QUICK);
    }

    OpenOrders openOrders(OpenOrdersRules rules) throws Exception {
        String jdbcUrl = database.jdbcUrl();
        OpenOrders orders =
                new OpenJupiterOrders(
                                opener(settings(), Failpoints.NONE),
                                () -> new PostgresOrderLedger(jdbcUrl),
                                rules)
                        .open();
        opened.add(orders);
        return orders;
    }

    /** What sends withdrawals, as the live source opens it. */
    Withdrawals withdrawals() throws Exception {
        String jdbcUrl = database.jdbcUrl();
        MasterKeys keys = MasterKeys.parse(masterKey);
        return new OpenWithdrawals(
                        settings(), () -> WalletVault.open(jdbcUrl, keys), database.jdbcUrl())
                .open();
    }

    /** What completes a restored ledger, as the live source opens it. */
    MissedOrders missedOrders() {
        String jdbcUrl = database.jdbcUrl();
        return new OpenMissedOrders(settings(), () -> new PostgresOrderLedger(jdbcUrl), jdbcUrl)
                .open();
    }

    /** Without any wait. */
    WithdrawalDesk withdrawalDesk() {
        return new WithdrawalDesk(
                database.jdbcUrl(),
                new WithdrawalRules(Duration.ZERO, Duration.ofMinutes(15), Duration.ZERO, 3));
    }

    private OpenJupiterVenue opener(JupiterSettings settings, Failpoints failpoints) {
        String jdbcUrl = database.jdbcUrl();
        MasterKeys keys = MasterKeys.parse(masterKey);
        return new OpenJupiterVenue(
                settings,
                () -> new PostgresOrderLedger(jdbcUrl),
                () -> WalletVault.open(jdbcUrl, keys),
                () -> new PostgresLastCheck(jdbcUrl),
                failpoints);
    }

    /** A new user with a wallet of his own. */
    Trader trader(int sol) throws Exception {
        long user = ++numbers;
        execute(
                "INSERT INTO users (user_id) VALUES (%1$d); INSERT INTO user_settings (user_id) VALUES (%1$d)"
                        .formatted(user));
        try (WalletTable wallets = WalletTable.connect(database.jdbcUrl())) {
            String wallet =
                    new WalletRegistration(wallets, MasterKeys.parse(masterKey))
                            .register(user)
                            .publicKey();
            if (sol > 0) {
                localnet.admin("airdrop", "{\"address\":\"%s\",\"sol\":%d}".formatted(wallet, sol));
                settleSlots();
            }
            return new Trader(user, wallet);
        }
    }

    record Trader(long user, String wallet) {}

    /** The same where nothing may be thrown. */
    void change(String sql) {
        try {
            execute(sql);
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }

    /** Changes the tables as people do. */
    void execute(String sql) throws SQLException {
        try (Connection connection = DriverManager.getConnection(database.jdbcUrl());
                Statement statement = connection.createStatement()) {
            statement.execute(sql);
        }
    }

    /** A new mint with a pool of 1,000 SOL and 100 million tokens. */
    String mint(String more) throws Exception {
        String mint =
                localnet.admin(
                                "mint",
                                "{\"symbol\":\"T%d\",\"decimals\":6,\"supply\":1000000000%s}"
                                        .formatted(++numbers, more))
                        .path("mint")
                        .asText();
        localnet.admin(
                "pool",
                "{\"mint\":\"" + mint + "\",\"sol\":1000,\"tokens\":100000000,\"feeBps\":30}");
        settleSlots();
        return mint;
    }

    /** Lets what landed become confirmed. */
    void settleSlots() throws Exception {
        localnet.admin("slots", "{\"advance\":4}");
    }

    Order decide(Trader trader, Side side, String mint, long amount) throws Exception {
        return decide(trader, side, mint, amount, 0, 0);
    }

    /** Decided and stored. */
    Order decide(
            Trader trader,
            Side side,
            String mint,
            long amount,
            long referenceSol,
            long referenceUnits)
            throws Exception {
        OrderTerms terms =
                terms(
                        "signal " + ++numbers,
                        trader.user(),
                        side,
                        mint,
                        amount,
                        referenceSol,
                        referenceUnits);
        return ledger.store(Order.decided(terms)).toCompletableFuture().get(30, TimeUnit.SECONDS);
    }

    /** Of a command; 1 % slippage. */
    static OrderTerms terms(
            String signal,
            long user,
            Side side,
            String mint,
            long amount,
            long referenceSol,
            long referenceUnits) {
        boolean buy = side == Side.BUY;
        return new OrderTerms(
                Ids.order(signal),
                signal,
                user,
                OrderContext.MANUAL_COMMAND,
                null,
                "command",
                null,
                1,
                0,
                0,
                0,
                side,
                mint,
                buy ? Mints.SOL : mint,
                buy ? mint : Mints.SOL,
                amount,
                100,
                referenceSol,
                referenceUnits,
                3);
    }

    static Order take(TradeVenue venue, Order order) throws Exception {
        return venue.take(order).toCompletableFuture().get(60, TimeUnit.SECONDS);
    }

    /** Looks until the order is final; returns what was told of it. */
    static Order settle(OpenOrders orders, Order order) throws Exception {
        while (true) {
            for (Order told : orders.look()) {
                if (told.id().equals(order.id()) && told.state().isFinal()) {
                    return told;
                }
            }
        }
    }

    /** What the ledger holds while the order is not booked. */
    StoredOrder stored(Order order) throws Exception {
        return ledger.open(10_000).toCompletableFuture().get(30, TimeUnit.SECONDS).stream()
                .filter(stored -> stored.order().id().equals(order.id()))
                .findFirst()
                .orElseThrow();
    }

    /** The wallet's swaps that have landed, failed ones included. */
    JsonNode swaps(Trader trader) throws Exception {
        return ledgerOf(trader).path("swaps");
    }

    JsonNode ledgerOf(Trader trader) throws Exception {
        return localnet.read("ledger?owner=" + trader.wallet());
    }

    /** Between two tests. */
    void clear() throws Exception {
        execute("UPDATE system_state SET trading_state = 'ACTIVE'");
        localnet.heal();
        opened.forEach(OpenOrders::close);
        venues.forEach(TradeVenue::close);
        opened.clear();
        venues.clear();
    }

    @Override
    public void close() throws Exception {
        clear();
        ledger.close();
        database.close();
        localnet.close();
    }
}
