package io.slipstream.connectors.kafka.marks;

import org.apache.flink.api.common.functions.OpenContext;
import org.apache.flink.api.common.state.ListState;
import org.apache.flink.api.common.state.ListStateDescriptor;
import org.apache.flink.api.common.typeinfo.TypeInformation;
import org.apache.flink.streaming.api.functions.KeyedProcessFunction;
import org.apache.flink.util.Collector;

/**
 * Sets a timer two slots behind each record, and writes down when it fires and how many records of
 * its key have come by then; also whatever is late, out of order or wrongly stamped.
 */
final class TickJournal extends KeyedProcessFunction<String, Tick, String> {
    private transient ListState<Tick> ticks;

    @Override
    public void open(OpenContext context) {
        ticks =
                getRuntimeContext()
                        .getListState(
                                new ListStateDescriptor<>("ticks", TypeInformation.of(Tick.class)));
    }

    @Override
    public void processElement(Tick tick, Context context, Collector<String> out) throws Exception {
        if (context.timestamp() != tick.slot()) {
            out.collect("stamped " + context.timestamp() + " " + tick);
        }
        if (tick.slot() <= context.timerService().currentWatermark()) {
            out.collect("late " + tick);
        }
        for (Tick earlier : ticks.get()) {
            if (earlier.slot() > tick.slot()
                    || earlier.slot() == tick.slot() && earlier.position() >= tick.position()) {
                out.collect("out of order " + tick + " after " + earlier);
            }
        }
        ticks.add(tick);
        context.timerService().registerEventTimeTimer(tick.slot() + 2);
    }

    @Override
    public void onTimer(long slot, OnTimerContext context, Collector<String> out) throws Exception {
        int count = 0;
        for (Tick tick : ticks.get()) {
            count += tick.slot() <= slot ? 1 : 0;
        }
        out.collect(context.getCurrentKey() + " at " + slot + ": " + count);
    }
}
