package io.slipstream.connectors.replay;

import java.util.ArrayList;
import java.util.List;
import org.apache.flink.api.common.eventtime.Watermark;
import org.apache.flink.api.connector.source.ReaderOutput;
import org.apache.flink.api.connector.source.SourceOutput;

/** Writes down what a reader emits: {@code name@timestamp}, and {@code |watermark}. */
final class RecordedOutput<T> implements ReaderOutput<T> {
    final List<String> seen = new ArrayList<>();
    final List<T> records = new ArrayList<>();

    @Override
    public void collect(T record, long timestamp) {
        seen.add("@" + timestamp);
        records.add(record);
    }

    @Override
    public void emitWatermark(Watermark watermark) {
        seen.add("|" + watermark.getTimestamp());
    }

    @Override
    public void collect(T record) {
        throw new AssertionError("expected a timestamp");
    }

    @Override
    public void markIdle() {}

    @Override
    public void markActive() {}

    @Override
    public SourceOutput<T> createOutputForSplit(String splitId) {
        return this;
    }

    @Override
    public void releaseOutputForSplit(String splitId) {}
}
