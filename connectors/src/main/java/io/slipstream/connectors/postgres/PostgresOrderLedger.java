package io.slipstream.connectors.postgres;

import com.zaxxer.hikari.HikariConfig;
import com.zaxxer.hikari.HikariDataSource;
import io.slipstream.models.port.OrderLedger;
import io.slipstream.models.trade.Order;
import io.slipstream.models.trade.OrderState;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;

/**
 * The ledger in PostgreSQL. A few writer threads take whatever waits, up to {@value
 * LedgerWriter#BATCH} requests, and write it in one transaction: alone a request takes about a
 * millisecond, under load they share the commit. Requests for one order are written in the order in
 * which they came.
 *
 * <p>Stages complete on a writer's thread: what hangs on them must not block.
 */
public final class PostgresOrderLedger implements OrderLedger {
    private static final int WRITERS = 2;

    private final HikariDataSource connections;
    private final List<LedgerWriter> writers = new ArrayList<>();

    /** Connects at once; throws if the database cannot be reached. */
    public PostgresOrderLedger(String jdbcUrl) {
        HikariConfig config = new HikariConfig();
        config.setJdbcUrl(jdbcUrl);
        config.setPoolName("order-ledger");
        config.setMaximumPoolSize(WRITERS);
        config.setAutoCommit(false);
        config.setConnectionTimeout(5_000);
        connections = new HikariDataSource(config);
        for (int i = 0; i < WRITERS; i++) {
            writers.add(LedgerWriter.start("order-ledger-" + i, connections));
        }
    }

    @Override
    public CompletionStage<Order> store(Order decided) {
        return writerOf(decided).submit(decided, false);
    }

    @Override
    public CompletionStage<Order> advance(Order order) {
        if (order.state() == OrderState.DENIED) {
            return CompletableFuture.failedFuture(
                    new IllegalArgumentException(
                            "expected an order that was not denied, was " + order.id()));
        }
        return writerOf(order).submit(order, true);
    }

    /** Writes what was handed in, then disconnects. */
    @Override
    public void close() {
        writers.forEach(LedgerWriter::close);
        connections.close();
    }

    private LedgerWriter writerOf(Order order) {
        return writers.get(Math.floorMod(order.id().hashCode(), writers.size()));
    }
}
