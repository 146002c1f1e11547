package io.slipstream.functions.tape;

import io.slipstream.models.market.TapeBar;
import java.util.ArrayList;
import java.util.List;

/**
 * Trades into bars of {@link #BAR_SLOTS} slots, counted from a token's birth, of which the newest
 * {@link #BARS} are kept: about a minute.
 */
public final class TapeBars {
    public static final int BARS = 12;
    public static final int BAR_SLOTS = 12;

    private TapeBars() {}

    /** Which bar a slot belongs to. */
    public static long index(long slot, long birthSlot) {
        return Math.max(0, slot - birthSlot) / BAR_SLOTS;
    }

    /**
     * Adds a trade, in chain order.
     *
     * @param bars changed in place
     * @param price lamports per base unit after the trade, above zero
     */
    public static void add(
            List<TapeBar> bars, long index, double price, long lamports, boolean buy) {
        TapeBar last = bars.isEmpty() ? null : bars.get(bars.size() - 1);
        long bought = buy ? lamports : 0;
        long sold = buy ? 0 : lamports;
        if (last != null && last.index() >= index) {
            bars.set(
                    bars.size() - 1,
                    new TapeBar(
                            last.index(),
                            last.open(),
                            Math.max(last.high(), price),
                            Math.min(last.low(), price),
                            price,
                            sum(last.boughtLamports(), bought),
                            sum(last.soldLamports(), sold),
                            last.trades() + 1));
            return;
        }
        double open = last == null ? price : last.close();
        bars.add(
                new TapeBar(
                        index,
                        open,
                        Math.max(open, price),
                        Math.min(open, price),
                        price,
                        bought,
                        sold,
                        1));
        bars.removeIf(bar -> bar.index() <= index - BARS);
    }

    /**
     * The bars of the minute that ends with the given one; in a bar without a trade the price
     * stands still. Empty if there was no trade in it.
     */
    public static List<TapeBar> minute(List<TapeBar> bars, long index) {
        List<TapeBar> minute = new ArrayList<>();
        for (TapeBar bar : bars) {
            if (bar.index() <= index - BARS || bar.index() > index) {
                continue;
            }
            fill(minute, bar.index());
            minute.add(bar);
        }
        fill(minute, index + 1);
        return minute;
    }

    private static void fill(List<TapeBar> minute, long until) {
        if (minute.isEmpty()) {
            return;
        }
        TapeBar last = minute.get(minute.size() - 1);
        for (long next = last.index() + 1; next < until; next++) {
            double price = last.close();
            minute.add(new TapeBar(next, price, price, price, price, 0, 0, 0));
        }
    }

    /** Amounts come from the chain and can be forged: a sum ends at the largest long. */
    private static long sum(long a, long b) {
        long sum = a + b;
        return sum < 0 ? Long.MAX_VALUE : sum;
    }
}
