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
 */
public record Feed(DataStream<RawEvent> events, @Nullable DataStream<FeedEvent> notices) {

    public static Feed gapless(DataStream<RawEvent> events) {
        return new Feed(events, null);
    }

    public static Feed watched(DataStream<RawEvent> events, DataStream<FeedEvent> notices) {
        return new Feed(events, notices);
    }

    /** What the state of the feed means for decisions. */
    public FeedGuard guard() {
        return new FeedGuard(notices);
    }
}
