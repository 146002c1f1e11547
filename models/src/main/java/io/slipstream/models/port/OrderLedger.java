package io.slipstream.models.port;

import io.slipstream.models.trade.Order;
import java.util.concurrent.CompletionStage;

/**
 * The table of orders: the one place that decides whether something is bought. Safe for use by many
 * threads; nothing here blocks the caller.
 */
public interface OrderLedger extends AutoCloseable {

    /**
     * Stores a decision, an order or a denial, if none is stored for its id yet. The first stored
     * decision wins.
     *
     * @return what the ledger holds now: the order that was handed in, or the earlier one as it
     *     stands, or the earlier denial (state DENIED)
     */
    CompletionStage<Order> store(Order decided);

    /**
     * Moves a stored order forward to the state, reason and amounts of the given version.
     *
     * @return the order as it stands afterwards: the given one, or what the ledger held if that was
     *     further on
     */
    CompletionStage<Order> advance(Order order);

    @Override
    void close();
}
