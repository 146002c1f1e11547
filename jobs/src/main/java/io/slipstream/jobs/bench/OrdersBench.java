package io.slipstream.jobs.bench;

import io.slipstream.connectors.jupiter.FeePolicy;
import io.slipstream.connectors.jupiter.JupiterSettings;
import io.slipstream.connectors.jupiter.JupiterVenue;
import io.slipstream.connectors.postgres.EmbeddedDatabase;
import io.slipstream.connectors.postgres.Migrations;
import io.slipstream.connectors.postgres.PostgresLastCheck;
import io.slipstream.connectors.postgres.PostgresOrderLedger;
import io.slipstream.connectors.wallet.MasterKeys;
import io.slipstream.connectors.wallet.WalletRegistration;
import io.slipstream.connectors.wallet.WalletTable;
import io.slipstream.connectors.wallet.WalletVault;
import io.slipstream.models.chain.Side;
import io.slipstream.models.port.Failpoints;
import io.slipstream.models.port.Failpoints.Window;
import io.slipstream.models.port.OrderLedger;
import io.slipstream.models.port.TradeVenue;
import io.slipstream.models.trade.Order;
import io.slipstream.models.trade.OrderContext;
import io.slipstream.models.trade.OrderState;
import io.slipstream.models.trade.OrderTerms;
import io.slipstream.models.unit.Ids;
import io.slipstream.models.unit.Mints;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.locks.LockSupport;

/**
 * The live venue's own cost: from a decided order until its transaction is signed and stands in the
 * ledger, with PostgreSQL, encrypted keys, all checks and HTTP on loopback, but without the delay
 * of a network.
 */
public final class OrdersBench implements AutoCloseable {
    private static final int USERS = 100;
    private static final int MOST_IN_FLIGHT = 256;
    private static final long LAMPORTS = 10_000_000;

    private final Map<String, Long> begun = new ConcurrentHashMap<>();
    private final Map<String, Long> stored = new ConcurrentHashMap<>();
    private final EmbeddedDatabase database;
    private final LoopbackVenue loopback;
    private final OrderLedger ledger;
    private final TradeVenue venue;
    private int number;

    private OrdersBench(EmbeddedDatabase database, LoopbackVenue loopback, MasterKeys keys) {
        this.database = database;
        this.loopback = loopback;
        String jdbcUrl = database.jdbcUrl();
        Failpoints clock =
                (window, id) -> {
                    if (window == Window.STORED_UNSENT) {
                        stored.put(id, System.nanoTime());
                    }
                };
        this.ledger = new PostgresOrderLedger(jdbcUrl);
        this.venue =
                new JupiterVenue(
                        new JupiterSettings(
                                loopback.url(),
                                List.of(loopback.url()),
                                FeePolicy.standard(),
                                true,
                                true,
                                50,
                                1_000_000,
                                MOST_IN_FLIGHT),
                        new PostgresOrderLedger(jdbcUrl),
                        WalletVault.open(jdbcUrl, keys),
                        new PostgresLastCheck(jdbcUrl),
                        clock,
                        System::nanoTime);
    }

    /**
     * @param dir of the database
     */
    public static OrdersBench start(Path dir) throws Exception {
        EmbeddedDatabase database = EmbeddedDatabase.start(dir, 0);
        Migrations.apply(database.jdbcUrl());
        MasterKeys keys = MasterKeys.parse(MasterKeys.generate());
        try (Connection connection = DriverManager.getConnection(database.jdbcUrl());
                Statement statement = connection.createStatement();
                WalletTable wallets = WalletTable.connect(database.jdbcUrl())) {
            WalletRegistration registration = new WalletRegistration(wallets, keys);
            for (int user = 1; user <= USERS; user++) {
                statement.execute("INSERT INTO users (user_id) VALUES (" + user + ")");
                statement.execute("INSERT INTO user_settings (user_id) VALUES (" + user + ")");
                registration.register(user);
            }
        }
        return new OrdersBench(database, LoopbackVenue.start(), keys);
    }

    /**
     * What was measured.
     *
     * @param sent orders that the venue has taken, of all that were given
     * @param p50Millis from the moment at which it was due until it was signed and stored
     */
    public record Result(
            int orders, int sent, double perSecond, double p50Millis, double p99Millis) {}

    /** Orders at fixed moments, however long the ones before take. */
    public Result atRate(int rate, int seconds) throws Exception {
        long start = System.nanoTime();
        List<CompletableFuture<Order>> given = new ArrayList<>();
        for (int i = 0; i < rate * seconds; i++) {
            long due = start + i * 1_000_000_000L / rate;
            for (long left = due - System.nanoTime(); left > 0; left = due - System.nanoTime()) {
                LockSupport.parkNanos(left);
            }
            given.add(give(due));
        }
        return result(given, start);
    }

    /** As fast as it goes, with a bounded number on their way. */
    public Result drained(int orders) throws Exception {
        long start = System.nanoTime();
        Semaphore free = new Semaphore(MOST_IN_FLIGHT);
        List<CompletableFuture<Order>> given = new ArrayList<>();
        for (int i = 0; i < orders; i++) {
            free.acquire();
            given.add(give(System.nanoTime()).whenComplete((order, problem) -> free.release()));
        }
        return result(given, start);
    }

    private CompletableFuture<Order> give(long due) {
        Order order = Order.decided(terms(number++));
        begun.put(order.id(), due);
        CompletionStage<Order> storing = ledger.store(order);
        return storing.thenCompose(venue.prepare(order)).toCompletableFuture();
    }

    private Result result(List<CompletableFuture<Order>> given, long start) throws Exception {
        AtomicInteger sent = new AtomicInteger();
        List<Double> millis = new ArrayList<>();
        for (CompletableFuture<Order> one : given) {
            Order order = one.get(60, TimeUnit.SECONDS);
            Long from = begun.remove(order.id());
            Long until = stored.remove(order.id());
            if (order.state() == OrderState.SENT && from != null && until != null) {
                sent.incrementAndGet();
                millis.add((until - from) / 1e6);
            }
        }
        double seconds = (System.nanoTime() - start) / 1e9;
        Collections.sort(millis);
        return new Result(
                given.size(),
                sent.get(),
                given.size() / seconds,
                quantile(millis, 0.5),
                quantile(millis, 0.99));
    }

    private static double quantile(List<Double> sorted, double share) {
        return sorted.isEmpty()
                ? Double.NaN
                : sorted.get((int) Math.min(sorted.size() - 1, sorted.size() * share));
    }

    private static OrderTerms terms(int number) {
        String signal = "bench " + number;
        return new OrderTerms(
                Ids.order(signal),
                signal,
                1 + number % USERS,
                OrderContext.COPY_TRADE,
                null,
                "bench",
                null,
                1,
                0,
                0,
                0,
                Side.BUY,
                Mints.USDC,
                Mints.SOL,
                Mints.USDC,
                LAMPORTS,
                100,
                0,
                0,
                3);
    }

    @Override
    public void close() throws Exception {
        venue.close();
        ledger.close();
        loopback.close();
        database.close();
    }
}
