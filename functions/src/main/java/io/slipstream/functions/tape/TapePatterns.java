package io.slipstream.functions.tape;

import io.slipstream.models.market.TapeBar;
import io.slipstream.models.market.TapePattern;
import java.util.List;

/**
 * Names what a token's last minute looks like. The first rule that holds counts, what warns first:
 *
 * <ol>
 *   <li>UNKNOWN: fewer than {@link #LEAST_TRADES} trades, or fewer than {@link #LEAST_BARS} bars.
 *   <li>COLLAPSE: the last price is at most {@link #COLLAPSED} of the highest.
 *   <li>DISTRIBUTION: in the last half sellers took out {@link #DOMINANCE} times what buyers paid
 *       in, and the last price is at least {@link #OFF_HIGH} below the highest.
 *   <li>PUMP: the last quarter rose by {@link #PUMPED} on at least {@link #LOUD} times the amounts
 *       of the quarters before it.
 *   <li>STAIR_STEP: in each quarter both the lowest and the highest closing price are above those
 *       of the quarter before, and the whole rose by at least {@link #STAIRS}.
 *   <li>ACCUMULATION: buyers paid in {@link #DOMINANCE} times what sellers took out, and highest
 *       and lowest price lie at most {@link #NARROW} apart.
 *   <li>NONE.
 * </ol>
 */
public final class TapePatterns {
    static final int LEAST_TRADES = 8;
    static final int LEAST_BARS = 4;
    static final double COLLAPSED = 0.5;
    static final double DOMINANCE = 1.3;
    static final double OFF_HIGH = 0.1;
    static final double PUMPED = 0.5;
    static final double LOUD = 2;
    static final double STAIRS = 0.1;
    static final double NARROW = 0.15;

    private static final int QUARTERS = 4;

    private TapePatterns() {}

    /**
     * @param minute bars without gaps, oldest first; see {@link TapeBars#minute}
     */
    public static TapePattern of(List<TapeBar> minute) {
        int trades = minute.stream().mapToInt(TapeBar::trades).sum();
        if (trades < LEAST_TRADES || minute.size() < LEAST_BARS) {
            return TapePattern.UNKNOWN;
        }
        if (close(minute) <= COLLAPSED * high(minute)) {
            return TapePattern.COLLAPSE;
        }
        if (isDistributed(minute)) {
            return TapePattern.DISTRIBUTION;
        }
        if (isPumped(minute)) {
            return TapePattern.PUMP;
        }
        if (isStaired(minute)) {
            return TapePattern.STAIR_STEP;
        }
        boolean narrow = high(minute) - low(minute) <= NARROW * low(minute);
        return narrow && bought(minute) >= DOMINANCE * sold(minute) && bought(minute) > 0
                ? TapePattern.ACCUMULATION
                : TapePattern.NONE;
    }

    /** Last price / first price − 1; 0 without a trade. */
    public static double change(List<TapeBar> minute) {
        if (minute.isEmpty() || !(minute.get(0).open() > 0)) {
            return 0;
        }
        return close(minute) / minute.get(0).open() - 1;
    }

    private static boolean isDistributed(List<TapeBar> minute) {
        List<TapeBar> half = minute.subList(minute.size() / 2, minute.size());
        return sold(half) > 0
                && sold(half) >= DOMINANCE * bought(half)
                && close(minute) <= (1 - OFF_HIGH) * high(minute);
    }

    private static boolean isPumped(List<TapeBar> minute) {
        int quarter = minute.size() / QUARTERS;
        List<TapeBar> last = minute.subList(minute.size() - quarter, minute.size());
        List<TapeBar> before = minute.subList(0, minute.size() - quarter);
        double usual = (bought(before) + sold(before)) * quarter / before.size();
        return change(last) >= PUMPED && bought(last) + sold(last) >= LOUD * usual;
    }

    private static boolean isStaired(List<TapeBar> minute) {
        if (change(minute) < STAIRS) {
            return false;
        }
        double low = 0;
        double high = 0;
        for (int q = 0; q < QUARTERS; q++) {
            List<TapeBar> step =
                    minute.subList(
                            q * minute.size() / QUARTERS, (q + 1) * minute.size() / QUARTERS);
            double lowest = step.stream().mapToDouble(TapeBar::close).min().orElse(0);
            double highest = step.stream().mapToDouble(TapeBar::close).max().orElse(0);
            if (lowest <= low || highest <= high) {
                return false;
            }
            low = lowest;
            high = highest;
        }
        return true;
    }

    private static double close(List<TapeBar> bars) {
        return bars.get(bars.size() - 1).close();
    }

    private static double high(List<TapeBar> bars) {
        return bars.stream().mapToDouble(TapeBar::high).max().orElse(0);
    }

    private static double low(List<TapeBar> bars) {
        return bars.stream().mapToDouble(TapeBar::low).min().orElse(0);
    }

    private static double bought(List<TapeBar> bars) {
        return bars.stream().mapToDouble(TapeBar::boughtLamports).sum();
    }

    private static double sold(List<TapeBar> bars) {
        return bars.stream().mapToDouble(TapeBar::soldLamports).sum();
    }
}
