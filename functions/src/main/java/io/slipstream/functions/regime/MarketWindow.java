package io.slipstream.functions.regime;

import io.slipstream.models.market.MarketMove;
import io.slipstream.models.market.MarketRegime;
import io.slipstream.models.market.Regime;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * What the tokens of the last minute did. What comes for a slot waits until the slot is over, so
 * that the order of arrival says nothing. Flink state, hence the public fields.
 */
public class MarketWindow {
    /** Of a figure, and between two of them. */
    static final long MINUTE_SLOTS = 150;

    static final long EVERY_SLOTS = 25;

    /** How far the price of SOL and the usual number of launches reach back. */
    static final long LONG_SLOTS = 750;

    /** In whatever order they came. */
    public List<MarketMove> pending = new ArrayList<>();

    /** Mint → its newest move. */
    public Map<String, MarketMove> moves = new HashMap<>();

    /** End of a step of {@link #EVERY_SLOTS} slots → launches in it. */
    public Map<Long, Integer> launches = new HashMap<>();

    /** The same → highest price of SOL that its moves told, millionths of a dollar. */
    public Map<Long, Long> solPrices = new HashMap<>();

    /** Slot of the first move or launch; 0: none yet. */
    public long since;

    /** The end of the step that a slot belongs to. */
    static long step(long slot) {
        return Math.floorDiv(slot + EVERY_SLOTS - 1, EVERY_SLOTS) * EVERY_SLOTS;
    }

    void add(MarketMove move) {
        pending.add(move);
    }

    /** The market at the end of the given slot. */
    MarketRegime at(long slot) {
        List<MarketMove> later = new ArrayList<>();
        for (MarketMove move : pending) {
            if (move.slot() > slot) {
                later.add(move);
            } else {
                take(move);
            }
        }
        pending = later;
        moves.values().removeIf(move -> move.slot() <= slot - MINUTE_SLOTS);
        launches.keySet().removeIf(step -> step <= slot - LONG_SLOTS);
        solPrices.keySet().removeIf(step -> step <= slot - LONG_SLOTS);
        return seen(slot);
    }

    boolean isEmpty() {
        return pending.isEmpty() && moves.isEmpty() && launches.isEmpty() && solPrices.isEmpty();
    }

    private void take(MarketMove move) {
        since = since == 0 ? move.slot() : Math.min(since, move.slot());
        String mint = move.mint();
        if (mint == null) {
            launches.merge(step(move.slot()), 1, Integer::sum);
        } else {
            moves.merge(mint, move, (a, b) -> a.slot() > b.slot() ? a : b);
        }
        if (move.solUsdMicros() > 0) {
            solPrices.merge(step(move.slot()), move.solUsdMicros(), Math::max);
        }
    }

    private MarketRegime seen(long slot) {
        double[] sizes = new double[moves.size()];
        int up = 0;
        int n = 0;
        for (MarketMove move : moves.values()) {
            up += move.change() > 0 ? 1 : 0;
            sizes[n++] = Math.abs(move.change());
        }
        Arrays.sort(sizes);
        int fresh = launches(slot, MINUTE_SLOTS);
        MarketRegime seen =
                new MarketRegime(
                        slot,
                        Regime.UNKNOWN,
                        n,
                        n == 0 ? 0 : (double) up / n,
                        n == 0 ? 0 : sizes[n / 2],
                        fresh,
                        launchRate(slot, fresh),
                        solTrend());
        return new MarketRegime(
                seen.slot(),
                RegimeRules.of(seen),
                seen.tokens(),
                seen.breadth(),
                seen.volatility(),
                seen.launches(),
                seen.launchRate(),
                seen.solTrend());
    }

    private int launches(long slot, long slots) {
        int sum = 0;
        for (Map.Entry<Long, Integer> step : launches.entrySet()) {
            sum += step.getKey() > slot - slots ? step.getValue() : 0;
        }
        return sum;
    }

    /** Known once two minutes have been seen: the first one alone is no usual one. */
    private double launchRate(long slot, int fresh) {
        double seen = Math.min(LONG_SLOTS, slot - since);
        double usual = launches(slot, LONG_SLOTS) * MINUTE_SLOTS / Math.max(1, seen);
        return since == 0 || seen < 2 * MINUTE_SLOTS || usual == 0 ? -1 : fresh / usual;
    }

    private double solTrend() {
        if (solPrices.isEmpty()) {
            return Double.NaN;
        }
        TreeMap<Long, Long> inOrder = new TreeMap<>(solPrices);
        return (double) inOrder.lastEntry().getValue() / inOrder.firstEntry().getValue() - 1;
    }
}
