package io.slipstream.functions.feed;

import io.slipstream.models.chain.RawEvent;
import org.apache.flink.streaming.api.functions.ProcessFunction;
import org.apache.flink.util.Collector;

/**
 * Gives posts, which know of no chain, a place on it: the newest slot that was seen when they came,
 * behind its transactions, and never one that is closed already. Transactions pass as they are. It
 * keeps no state: after a restart the chain goes on from where the watermark stands.
 */
public final class PlacePosts extends ProcessFunction<RawEvent, RawEvent> {
    private static final long serialVersionUID = 1L;

    /** Beyond the positions of transactions. */
    private static final int BEHIND = 1_000_000;

    private transient long newest;
    private transient long blockTime;
    private transient int count;

    @Override
    public void processElement(RawEvent event, Context context, Collector<RawEvent> out) {
        if (event.kind() == RawEvent.Kind.TRANSACTION) {
            newest = Math.max(newest, event.slot());
            blockTime = Math.max(blockTime, event.blockTime());
            out.collect(event);
            return;
        }
        long open = Math.max(0, context.timerService().currentWatermark() + 1);
        count = (count + 1) % BEHIND;
        out.collect(
                new RawEvent(
                        event.kind(),
                        event.origin(),
                        Math.max(newest, open),
                        BEHIND + count,
                        blockTime,
                        event.receivedAt(),
                        event.payload()));
    }
}
