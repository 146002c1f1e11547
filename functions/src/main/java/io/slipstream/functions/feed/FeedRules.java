package io.slipstream.functions.feed;

import io.slipstream.models.chain.FeedStatus;
import io.slipstream.models.chain.Side;
import io.slipstream.models.trade.Signal;
import org.jspecify.annotations.Nullable;

/** Whether a signal of a live feed may go on. Sells may, whatever the feed says of itself. */
public final class FeedRules {
    /** Slots by which a buy's cause may lie behind the watermark: 10 s. */
    static final long LATE_SLOTS = 25;

    private FeedRules() {}

    /**
     * What happened in a gap is told by its slot: it may come when the feed is fresh again already.
     * A command is about now, whatever slot its price is of.
     *
     * @param status null: the feed has not said anything yet
     * @param watermark slots up to this one are complete
     * @param retracted true if the transaction that caused the signal never happened
     * @return null if it may go on
     */
    public static @Nullable FeedReason refusal(
            Signal signal, @Nullable FeedStatus status, long watermark, boolean retracted) {
        if (retracted) {
            return FeedReason.RETRACTED;
        }
        if (signal.side() == Side.SELL) {
            return null;
        }
        if (status == null || !status.fresh()) {
            return FeedReason.STALE_FEED;
        }
        if (signal.context().isCommanded()) {
            return null;
        }
        if (signal.slot() < status.slot()) {
            return FeedReason.STALE_FEED;
        }
        boolean late = watermark != Long.MAX_VALUE && signal.slot() + LATE_SLOTS < watermark;
        return late ? FeedReason.LATE : null;
    }
}
