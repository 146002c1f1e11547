package io.slipstream.functions.state;

import io.slipstream.models.user.SettingsChange;
import org.apache.flink.api.common.state.BroadcastState;
import org.apache.flink.api.common.state.MapStateDescriptor;
import org.apache.flink.api.common.typeinfo.Types;
import org.apache.flink.metrics.Gauge;
import org.apache.flink.metrics.MetricGroup;
import org.apache.flink.runtime.state.FunctionInitializationContext;

/**
 * Whether the tables have been read once: a mark in broadcast state, so that a restored job knows,
 * and the gauge {@code bootstrapped}, 0 or 1.
 */
public final class Bootstrapped {
    private static final String MARK = "bootstrapped";

    private final MapStateDescriptor<String, Boolean> state;
    private volatile boolean reached;

    /** As it was when the state was taken. */
    public Bootstrapped(
            MapStateDescriptor<String, Boolean> state,
            FunctionInitializationContext context,
            MetricGroup metrics)
            throws Exception {
        this.state = state;
        reached = context.getOperatorStateStore().getBroadcastState(state).contains(MARK);
        Gauge<Integer> gauge = () -> reached ? 1 : 0;
        metrics.gauge(MARK, gauge);
    }

    /** The broadcast state that holds the mark; it has no TTL, and no more than this in it. */
    public static MapStateDescriptor<String, Boolean> state(String name) {
        return new MapStateDescriptor<>(name, Types.STRING, Types.BOOLEAN);
    }

    public boolean isReached() {
        return reached;
    }

    /**
     * @return true if with this change, and not before, the tables have been read
     */
    public boolean isReachedWith(SettingsChange change) {
        return change.kind() == SettingsChange.Kind.BOOTSTRAPPED && !reached;
    }

    /** From here on nothing waits. */
    public void reach(States states) throws Exception {
        reached = true;
        states.of(state).put(MARK, true);
    }

    /** The broadcast states of a context, writable. */
    @FunctionalInterface
    public interface States {
        <K, V> BroadcastState<K, V> of(MapStateDescriptor<K, V> descriptor);
    }
}
