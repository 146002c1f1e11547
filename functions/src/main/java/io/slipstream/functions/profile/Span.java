package io.slipstream.functions.profile;

import java.util.HashSet;
import java.util.Set;

/**
 * What a wallet did in some span of time; two spans that follow each other can be put together.
 * Lamports. Flink state, hence the public fields.
 */
public final class Span {
    /** Holding times by the power of two of their seconds. */
    static final int HOLDS = 32;

    /** More distinct mints than that are not counted. */
    private static final int MOST_MINTS = 2_000;

    public long trades;
    public long buys;
    public long sells;
    public long earlyBuys;
    public long bundledBuys;

    /** Sells into others' buys, and sells into one linked wallet's. */
    public long dumps;

    public long washes;

    /** Lots that were closed wholly, and those of them that brought something. */
    public long closed;

    public long wins;

    /** Realised profit of all sells, of those with a profit, and of those with a loss. */
    public long realized;

    public long gains;
    public long losses;

    /** Largest profit of one lot, and of all lots with one. */
    public long largestWin;

    public long lotGains;

    /** Realised by somebody who followed 0.4 s, 2 s and 10 s later. */
    public long[] followed = new long[3];

    /** Of the curve of realised profit since the span's start: highest, lowest, deepest fall. */
    public long highest;

    public long lowest;
    public long drawdown;

    public int[] holds = new int[HOLDS];
    public Set<String> mints = new HashSet<>();

    void sawMint(String mint) {
        if (mints.size() < MOST_MINTS) {
            mints.add(mint);
        }
    }

    void realize(long profit) {
        realized += profit;
        gains += Math.max(0, profit);
        losses += Math.max(0, -profit);
        highest = Math.max(highest, realized);
        lowest = Math.min(lowest, realized);
        drawdown = Math.max(drawdown, highest - realized);
    }

    void close(long lotProfit, long heldSeconds) {
        closed++;
        if (lotProfit > 0) {
            wins++;
            lotGains += lotProfit;
            largestWin = Math.max(largestWin, lotProfit);
        }
        holds[Math.min(HOLDS - 1, 64 - Long.numberOfLeadingZeros(Math.max(0, heldSeconds)))]++;
    }

    /** Takes in the span that follows this one. */
    void append(Span next) {
        drawdown = Math.max(Math.max(drawdown, next.drawdown), highest - (realized + next.lowest));
        highest = Math.max(highest, realized + next.highest);
        lowest = Math.min(lowest, realized + next.lowest);
        realized += next.realized;
        gains += next.gains;
        losses += next.losses;
        trades += next.trades;
        buys += next.buys;
        sells += next.sells;
        earlyBuys += next.earlyBuys;
        bundledBuys += next.bundledBuys;
        dumps += next.dumps;
        washes += next.washes;
        closed += next.closed;
        wins += next.wins;
        lotGains += next.lotGains;
        largestWin = Math.max(largestWin, next.largestWin);
        for (int i = 0; i < followed.length; i++) {
            followed[i] += next.followed[i];
        }
        for (int i = 0; i < HOLDS; i++) {
            holds[i] += next.holds[i];
        }
        next.mints.forEach(this::sawMint);
    }

    /** Median seconds for which lots were held: the middle of its power of two; 0 if none. */
    long medianHold() {
        long half = (closed + 1) / 2;
        long seen = 0;
        for (int i = 0; i < HOLDS; i++) {
            seen += holds[i];
            if (closed > 0 && seen >= half) {
                return i < 2 ? i : 3L << (i - 2);
            }
        }
        return 0;
    }
}
