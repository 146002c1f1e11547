package io.slipstream.models.port;

import io.slipstream.models.trade.Order;
import io.slipstream.models.trade.VenueReason;
import org.jspecify.annotations.Nullable;

/**
 * What is looked at last before an order is sent. The risk gate has decided by what it knew then;
 * since, somebody may have stopped trading, or the wallet may have been promised to other orders.
 * Safe for use by many threads.
 *
 * <p>Both calls block, for a database read: never call them on a thread of Flink.
 */
public interface LastCheck extends AutoCloseable {

    /** Lets everything through, and knows of no other order. */
    LastCheck NONE =
            new LastCheck() {
                @Override
                public @Nullable VenueReason objection(Order order) {
                    return null;
                }

                @Override
                public long promised(Order order, long mostFeeLamports) {
                    return 0;
                }

                @Override
                public void close() {}
            };

    /**
     * Why this order must not be sent any more; null if nothing speaks against it.
     *
     * @throws IllegalStateException if it cannot be found out now; then nothing may be sent
     */
    @Nullable VenueReason objection(Order order);

    /**
     * Lamports of the user's wallet that his other signed and unsettled buys may still take.
     *
     * @param mostFeeLamports what each of them may cost besides its input
     * @throws IllegalStateException if it cannot be found out now
     */
    long promised(Order order, long mostFeeLamports);

    @Override
    void close();
}
