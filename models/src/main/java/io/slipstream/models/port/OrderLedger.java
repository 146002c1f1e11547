package io.slipstream.models.port;

import io.slipstream.models.trade.Order;
import io.slipstream.models.trade.SignedTransaction;
import io.slipstream.models.trade.StoredOrder;
import java.util.List;
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
     * Stores the transaction of an order's attempt, if the order still is as given: NEW, of this
     * attempt and version. It becomes SIGNED. Of several that sign at once, one wins; the others
     * discard what they signed.
     *
     * @return what the ledger holds now: this transaction, or the one that won, or an order that
     *     went another way
     */
    CompletionStage<StoredOrder> sign(Order stored, SignedTransaction signed);

    /**
     * Moves a stored order forward to the state, reason and amounts of the given version. An order
     * that becomes NEW again must be of a higher attempt; its transaction is forgotten.
     *
     * @return the order as it stands afterwards: the given one, or what the ledger held if that was
     *     further on
     */
    CompletionStage<Order> advance(Order order);

    /**
     * The same for a final order that the risk gate has booked: nobody needs to tell it again.
     *
     * @return the order as it stands afterwards
     */
    CompletionStage<Order> book(Order settled);

    /**
     * Ends an order as EXPIRED, for the withdrawal's reason, if it is NEW. One of which a
     * transaction may land goes on, but is not tried again when that comes to nothing.
     *
     * @return the order as it stands afterwards; fails if the ledger holds none of this id
     */
    CompletionStage<Order> withdraw(Order withdrawal);

    /**
     * Orders that are not booked yet: those without an end, then the others, the longest untouched
     * first.
     */
    CompletionStage<List<StoredOrder>> open(int most);

    /** Final orders that are not booked yet, in the order in which they landed. */
    CompletionStage<List<Order>> unbooked();

    @Override
    void close();
}
