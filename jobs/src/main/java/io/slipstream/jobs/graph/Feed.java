package io.slipstream.jobs.graph;

import io.slipstream.functions.feed.GuardSignals;
import io.slipstream.models.chain.FeedEvent;
import io.slipstream.models.chain.RawEvent;
import io.slipstream.models.trade.Signal;
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

    /** The signals, those refused that the state of the feed does not allow. */
    public DataStream<Signal> guard(DataStream<Signal> signals) {
        return notices == null ? signals : guard(signals, notices);
    }

    /** The same, where signals and notices come by topics. */
    public static DataStream<Signal> guard(
            DataStream<Signal> signals, DataStream<FeedEvent> notices) {
        return signals.connect(notices.broadcast(GuardSignals.broadcastStates()))
                .process(new GuardSignals())
                .uid("guard-signals")
                .name("guard-signals");
    }
}
