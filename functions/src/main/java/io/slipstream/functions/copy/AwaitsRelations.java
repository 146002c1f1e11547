package io.slipstream.functions.copy;

import io.slipstream.functions.settings.BootstrapMark;
import org.apache.flink.api.common.functions.OpenContext;
import org.apache.flink.api.common.state.ListState;
import org.apache.flink.api.common.state.ListStateDescriptor;
import org.apache.flink.runtime.state.FunctionInitializationContext;
import org.apache.flink.runtime.state.FunctionSnapshotContext;
import org.apache.flink.streaming.api.TimerService;
import org.apache.flink.streaming.api.checkpoint.CheckpointedFunction;
import org.apache.flink.streaming.api.functions.KeyedProcessFunction;
import org.apache.flink.util.Collector;

/**
 * A step that knows relations: what comes before all of them are known waits, in the order of its
 * arrival.
 *
 * @param <I> input
 * @param <T> what may have to wait
 * @param <O> output
 */
abstract class AwaitsRelations<I, T, O> extends KeyedProcessFunction<String, I, O>
        implements CheckpointedFunction {
    private static final long serialVersionUID = 1L;

    private final ListStateDescriptor<T> waiting;

    private transient ListState<T> parked;
    private transient BootstrapMark mark;

    AwaitsRelations(ListStateDescriptor<T> waiting) {
        this.waiting = waiting;
    }

    /** All relations are known. */
    abstract void handle(T input, Collector<O> out) throws Exception;

    @Override
    public void initializeState(FunctionInitializationContext context) throws Exception {
        mark = new BootstrapMark(context);
    }

    @Override
    public void snapshotState(FunctionSnapshotContext context) throws Exception {
        mark.snapshot();
    }

    @Override
    public void open(OpenContext context) throws Exception {
        parked = getRuntimeContext().getListState(waiting);
        mark.show(getRuntimeContext().getMetricGroup());
    }

    @Override
    public void onTimer(long time, OnTimerContext context, Collector<O> out) throws Exception {
        if (mark.reached()) {
            release(out);
        } else {
            wait(context.timerService());
        }
    }

    final void bootstrapped() {
        mark.reach();
    }

    final void handleInTurn(T input, TimerService timers, Collector<O> out) throws Exception {
        if (mark.reached()) {
            release(out);
            handle(input, out);
        } else {
            parked.add(input);
            wait(timers);
        }
    }

    private void release(Collector<O> out) throws Exception {
        Iterable<T> all = parked.get();
        if (all.iterator().hasNext()) {
            for (T one : all) {
                handle(one, out);
            }
            parked.clear();
        }
    }

    private static void wait(TimerService timers) {
        timers.registerProcessingTimeTimer(BootstrapMark.nextPoll(timers.currentProcessingTime()));
    }
}
