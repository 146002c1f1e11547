package io.slipstream.connectors.postgres;

import com.zaxxer.hikari.HikariConfig;
import com.zaxxer.hikari.HikariDataSource;
import io.slipstream.models.port.OrderLedger;
import io.slipstream.models.trade.Order;
import io.slipstream.models.trade.OrderState;
import io.slipstream.models.trade.SignedTransaction;
import io.slipstream.models.trade.StoredOrder;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The ledger in PostgreSQL. A few writer threads take whatever waits, up to {@value
 * LedgerWriter#BATCH} requests, and write it in one transaction: what comes within a millisecond
 * shares the commit. Requests for one order are written in the order in which they came: each waits
 * for the one before it.
 *
 * <p>Stages complete on a writer's thread: what hangs on them must not block.
 */
public final class PostgresOrderLedger implements OrderLedger {
    private static final int WRITERS = 2;
    private static final int STOPPED_MILLIS = 3_000;
    private static final int CLOSE_MILLIS = 10_000;
    private static final Logger LOG = LoggerFactory.getLogger(PostgresOrderLedger.class);

    private static final String OPEN =
            """
            SELECT %s FROM orders WHERE booked_at IS NULL
            ORDER BY state IN ('FILLED', 'FAILED', 'EXPIRED'), updated_at LIMIT ?"""
                    .formatted(OrderColumns.STORED);

    private final HikariDataSource connections;

    /** Who waits for a decision does not wait for what became of others. */
    private final LedgerWriter decisions;

    private final LedgerWriter outcomes;

    /** The last request for each order that has one under way, by id. */
    private final Map<String, UnderWay> underWay = new ConcurrentHashMap<>();

    private final ExecutorService reader =
            Executors.newSingleThreadExecutor(
                    task -> {
                        Thread thread = new Thread(task, "order-ledger-reader");
                        thread.setDaemon(true);
                        return thread;
                    });

    /** Connects at once; throws if the database cannot be reached. */
    public PostgresOrderLedger(String jdbcUrl) {
        HikariConfig config = new HikariConfig();
        config.setJdbcUrl(jdbcUrl);
        config.setPoolName("order-ledger");
        config.setMaximumPoolSize(WRITERS + 1);
        config.setMinimumIdle(WRITERS); // few of those that hold a ledger read open orders
        config.setAutoCommit(false);
        // A process that is stopped within a transaction must not hold its locks: whoever takes
        // its place waits for them.
        config.addDataSourceProperty(
                "options", "-c idle_in_transaction_session_timeout=" + STOPPED_MILLIS);
        config.setConnectionTimeout(5_000);
        connections = new HikariDataSource(config);
        decisions = LedgerWriter.start("order-ledger-decisions", connections);
        outcomes = LedgerWriter.start("order-ledger-outcomes", connections);
    }

    @Override
    public CompletionStage<Order> store(Order decided) {
        return submit(StoredOrder.of(decided, null), LedgerStep.STORE)
                .thenApply(StoredOrder::order);
    }

    @Override
    public CompletionStage<StoredOrder> sign(Order stored, SignedTransaction signed) {
        Order next = stored.signed().withSignature(signed.signature());
        // Whoever cancels what he was given does not change whose turn it is.
        return submit(StoredOrder.of(next, signed), LedgerStep.SIGN).copy();
    }

    @Override
    public CompletionStage<Order> advance(Order order) {
        return forward(order, LedgerStep.ADVANCE);
    }

    @Override
    public CompletionStage<Order> book(Order settled) {
        return forward(settled, LedgerStep.BOOK);
    }

    @Override
    public CompletionStage<Order> withdraw(Order withdrawal) {
        return submit(StoredOrder.of(withdrawal, null), LedgerStep.WITHDRAW)
                .thenApply(StoredOrder::order);
    }

    @Override
    public CompletionStage<List<StoredOrder>> open(int most) {
        return CompletableFuture.supplyAsync(() -> read(most), reader);
    }

    @Override
    public CompletionStage<List<Order>> unbooked() {
        return CompletableFuture.supplyAsync(this::readUnbooked, reader);
    }

    private CompletionStage<Order> forward(Order order, LedgerStep step) {
        if (order.state() == OrderState.DENIED) {
            return CompletableFuture.failedFuture(
                    new IllegalArgumentException(
                            "expected an order that was not denied, was " + order.id()));
        }
        return submit(StoredOrder.of(order, null), step).thenApply(StoredOrder::order);
    }

    private List<StoredOrder> read(int most) {
        try (Connection connection = connections.getConnection();
                PreparedStatement query = connection.prepareStatement(OPEN)) {
            query.setInt(1, most);
            List<StoredOrder> orders = new ArrayList<>();
            try (ResultSet rows = query.executeQuery()) {
                while (rows.next()) {
                    orders.add(OrderColumns.readStored(rows));
                }
            }
            connection.commit();
            return orders;
        } catch (SQLException e) {
            throw new CompletionException(e);
        }
    }

    private List<Order> readUnbooked() {
        try (Connection connection = connections.getConnection();
                PreparedStatement query = connection.prepareStatement(BookedOrders.UNBOOKED);
                ResultSet rows = query.executeQuery()) {
            List<Order> orders = new ArrayList<>();
            while (rows.next()) {
                orders.add(OrderColumns.read(rows));
            }
            connection.commit();
            return orders;
        } catch (SQLException e) {
            throw new CompletionException(e);
        }
    }

    /** Writes what was handed in, then disconnects. */
    @Override
    public void close() {
        reader.shutdownNow();
        awaitUnderWay();
        decisions.close();
        outcomes.close();
        connections.close();
    }

    private void awaitUnderWay() {
        CompletableFuture<?>[] last = underWay.values().toArray(CompletableFuture<?>[]::new);
        try {
            CompletableFuture.allOf(last).get(CLOSE_MILLIS, TimeUnit.MILLISECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        } catch (ExecutionException | TimeoutException e) {
            LOG.debug("ledger: closed before every request was written", e);
        }
    }

    private CompletableFuture<StoredOrder> submit(StoredOrder order, LedgerStep step) {
        LedgerWriter writer =
                switch (step) {
                    case STORE, SIGN, WITHDRAW -> decisions;
                    case ADVANCE, BOOK -> outcomes;
                };
        UnderWay done = new UnderWay(order.order().id());
        CompletableFuture<StoredOrder> before = underWay.put(done.id, done);
        if (before == null) {
            writer.submit(order, step, done);
        } else {
            before.whenComplete((written, failure) -> writer.submit(order, step, done));
        }
        return done;
    }

    /** A request; what comes after its end need not wait for it. */
    private final class UnderWay extends CompletableFuture<StoredOrder> {
        private final String id;

        UnderWay(String id) {
            this.id = id;
        }

        @Override
        public boolean complete(StoredOrder written) {
            underWay.remove(id, this);
            return super.complete(written);
        }

        @Override
        public boolean completeExceptionally(Throwable failure) {
            underWay.remove(id, this);
            return super.completeExceptionally(failure);
        }
    }
}
