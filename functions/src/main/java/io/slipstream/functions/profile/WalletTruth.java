package io.slipstream.functions.profile;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.Iterator;
import java.util.List;
import java.util.Map;

/** A wallet's record over time. Flink state, hence the public fields. */
public final class WalletTruth {
    /** Seconds of one span: windows are exact to that. */
    static final long SPAN_SECONDS = 6 * 3600;

    static final long DAY_SECONDS = 24 * 3600;
    private static final long KEPT_SECONDS = 30 * DAY_SECONDS;

    /**
     * More partners than that are not told apart; the rarest goes. One that stands beside most
     * trades stays: a trade names at most half as many.
     */
    private static final int MOST_PARTNERS = 16;

    /** By number since 1970. */
    public Map<Long, Span> spans = new HashMap<>();

    /** All that lies before them. */
    public Span before = new Span();

    /** Wallets that traded beside this one: in the same slot and direction, trades. */
    public Map<String, Integer> together = new HashMap<>();

    /** Wallets into whose buys this one sold at once. */
    public Map<String, Integer> counterparts = new HashMap<>();

    /** Epoch seconds of its last trade. */
    public long lastTrade;

    Span spanAt(long blockTime) {
        lastTrade = Math.max(lastTrade, blockTime);
        return spans.computeIfAbsent(blockTime / SPAN_SECONDS, number -> new Span());
    }

    /** The last seconds until a moment; 0 for all. */
    Span window(long seconds, long now) {
        Span whole = new Span();
        if (seconds == 0) {
            whole.append(before);
        }
        List<Long> numbers = new ArrayList<>(spans.keySet());
        numbers.sort(null);
        for (long number : numbers) {
            Span span = spans.get(number);
            if (span != null && (seconds == 0 || (number + 1) * SPAN_SECONDS > now - seconds)) {
                whole.append(span);
            }
        }
        return whole;
    }

    /** Puts together what no window but the longest asks for. */
    void forget() {
        List<Long> old = new ArrayList<>();
        for (long number : spans.keySet()) {
            if ((number + 1) * SPAN_SECONDS <= lastTrade - KEPT_SECONDS) {
                old.add(number);
            }
        }
        old.sort(null);
        for (long number : old) {
            Span span = spans.remove(number);
            if (span != null) {
                before.append(span);
            }
        }
    }

    static void count(Map<String, Integer> wallets, String wallet) {
        wallets.merge(wallet, 1, Integer::sum);
        if (wallets.size() > MOST_PARTNERS) {
            Iterator<Map.Entry<String, Integer>> all = wallets.entrySet().iterator();
            Map.Entry<String, Integer> rarest = all.next();
            String key = rarest.getKey();
            int least = rarest.getValue();
            while (all.hasNext()) {
                Map.Entry<String, Integer> one = all.next();
                if (one.getValue() < least && !one.getKey().equals(wallet)) {
                    key = one.getKey();
                    least = one.getValue();
                }
            }
            wallets.remove(key);
        }
    }

    static int most(Map<String, Integer> wallets) {
        int most = 0;
        for (int count : wallets.values()) {
            most = Math.max(most, count);
        }
        return most;
    }
}
