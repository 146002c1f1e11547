package io.slipstream.models.chain;

import org.jspecify.annotations.Nullable;

/**
 * What a live feed says of itself, at each change. Only the feed can know: a quiet market and a
 * broken connection look the same from behind it.
 *
 * @param fresh false while something that happened may not have been seen yet
 * @param slot if fresh, the first slot from which on everything is seen in time; if stale, the last
 *     slot up to which everything has been seen, −1 if there is none
 * @param lagSlots slots from there to the chain's newest slot, 0 if fresh
 * @param at epoch millis at which it became so
 * @param reason why it is stale; null if fresh
 */
public record FeedStatus(
        boolean fresh, long slot, long lagSlots, long at, @Nullable Reason reason) {

    /** Why a feed is stale. The names are stable: topics hold them. */
    public enum Reason {
        /** It has just begun, or begun again, and not caught up yet. */
        CATCHING_UP,
        /** Nothing was heard of the chain's newest slot: nodes do not answer, or stand still. */
        SLOT_UNKNOWN,
        /** Some wallet has not been read for too long. */
        GAP
    }

    public static FeedStatus fresh(long fromSlot, long at) {
        return new FeedStatus(true, fromSlot, 0, at, null);
    }

    public static FeedStatus stale(Reason reason, long seenUpToSlot, long lagSlots, long at) {
        return new FeedStatus(false, seenUpToSlot, lagSlots, at, reason);
    }
}
