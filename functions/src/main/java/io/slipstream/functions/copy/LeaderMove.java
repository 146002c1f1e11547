package io.slipstream.functions.copy;

import io.slipstream.models.chain.NetSwap;
import org.jspecify.annotations.Nullable;

/**
 * A swap of somebody who is followed, on its way to his followers.
 *
 * @param late true if a later trade of his in this mint was handled before
 * @param shards a bit for each part of his followers that is not empty
 * @param driftBps how far the price now lies above the one that he paid, hundredths of a percent;
 *     {@link #UNKNOWN} if no pool of the mint has shown a price
 * @param creator who made the mint; null if unknown
 */
public record LeaderMove(
        NetSwap swap, boolean late, int shards, int driftBps, @Nullable String creator) {

    /** No price to compare with. */
    public static final int UNKNOWN = Integer.MIN_VALUE;

    static LeaderMove of(NetSwap swap, boolean late, int shards) {
        return new LeaderMove(swap, late, shards, UNKNOWN, null);
    }

    LeaderMove at(int otherDriftBps, @Nullable String itsCreator) {
        return new LeaderMove(swap, late, shards, otherDriftBps, itsCreator);
    }

    /** A number by which those who wait take turns: another one for each trade. */
    int turn() {
        return (int) Shards.mix(swap.signature().hashCode() * 31L + swap.ordinal());
    }
}
