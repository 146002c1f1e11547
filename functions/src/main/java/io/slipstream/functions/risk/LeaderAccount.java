package io.slipstream.functions.risk;

import io.slipstream.models.user.CopyTerms;
import org.jspecify.annotations.Nullable;

/**
 * What one user has and had with one leader by copying him, lamports. Flink state, hence the public
 * fields.
 */
public final class LeaderAccount {
    /** On what terms he is copied; null for the standard ones. */
    public @Nullable CopyTerms terms;

    /** What the open lots have cost, fees included. */
    public long held;

    /** Held for buys in flight, fees included. */
    public long reserved;

    /** Mints held or being bought. */
    public int openPositions;

    /** The user's day in which {@link #spent} counts. */
    public long day;

    /** Spent that day, and held for buys that were decided that day. */
    public long spent;

    /** Realised profit since the relation began, fees of failures included; a loss is negative. */
    public long realized;

    /** All that copies have in tokens. */
    long exposure() {
        return Math.addExact(held, reserved);
    }

    long spentOn(long ofDay) {
        return ofDay == day ? spent : 0;
    }

    void reserve(BuyReservation buy) {
        reserved = Math.addExact(reserved, buy.total());
        if (buy.day() > day) {
            day = buy.day();
            spent = 0;
        }
        spent = Math.addExact(spent, buy.lamports());
    }

    /**
     * @param filled false gives the day its money back
     */
    void release(BuyReservation buy, boolean filled) {
        reserved = Math.subtractExact(reserved, buy.total());
        if (!filled && buy.day() == day) {
            spent = Math.subtractExact(spent, buy.lamports());
        }
    }

    void open(long cost) {
        held = Math.addExact(held, cost);
    }

    void close(long cost) {
        held = Math.subtractExact(held, cost);
    }

    void realize(long lamports) {
        realized = Math.addExact(realized, lamports);
    }

    /** True if it says nothing that an empty one does not say. */
    boolean isBlank() {
        return terms == null
                && held == 0
                && reserved == 0
                && openPositions == 0
                && spent == 0
                && realized == 0;
    }
}
