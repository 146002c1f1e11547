package io.slipstream.functions.settings;

import java.util.List;
import org.apache.flink.api.common.state.ListState;
import org.apache.flink.api.common.state.ListStateDescriptor;
import org.apache.flink.api.common.typeinfo.Types;
import org.apache.flink.metrics.MetricGroup;
import org.apache.flink.runtime.state.FunctionInitializationContext;

/**
 * Whether the bootstrapped mark has reached this subtask: until then records are parked. Kept as
 * union list state. All subtasks get their copy of the mark between the same two barriers, so a
 * checkpoint holds it for all or it is replayed; after a restore, and a rescale, it counts only if
 * every subtask had it.
 */
public final class BootstrapMark {
    /** How often a parked key looks whether the mark has come, millis. */
    public static final long POLL_MILLIS = 50;

    private static final ListStateDescriptor<Boolean> REACHED =
            new ListStateDescriptor<>("bootstrapped", Types.BOOLEAN);

    private static final ListStateDescriptor<Boolean> RECALLED =
            new ListStateDescriptor<>("recalled", Types.BOOLEAN);

    private final ListState<Boolean> stored;
    private boolean reached;

    public BootstrapMark(FunctionInitializationContext context) throws Exception {
        this(context, REACHED, false);
    }

    private BootstrapMark(
            FunctionInitializationContext context,
            ListStateDescriptor<Boolean> descriptor,
            boolean unlessSaid)
            throws Exception {
        stored = context.getOperatorStateStore().getUnionListState(descriptor);
        if (context.isRestored()) {
            boolean any = false;
            boolean all = true;
            for (boolean one : stored.get()) {
                any = true;
                all &= one;
            }
            reached = any ? all : unlessSaid;
        }
    }

    /**
     * The same about the mark behind what earlier runs have booked. A state that says nothing of it
     * is older than the mark, and holds all that was booked.
     *
     * @param expected false if nobody tells what was booked: then nobody waits for it
     */
    public static BootstrapMark recalled(FunctionInitializationContext context, boolean expected)
            throws Exception {
        BootstrapMark mark = new BootstrapMark(context, RECALLED, true);
        mark.reached |= !expected;
        return mark;
    }

    public void reach() {
        reached = true;
    }

    public boolean reached() {
        return reached;
    }

    public void snapshot() throws Exception {
        stored.update(List.of(reached));
    }

    /** Shows it as the gauge {@code bootstrapped}: 1 or 0. */
    public void show(MetricGroup metrics) {
        metrics.gauge("bootstrapped", () -> reached ? 1 : 0);
    }

    /** The next moment, processing time in millis, at which parked records look again. */
    public static long nextPoll(long now) {
        return (now / POLL_MILLIS + 1) * POLL_MILLIS;
    }
}
