package io.slipstream.functions.feed;

import io.slipstream.functions.risk.RiskInput;
import io.slipstream.models.chain.FeedEvent;
import io.slipstream.models.chain.FeedStatus;
import io.slipstream.models.chain.Retraction;
import io.slipstream.models.trade.Signal;
import java.util.EnumMap;
import java.util.Iterator;
import java.util.Map;
import org.apache.flink.api.common.functions.OpenContext;
import org.apache.flink.api.common.state.BroadcastState;
import org.apache.flink.api.common.state.MapStateDescriptor;
import org.apache.flink.api.common.typeinfo.TypeInformation;
import org.apache.flink.api.common.typeinfo.Types;
import org.apache.flink.metrics.Counter;
import org.apache.flink.streaming.api.functions.co.BroadcastProcessFunction;
import org.apache.flink.util.Collector;
import org.apache.flink.util.OutputTag;

/**
 * Refuses signals and users' commands as the state of the feed demands; the risk gate turns a
 * refusal into a denial that people can see. The rules are in {@link FeedRules}. Everything else on
 * its way to the gate passes.
 */
public final class GuardSignals extends BroadcastProcessFunction<RiskInput, FeedEvent, RiskInput> {
    private static final long serialVersionUID = 1L;

    /** Signals that a transaction caused and that went on; it may still be taken back. */
    public static final OutputTag<Signal> PASSED =
            new OutputTag<>("passed-signals", TypeInformation.of(Signal.class));

    /** Slots for which a retraction is remembered: some five minutes, ten times a detour. */
    private static final long REMEMBERED_SLOTS = 750;

    private static final String LATEST = "latest";

    /** One entry, hence no TTL: what the feed last said of itself. */
    private static final MapStateDescriptor<String, FeedStatus> STATUS =
            new MapStateDescriptor<>(
                    "feed-status", Types.STRING, TypeInformation.of(FeedStatus.class));

    /** By signature: its slot. No TTL: those that lie far back go when another comes. */
    private static final MapStateDescriptor<String, Long> RETRACTED =
            new MapStateDescriptor<>("retracted-transactions", Types.STRING, Types.LONG);

    private transient Map<FeedReason, Counter> refused;

    /** The states that the notices are broadcast into. */
    public static MapStateDescriptor<?, ?>[] broadcastStates() {
        return new MapStateDescriptor<?, ?>[] {STATUS, RETRACTED};
    }

    @Override
    public void open(OpenContext context) {
        refused = new EnumMap<>(FeedReason.class);
    }

    @Override
    public void processElement(RiskInput input, ReadOnlyContext context, Collector<RiskInput> out)
            throws Exception {
        Signal signal = input.signal();
        if (signal == null || signal.refusal() != null) {
            out.collect(input);
            return;
        }
        String cause = signal.sourceSignature();
        FeedReason refusal =
                FeedRules.refusal(
                        signal,
                        context.getBroadcastState(STATUS).get(LATEST),
                        context.currentWatermark(),
                        cause != null && context.getBroadcastState(RETRACTED).contains(cause));
        if (refusal != null) {
            count(refusal);
            out.collect(RiskInput.of(signal.refused(refusal.name())));
            return;
        }
        out.collect(input);
        if (cause != null) {
            context.output(PASSED, signal);
        }
    }

    @Override
    public void processBroadcastElement(FeedEvent notice, Context context, Collector<RiskInput> out)
            throws Exception {
        FeedStatus status = notice.status();
        if (status != null) {
            context.getBroadcastState(STATUS).put(LATEST, status);
        }
        Retraction retraction = notice.retraction();
        if (retraction != null) {
            BroadcastState<String, Long> retracted = context.getBroadcastState(RETRACTED);
            forgetBefore(retraction.slot() - REMEMBERED_SLOTS, retracted);
            retracted.put(retraction.signature(), retraction.slot());
        }
    }

    private static void forgetBefore(long slot, BroadcastState<String, Long> retracted)
            throws Exception {
        Iterator<Map.Entry<String, Long>> all = retracted.iterator();
        while (all.hasNext()) {
            if (all.next().getValue() < slot) {
                all.remove();
            }
        }
    }

    private void count(FeedReason reason) {
        refused.computeIfAbsent(
                        reason,
                        r ->
                                getRuntimeContext()
                                        .getMetricGroup()
                                        .addGroup("reason", r.name())
                                        .counter("signalsRefused"))
                .inc();
    }
}
