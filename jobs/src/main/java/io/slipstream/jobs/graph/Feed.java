package io.slipstream.jobs.graph;

import io.slipstream.models.chain.FeedEvent;
import io.slipstream.models.chain.RawEvent;
import org.apache.flink.streaming.api.datastream.DataStream;
import org.jspecify.annotations.Nullable;

/**
 * The input of all graphs, and what it says of itself.
 *
 * @param events raw events in chain order
 * @param notices statuses and retractions of a live feed; null: the input declares itself gapless,
 *     as tapes and the simulator do
 * @param listens true if the notices say whether posts can be heard; else they always are, or never
 */
public record Feed(
        DataStream<RawEvent> events, @Nullable DataStream<FeedEvent> notices, boolean listens) {

    public static Feed gapless(DataStream<RawEvent> events) {
        return new Feed(events, null, false);
    }

    public static Feed watched(DataStream<RawEvent> events, DataStream<FeedEvent> notices) {
        return new Feed(events, notices, false);
    }

    /** The same, which brings posts too and says among its notices whether they are heard. */
    public Feed listening() {
        return new Feed(events, notices, true);
    }

    /** What the state of the feed means for decisions. */
    public FeedGuard guard() {
        return new FeedGuard(notices);
    }
}
