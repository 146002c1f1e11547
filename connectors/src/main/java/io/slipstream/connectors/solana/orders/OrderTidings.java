package io.slipstream.connectors.solana.orders;

import io.slipstream.models.trade.Order;
import java.util.ArrayList;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;

/** What has changed and is still to be told. Safe for use by many threads. */
final class OrderTidings {
    private final Queue<Order> waiting = new ConcurrentLinkedQueue<>();

    void add(Order order) {
        waiting.add(order);
    }

    /** Only if the ledger moved on. */
    void changed(PendingOrder before, Order standing) {
        if (standing.version() != before.order().version()) {
            waiting.add(standing);
        }
    }

    /** In the order in which they came. */
    List<Order> take() {
        List<Order> taken = new ArrayList<>();
        for (Order next = waiting.poll(); next != null; next = waiting.poll()) {
            taken.add(next);
        }
        return taken;
    }
}
