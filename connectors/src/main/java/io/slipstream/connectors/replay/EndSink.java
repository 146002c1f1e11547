package io.slipstream.connectors.replay;

import org.apache.flink.api.common.TaskInfo;
import org.apache.flink.api.common.eventtime.Watermark;
import org.apache.flink.api.connector.sink2.Sink;
import org.apache.flink.api.connector.sink2.SinkWriter;
import org.apache.flink.api.connector.sink2.WriterInitContext;

/**
 * Takes nothing, but tells the run's {@link ReplayLoop} when the last watermark has reached the end
 * of a stream in all its subtasks. A job that also reads settings never ends by itself: by this a
 * run over recorded input knows that it has done its work.
 *
 * @param stream see {@link ReplayLoop#awaitEnd}
 */
public record EndSink<T>(String runId, String stream) implements Sink<T> {

    @Override
    public SinkWriter<T> createWriter(WriterInitContext context) {
        return new Writer<>(ReplayLoop.of(runId).end(stream), context.getTaskInfo());
    }

    private record Writer<T>(StreamEnd end, TaskInfo task) implements SinkWriter<T> {

        @Override
        public void write(T record, Context context) {}

        @Override
        public void writeWatermark(Watermark watermark) {
            if (watermark.getTimestamp() == Long.MAX_VALUE) {
                end.reachedBy(task.getIndexOfThisSubtask(), task.getNumberOfParallelSubtasks());
            }
        }

        @Override
        public void flush(boolean endOfInput) {}

        @Override
        public void close() {}
    }
}
