package io.slipstream.functions.feed;

import io.slipstream.functions.state.Ttl;
import io.slipstream.models.chain.FeedEvent;
import io.slipstream.models.chain.RawEvent;
import java.time.Duration;
import org.apache.flink.api.common.functions.OpenContext;
import org.apache.flink.api.common.state.ValueState;
import org.apache.flink.api.common.state.ValueStateDescriptor;
import org.apache.flink.api.common.typeinfo.TypeInformation;
import org.apache.flink.api.common.typeinfo.Types;
import org.apache.flink.metrics.Counter;
import org.apache.flink.streaming.api.functions.KeyedProcessFunction;
import org.apache.flink.util.Collector;
import org.apache.flink.util.OutputTag;

/**
 * Lets each transaction of a feed through once; keyed by signature. A transaction that is taken
 * back counts as never seen. What the feed says beside transactions goes to {@link #NOTICES}. It
 * runs at the source's parallelism of 1: a shuffle would upset the order of the chain.
 */
public final class DropDuplicates extends KeyedProcessFunction<String, FeedEvent, RawEvent> {
    private static final long serialVersionUID = 1L;

    /** Statuses and retractions. */
    public static final OutputTag<FeedEvent> NOTICES =
            new OutputTag<>("feed-notices", TypeInformation.of(FeedEvent.class));

    private static final ValueStateDescriptor<Boolean> SEEN = seen();

    private transient ValueState<Boolean> seen;
    private transient Counter duplicatesDropped;

    @Override
    public void open(OpenContext context) {
        seen = getRuntimeContext().getState(SEEN);
        duplicatesDropped = getRuntimeContext().getMetricGroup().counter("duplicatesDropped");
    }

    @Override
    public void processElement(FeedEvent event, Context context, Collector<RawEvent> out)
            throws Exception {
        RawEvent transaction = event.transaction();
        if (transaction == null) {
            seen.clear();
            context.output(NOTICES, event);
        } else if (seen.value() == null) {
            seen.update(true);
            out.collect(transaction);
        } else {
            duplicatesDropped.inc();
        }
    }

    /**
     * TTL: duplicates come from a second wallet or a restart, within minutes; one that comes later
     * does no harm, since what it causes has the same ids.
     */
    private static ValueStateDescriptor<Boolean> seen() {
        ValueStateDescriptor<Boolean> descriptor =
                new ValueStateDescriptor<>("seen-transactions", Types.BOOLEAN);
        descriptor.enableTimeToLive(Ttl.of(Duration.ofMinutes(10)));
        return descriptor;
    }
}
