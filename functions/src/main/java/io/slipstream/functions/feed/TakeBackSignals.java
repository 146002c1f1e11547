package io.slipstream.functions.feed;

import io.slipstream.functions.risk.RiskInput;
import io.slipstream.functions.state.Ttl;
import io.slipstream.models.chain.FeedEvent;
import io.slipstream.models.trade.Signal;
import java.time.Duration;
import org.apache.flink.api.common.functions.OpenContext;
import org.apache.flink.api.common.state.MapState;
import org.apache.flink.api.common.state.MapStateDescriptor;
import org.apache.flink.api.common.state.StateTtlConfig;
import org.apache.flink.api.common.state.ValueState;
import org.apache.flink.api.common.state.ValueStateDescriptor;
import org.apache.flink.api.common.typeinfo.TypeInformation;
import org.apache.flink.api.common.typeinfo.Types;
import org.apache.flink.metrics.Counter;
import org.apache.flink.streaming.api.functions.co.KeyedCoProcessFunction;
import org.apache.flink.util.Collector;

/**
 * Takes signals back whose transaction was dropped by a fork after they had gone on. Keyed by the
 * transaction's signature: signals on input 1, what the feed says on input 2, out comes each signal
 * that is to end. The two may come in either order.
 */
public final class TakeBackSignals
        extends KeyedCoProcessFunction<String, Signal, FeedEvent, RiskInput> {
    private static final long serialVersionUID = 1L;

    /** TTL: a fork is known within a minute of the transaction. */
    private static final StateTtlConfig KEPT = Ttl.of(Duration.ofMinutes(10));

    /** By signal id. */
    private static final MapStateDescriptor<String, Signal> PASSED = passed();

    private static final ValueStateDescriptor<Boolean> RETRACTED = retracted();

    private transient MapState<String, Signal> passed;
    private transient ValueState<Boolean> retracted;
    private transient Counter signalsTakenBack;

    @Override
    public void open(OpenContext context) {
        passed = getRuntimeContext().getMapState(PASSED);
        retracted = getRuntimeContext().getState(RETRACTED);
        signalsTakenBack = getRuntimeContext().getMetricGroup().counter("signalsTakenBack");
    }

    @Override
    public void processElement1(Signal signal, Context context, Collector<RiskInput> out)
            throws Exception {
        if (retracted.value() == null) {
            passed.put(signal.signalId(), signal);
        } else {
            takeBack(signal, out);
        }
    }

    @Override
    public void processElement2(FeedEvent notice, Context context, Collector<RiskInput> out)
            throws Exception {
        if (notice.retraction() == null) {
            return;
        }
        retracted.update(true);
        for (Signal signal : passed.values()) {
            takeBack(signal, out);
        }
        passed.clear();
    }

    private void takeBack(Signal signal, Collector<RiskInput> out) {
        signalsTakenBack.inc();
        out.collect(RiskInput.retracted(signal.refused(FeedReason.RETRACTED.name())));
    }

    private static MapStateDescriptor<String, Signal> passed() {
        MapStateDescriptor<String, Signal> descriptor =
                new MapStateDescriptor<>(
                        "passed-signals", Types.STRING, TypeInformation.of(Signal.class));
        descriptor.enableTimeToLive(KEPT);
        return descriptor;
    }

    private static ValueStateDescriptor<Boolean> retracted() {
        ValueStateDescriptor<Boolean> descriptor =
                new ValueStateDescriptor<>("retracted", Types.BOOLEAN);
        descriptor.enableTimeToLive(KEPT);
        return descriptor;
    }
}
