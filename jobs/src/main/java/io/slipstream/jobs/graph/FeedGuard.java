package io.slipstream.jobs.graph;

import io.slipstream.functions.feed.GuardSignals;
import io.slipstream.functions.feed.TakeBackSignals;
import io.slipstream.functions.risk.RiskInput;
import io.slipstream.models.chain.FeedEvent;
import io.slipstream.models.trade.Signal;
import org.apache.flink.streaming.api.datastream.DataStream;
import org.apache.flink.streaming.api.datastream.SingleOutputStreamOperator;
import org.jspecify.annotations.Nullable;

/**
 * Keeps from the risk gate what the state of the feed does not allow, and takes back what a fork
 * undid.
 *
 * @param notices what the feed says of itself; null: the input is gapless, and everything passes
 */
public record FeedGuard(@Nullable DataStream<FeedEvent> notices) {

    /** For tapes and the simulator. */
    public static FeedGuard none() {
        return new FeedGuard(null);
    }

    /**
     * @param decisions signals, commands with their price, and prices
     */
    DataStream<RiskInput> guard(DataStream<RiskInput> decisions) {
        return notices == null ? decisions : guard(decisions, notices);
    }

    private static DataStream<RiskInput> guard(
            DataStream<RiskInput> decisions, DataStream<FeedEvent> notices) {
        SingleOutputStreamOperator<RiskInput> guarded =
                decisions
                        .connect(notices.broadcast(GuardSignals.broadcastStates()))
                        .process(new GuardSignals(), RiskInput.TYPE)
                        .uid("guard-signals")
                        .name("guard-signals");
        // Beside the way to the gate, not on it: keyed by cause, a leader's trades change places.
        DataStream<RiskInput> takenBack =
                guarded.getSideOutput(GuardSignals.PASSED)
                        .keyBy(FeedGuard::cause)
                        .connect(notices.keyBy(FeedEvent::key))
                        .process(new TakeBackSignals(), RiskInput.TYPE)
                        .uid("take-back-signals")
                        .name("take-back-signals");
        return guarded.union(takenBack);
    }

    private static String cause(Signal signal) {
        return String.valueOf(signal.sourceSignature());
    }
}
