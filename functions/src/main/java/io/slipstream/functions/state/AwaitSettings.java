package io.slipstream.functions.state;

import io.slipstream.models.user.SettingsChange;
import org.apache.flink.api.common.state.ListState;
import org.apache.flink.api.common.state.ListStateDescriptor;
import org.apache.flink.api.common.state.MapStateDescriptor;
import org.apache.flink.api.common.state.ReadOnlyBroadcastState;
import org.apache.flink.runtime.state.FunctionInitializationContext;
import org.apache.flink.runtime.state.FunctionSnapshotContext;
import org.apache.flink.streaming.api.checkpoint.CheckpointedFunction;
import org.apache.flink.streaming.api.functions.co.BroadcastProcessFunction;
import org.apache.flink.util.Collector;
import org.apache.flink.util.OutputTag;

/**
 * Rows that meet what tables hold. They wait until the tables have been read, so that a replay sees
 * what a restart sees; after that none waits.
 *
 * @param <I> rows
 * @param <O> what becomes of them
 */
public abstract class AwaitSettings<I, O> extends BroadcastProcessFunction<I, SettingsChange, O>
        implements CheckpointedFunction {
    private static final long serialVersionUID = 1L;

    private final MapStateDescriptor<String, Boolean> mark;
    private final ListStateDescriptor<I> waiting;

    private transient ListState<I> parked;
    private transient Bootstrapped bootstrapped;

    /**
     * @param mark {@link Bootstrapped#state}
     * @param waiting rows that wait; without a TTL, since it is emptied when the tables have been
     *     read
     */
    protected AwaitSettings(
            MapStateDescriptor<String, Boolean> mark, ListStateDescriptor<I> waiting) {
        this.mark = mark;
        this.waiting = waiting;
    }

    @Override
    public void initializeState(FunctionInitializationContext context) throws Exception {
        parked = context.getOperatorStateStore().getListState(waiting);
        bootstrapped = new Bootstrapped(mark, context, getRuntimeContext().getMetricGroup());
    }

    @Override
    public void snapshotState(FunctionSnapshotContext context) {}

    @Override
    public final void processElement(I row, ReadOnlyContext context, Collector<O> out)
            throws Exception {
        if (bootstrapped.isReached()) {
            take(row, context::getBroadcastState, context::output, out);
        } else {
            parked.add(row);
        }
    }

    @Override
    public final void processBroadcastElement(
            SettingsChange change, Context context, Collector<O> out) throws Exception {
        if (bootstrapped.isReachedWith(change)) {
            ready();
            bootstrapped.reach(context::getBroadcastState);
            for (I row : parked.get()) {
                take(row, context::getBroadcastState, context::output, out);
            }
            parked.clear();
        } else {
            learn(change, context);
        }
    }

    /** A change of a table, one that concerns this function or not. */
    protected abstract void learn(SettingsChange change, Context context) throws Exception;

    /** A row, with the tables as they now stand. */
    protected abstract void take(I row, Tables tables, SideOutputs sides, Collector<O> out)
            throws Exception;

    /** Before the first row is taken: whatever the tables asked for must be there. */
    protected void ready() throws Exception {}

    /** What was learnt from tables. */
    @FunctionalInterface
    public interface Tables {
        <K, V> ReadOnlyBroadcastState<K, V> of(MapStateDescriptor<K, V> descriptor);
    }

    /** Where rows go beside the main way. */
    @FunctionalInterface
    public interface SideOutputs {
        <T> void tell(OutputTag<T> tag, T record);
    }
}
