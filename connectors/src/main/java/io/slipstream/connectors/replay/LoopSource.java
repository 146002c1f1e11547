package io.slipstream.connectors.replay;

import io.slipstream.models.trade.Order;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import org.apache.flink.api.common.eventtime.Watermark;
import org.apache.flink.api.connector.source.Boundedness;
import org.apache.flink.api.connector.source.ReaderOutput;
import org.apache.flink.api.connector.source.Source;
import org.apache.flink.api.connector.source.SourceReader;
import org.apache.flink.api.connector.source.SourceReaderContext;
import org.apache.flink.api.connector.source.SplitEnumerator;
import org.apache.flink.api.connector.source.SplitEnumeratorContext;
import org.apache.flink.core.io.InputStatus;
import org.apache.flink.core.io.SimpleVersionedSerializer;

/**
 * The way back into the graph: reader i emits what fill subtask i handed to channel i, order events
 * at the slot in which they landed and watermarks as they were. It ends when the last watermark has
 * come round. Runs with the parallelism of the fill step; there are no splits and nothing is kept
 * in a checkpoint, since a replay that is restarted begins its tape again.
 */
public record LoopSource(String runId) implements Source<Order, TapeSplit, Boolean> {

    @Override
    public Boundedness getBoundedness() {
        return Boundedness.BOUNDED;
    }

    @Override
    public SourceReader<Order, TapeSplit> createReader(SourceReaderContext context) {
        ReplayLoop loop = ReplayLoop.of(runId);
        if (context.currentParallelism() != loop.channels()) {
            throw new IllegalStateException(
                    "expected the loop source at parallelism "
                            + loop.channels()
                            + ", was "
                            + context.currentParallelism());
        }
        return new Reader(loop, context.getIndexOfSubtask());
    }

    private static final class Reader implements SourceReader<Order, TapeSplit> {
        private final ReplayLoop loop;
        private final int index;
        private final LoopChannel channel;

        Reader(ReplayLoop loop, int index) {
            this.loop = loop;
            this.index = index;
            channel = loop.channel(index);
            channel.readerOpened();
        }

        @Override
        public InputStatus pollNext(ReaderOutput<Order> output) {
            LoopChannel.Item item = channel.poll();
            if (item == null) {
                return InputStatus.NOTHING_AVAILABLE;
            }
            Order order = item.order();
            if (order != null) {
                output.collect(order, order.fillSlot());
            } else if (item.watermark() == Long.MAX_VALUE) {
                loop.channelDrained(index);
                return InputStatus.END_OF_INPUT;
            } else {
                output.emitWatermark(new Watermark(item.watermark()));
            }
            return InputStatus.MORE_AVAILABLE;
        }

        @Override
        public CompletableFuture<Void> isAvailable() {
            return channel.available();
        }

        @Override
        public void close() {
            channel.readerClosed();
        }

        @Override
        public void start() {}

        @Override
        public List<TapeSplit> snapshotState(long checkpointId) {
            return List.of();
        }

        @Override
        public void addSplits(List<TapeSplit> splits) {}

        @Override
        public void notifyNoMoreSplits() {}
    }

    @Override
    public SplitEnumerator<TapeSplit, Boolean> createEnumerator(
            SplitEnumeratorContext<TapeSplit> context) {
        return new TapeEnumerator(context, false);
    }

    @Override
    public SplitEnumerator<TapeSplit, Boolean> restoreEnumerator(
            SplitEnumeratorContext<TapeSplit> context, Boolean pending) {
        return createEnumerator(context);
    }

    @Override
    public SimpleVersionedSerializer<TapeSplit> getSplitSerializer() {
        return new TapeSplit.Serializer();
    }

    @Override
    public SimpleVersionedSerializer<Boolean> getEnumeratorCheckpointSerializer() {
        return new TapeEnumerator.StateSerializer();
    }
}
