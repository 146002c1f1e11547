package io.slipstream.connectors.replay;

import io.slipstream.models.trade.Order;
import org.apache.flink.api.common.eventtime.Watermark;
import org.apache.flink.api.connector.sink2.Sink;
import org.apache.flink.api.connector.sink2.SinkWriter;
import org.apache.flink.api.connector.sink2.WriterInitContext;

/**
 * The way out of the graph for order events in a lock-step replay: subtask i hands them, and its
 * watermarks, to channel i. Runs with the parallelism of the fill step, chained to it.
 */
public record LoopSink(String runId) implements Sink<Order> {

    @Override
    public SinkWriter<Order> createWriter(WriterInitContext context) {
        ReplayLoop loop = ReplayLoop.of(runId);
        LoopChannel channel = loop.channel(context.getTaskInfo().getIndexOfThisSubtask());
        channel.writerOpened();
        return new Writer(loop, channel);
    }

    private record Writer(ReplayLoop loop, LoopChannel channel) implements SinkWriter<Order> {

        @Override
        public void write(Order order, Context context) {
            channel.write(order);
        }

        @Override
        public void writeWatermark(Watermark watermark) {
            channel.filledUpTo(watermark.getTimestamp());
            loop.filledFurther().wake();
        }

        @Override
        public void flush(boolean endOfInput) {}

        @Override
        public void close() {
            channel.writerClosed();
        }
    }
}
