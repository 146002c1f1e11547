package io.slipstream.connectors.kafka.marks;

import java.util.Arrays;
import org.apache.flink.api.common.eventtime.Watermark;
import org.apache.flink.api.common.eventtime.WatermarkGenerator;
import org.apache.flink.api.common.eventtime.WatermarkOutput;
import org.apache.flink.api.common.eventtime.WatermarkStrategy;

/**
 * The watermark of one partition: the smallest of its producers' last marks, at once. There is none
 * until each producer has made one; a mark of another number of producers (the writing job was
 * rescaled) begins anew.
 */
final class LeastMark implements WatermarkGenerator<MarkedRecord> {
    private long[] marks = {};
    private long emitted = Long.MIN_VALUE;

    /** For a source that reads {@link MarkedRecord}s: one generator for each partition. */
    static WatermarkStrategy<MarkedRecord> strategy() {
        return WatermarkStrategy.<MarkedRecord>forGenerator(context -> new LeastMark())
                .withTimestampAssigner((read, timestamp) -> read.record().eventTime());
    }

    @Override
    public void onEvent(MarkedRecord read, long timestamp, WatermarkOutput output) {
        Mark mark = read.mark();
        if (mark == null) {
            return;
        }
        if (marks.length != mark.producers()) {
            marks = new long[mark.producers()];
            Arrays.fill(marks, Long.MIN_VALUE);
        }
        // A producer that was restored repeats older marks.
        marks[mark.producer()] = Math.max(marks[mark.producer()], mark.slot());
        long least = Arrays.stream(marks).min().orElse(Long.MIN_VALUE);
        if (least > emitted) {
            emitted = least;
            output.emitWatermark(new Watermark(least));
        }
    }

    @Override
    public void onPeriodicEmit(WatermarkOutput output) {
        // Only marks tell anything.
    }
}
