package io.slipstream.connectors.solana;

import org.apache.flink.metrics.Counter;
import org.apache.flink.metrics.Gauge;
import org.apache.flink.metrics.MetricGroup;

/** All metrics of a Solana feed. */
final class FeedMetrics {
    private final Counter fetched;
    private final Counter heard;
    private final Counter duplicates;
    private final Counter late;
    private final Counter retracted;

    FeedMetrics(MetricGroup group, WalletFeed feed) {
        fetched = group.counter("transactionsFetched");
        heard = group.counter("transactionsHeard");
        duplicates = group.counter("duplicates");
        late = group.counter("lateTransactions");
        retracted = group.counter("retractions");
        gauge(group, "lagMillis", feed.health()::lagMillis);
        gauge(group, "gapSlots", feed.health()::gapSlots);
        gauge(group, "fresh", () -> feed.health().isFresh() ? 1L : 0L);
        gauge(group, "walletsFollowed", feed::followed);
        gauge(group, "walletsSubscribed", feed::subscribed);
        gauge(group, "walletsBroughtWhole", feed::broughtWhole);
        gauge(group, "followedToSubscribedMillis", feed::followMillis);
        gauge(group, "walletsFailing", feed::failing);
        gauge(group, "scanMillis", feed.polling()::scanMillis);
        gauge(group, "requestsPerScan", feed.polling()::requests);
        gauge(group, "walletsWithActivity", feed.polling()::walletsWithActivity);
        feed.client()
                .counters()
                .forEach(
                        (endpoint, counters) -> {
                            MetricGroup own = group.addGroup("provider", endpoint.toString());
                            gauge(own, "requests", counters::requests);
                            gauge(own, "requestsFailed", counters::failures);
                            gauge(own, "requestsRateLimited", counters::rateLimited);
                            gauge(own, "breakerOpen", counters::breakerOpen);
                        });
    }

    private static void gauge(MetricGroup group, String name, Gauge<Long> gauge) {
        group.gauge(name, gauge);
    }

    /** From a history. */
    void fetched() {
        fetched.inc();
    }

    /** From the websocket. */
    void heard() {
        heard.inc();
    }

    /** In a history, of which the transaction had been handed on before. */
    void duplicate() {
        duplicates.inc();
    }

    /** Behind the watermark. */
    void late() {
        late.inc();
    }

    void retracted() {
        retracted.inc();
    }
}
