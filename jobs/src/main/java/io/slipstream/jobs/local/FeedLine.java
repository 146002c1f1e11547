package io.slipstream.jobs.local;

import io.slipstream.jobs.metrics.RunMetrics;
import io.slipstream.jobs.wiring.SolanaFeed;
import java.util.List;
import java.util.Locale;

/** How a live feed is doing, for the status line. */
final class FeedLine {

    private static final String OPERATOR = "Source: " + SolanaFeed.NAME;

    private FeedLine() {}

    /** Empty if there is no live feed. */
    static String text() {
        List<Long> fresh = RunMetrics.gauges(OPERATOR, "fresh");
        if (fresh.isEmpty()) {
            return "";
        }
        return String.format(
                Locale.ROOT,
                "  feed %s, lag %.1f s, gap %d slots, %d of %d wallets subscribed, %d by whole transactions",
                fresh.contains(0L) ? "STALE" : "fresh",
                greatest("lagMillis") / 1e3,
                greatest("gapSlots"),
                greatest("walletsSubscribed"),
                greatest("walletsFollowed"),
                greatest("walletsBroughtWhole"));
    }

    private static long greatest(String gauge) {
        return RunMetrics.gauges(OPERATOR, gauge).stream()
                .mapToLong(Long::longValue)
                .max()
                .orElse(0);
    }
}
