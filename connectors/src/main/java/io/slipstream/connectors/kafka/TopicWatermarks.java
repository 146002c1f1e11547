package io.slipstream.connectors.kafka;

import org.apache.flink.api.common.eventtime.Watermark;
import org.apache.flink.api.common.eventtime.WatermarkGenerator;
import org.apache.flink.api.common.eventtime.WatermarkOutput;
import org.apache.flink.api.common.eventtime.WatermarkStrategy;

/** What the records of a topic say about event time. */
public final class TopicWatermarks {
    private TopicWatermarks() {}

    /**
     * The watermark of each partition stays this many slots behind the last slot begun in it.
     *
     * @param slack slots by which several writers of one partition may be apart
     */
    public static WatermarkStrategy<TopicRecord> inSlots(long slack) {
        return WatermarkStrategy.<TopicRecord>forGenerator(context -> new BehindLastSlot(slack))
                .withTimestampAssigner((record, timestamp) -> record.eventTime());
    }

    /** The topic never holds event time back, not even before its first record. */
    public static WatermarkStrategy<TopicRecord> unbounded() {
        return WatermarkStrategy.forGenerator(context -> new Unbounded());
    }

    private static final class BehindLastSlot implements WatermarkGenerator<TopicRecord> {
        private final long slack;
        private long last = Long.MIN_VALUE;

        BehindLastSlot(long slack) {
            this.slack = slack;
        }

        @Override
        public void onEvent(TopicRecord record, long timestamp, WatermarkOutput output) {
            if (timestamp > last) {
                last = timestamp;
                output.emitWatermark(new Watermark(last - 1 - slack));
            }
        }

        @Override
        public void onPeriodicEmit(WatermarkOutput output) {
            // Only a new slot tells anything.
        }
    }

    private static final class Unbounded implements WatermarkGenerator<TopicRecord> {
        private static final Watermark END_OF_TIME = new Watermark(Long.MAX_VALUE);

        @Override
        public void onEvent(TopicRecord record, long timestamp, WatermarkOutput output) {
            output.emitWatermark(END_OF_TIME);
        }

        @Override
        public void onPeriodicEmit(WatermarkOutput output) {
            output.emitWatermark(END_OF_TIME);
        }
    }
}
