package io.slipstream.connectors.sink;

import java.io.IOException;
import org.apache.flink.api.common.eventtime.Watermark;
import org.apache.flink.api.connector.sink2.Sink;
import org.apache.flink.api.connector.sink2.SinkWriter;
import org.apache.flink.api.connector.sink2.WriterInitContext;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * A connector's sink that writes at least once, with nothing but its writer: what a checkpoint
 * covers is flushed before it, so there is no transaction to commit and no state to keep.
 * Connectors add a committer to every sink, which here would be one more task with one more
 * snapshot and never anything to do.
 *
 * <p>A writer whose far side is down when its task ends must not fail while it closes: Flink takes
 * that for a broken process and ends the whole TaskManager. What it could not write stands behind
 * the last checkpoint and is written again from there.
 */
public final class AtLeastOnceSink<T> implements Sink<T> {
    private static final long serialVersionUID = 1L;
    private static final Logger LOG = LoggerFactory.getLogger(AtLeastOnceSink.class);

    private final Sink<T> connector;

    /**
     * @param connector that flushes with every checkpoint
     */
    public AtLeastOnceSink(Sink<T> connector) {
        this.connector = connector;
    }

    @Override
    public SinkWriter<T> createWriter(WriterInitContext context) throws IOException {
        return new Writer<>(connector.createWriter(context));
    }

    private record Writer<T>(SinkWriter<T> connector) implements SinkWriter<T> {

        @Override
        public void write(T element, Context context) throws IOException, InterruptedException {
            connector.write(element, context);
        }

        @Override
        public void flush(boolean endOfInput) throws IOException, InterruptedException {
            connector.flush(endOfInput);
        }

        @Override
        public void writeWatermark(Watermark watermark) throws IOException, InterruptedException {
            connector.writeWatermark(watermark);
        }

        @Override
        public void close() {
            try {
                connector.close();
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
            } catch (Exception e) {
                LOG.warn(
                        "expected a sink to write the rest as it closes, was not possible:"
                                + " written again from the last checkpoint",
                        e);
            }
        }
    }
}
