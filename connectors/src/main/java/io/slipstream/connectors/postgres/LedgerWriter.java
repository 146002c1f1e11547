package io.slipstream.connectors.postgres;

import io.slipstream.models.trade.StoredOrder;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.locks.LockSupport;
import java.util.stream.Collectors;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * One thread that writes requests to the ledger, as many at once as happen to wait; of one order
 * never more than one.
 */
final class LedgerWriter implements AutoCloseable {
    /** Most requests in one transaction. */
    static final int BATCH = 500;

    /**
     * How long the first of a batch waits for others, if it was not alone the last time. The
     * followers of one leader come within a millisecond; a writer that begins with the first of
     * them lets the rest wait for its commit.
     */
    private static final long GATHER_NANOS = 1_000_000;

    private static final Logger LOG = LoggerFactory.getLogger(LedgerWriter.class);
    private static final int TRIES = 6;
    private static final long FIRST_PAUSE_MILLIS = 50;
    private static final long CLOSE_MILLIS = 10_000;

    /** What is asked for one order; without an order: the end of the queue. */
    private record Request(
            @Nullable StoredOrder order, LedgerStep step, CompletableFuture<StoredOrder> done) {
        StoredOrder wanted() {
            if (order == null) {
                throw new IllegalStateException("expected an order, was the end of the queue");
            }
            return order;
        }

        String id() {
            return wanted().order().id();
        }
    }

    private final BlockingQueue<Request> queue = new LinkedBlockingQueue<>();
    private final DataSource connections;
    private final Thread thread;
    private final Object gate = new Object();
    private boolean closed;

    private LedgerWriter(String name, DataSource connections) {
        this.connections = connections;
        this.thread = new Thread(this::writeUntilClosed, name);
        thread.setDaemon(true);
    }

    static LedgerWriter start(String name, DataSource connections) {
        LedgerWriter writer = new LedgerWriter(name, connections);
        writer.thread.start();
        return writer;
    }

    /** Writes the request in its turn and completes {@code done}, on this writer's thread. */
    void submit(StoredOrder order, LedgerStep step, CompletableFuture<StoredOrder> done) {
        synchronized (gate) {
            if (!closed) {
                queue.add(new Request(order, step, done));
                return;
            }
        }
        done.completeExceptionally(new IllegalStateException("the ledger is closed"));
    }

    /** Writes what is in the queue, then ends the thread; leaves it if that takes too long. */
    @Override
    public void close() {
        synchronized (gate) {
            if (!closed) {
                closed = true;
                queue.add(new Request(null, LedgerStep.STORE, new CompletableFuture<>()));
            }
        }
        try {
            thread.join(CLOSE_MILLIS);
        } catch (InterruptedException e) {
            thread.interrupt();
            Thread.currentThread().interrupt();
        }
    }

    private void writeUntilClosed() {
        try {
            boolean ended = false;
            boolean alone = true;
            while (!ended) {
                List<Request> batch = new ArrayList<>();
                batch.add(queue.take());
                if (!alone) {
                    LockSupport.parkNanos(GATHER_NANOS);
                }
                queue.drainTo(batch, BATCH - 1);
                ended = batch.removeIf(request -> request.order() == null);
                alone = batch.size() == 1;
                if (!batch.isEmpty()) {
                    write(batch);
                }
            }
        } catch (InterruptedException e) {
            queue.forEach(request -> request.done().completeExceptionally(e));
        }
    }

    private void write(List<Request> batch) throws InterruptedException {
        try {
            complete(batch, writeWithRetries(batch));
        } catch (SQLException | RuntimeException e) {
            if (batch.size() == 1) {
                batch.get(0).done().completeExceptionally(e);
                return;
            }
            // One of them may be unfit; the others are not to suffer for it.
            LOG.warn("expected a batch of {} to be written, each alone now", batch.size(), e);
            for (Request request : batch) {
                write(List.of(request));
            }
        }
    }

    /** Writing twice what was written once changes nothing, so a lost answer does no harm. */
    private Map<String, StoredOrder> writeWithRetries(List<Request> batch)
            throws SQLException, InterruptedException {
        for (int attempt = 1; ; attempt++) {
            try (Connection connection = connections.getConnection()) {
                return new LedgerTransaction(connection).write(bySteps(batch));
            } catch (SQLException e) {
                if (attempt == TRIES || !passes(e)) {
                    throw e;
                }
                long pause = FIRST_PAUSE_MILLIS << attempt;
                LOG.warn("ledger: try {} of {} failed: {}", attempt, TRIES, e.getMessage());
                Thread.sleep(ThreadLocalRandom.current().nextLong(pause / 2, pause));
            }
        }
    }

    private static void complete(List<Request> batch, Map<String, StoredOrder> standing) {
        for (Request request : batch) {
            String id = request.id();
            StoredOrder order = standing.get(id);
            if (order == null) {
                request.done()
                        .completeExceptionally(
                                new IllegalStateException(
                                        "expected order " + id + " in the ledger, was none"));
            } else {
                request.done().complete(order);
            }
        }
    }

    private static Map<LedgerStep, List<StoredOrder>> bySteps(List<Request> batch) {
        return batch.stream()
                .collect(
                        Collectors.groupingBy(
                                Request::step,
                                Collectors.mapping(Request::wanted, Collectors.toList())));
    }

    /** Connections, resources, shutdown, serialization: classes 08, 53, 57 and 40 of SQLSTATE. */
    private static boolean passes(SQLException e) {
        String state = e.getSQLState();
        return state == null
                || state.startsWith("08")
                || state.startsWith("53")
                || state.startsWith("57")
                || state.startsWith("40");
    }
}
