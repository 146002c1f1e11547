package io.slipstream.connectors.kafka.marks;

import static org.assertj.core.api.Assertions.assertThat;

import io.slipstream.connectors.kafka.TopicRecord;
import java.util.ArrayList;
import java.util.List;
import org.apache.flink.api.common.eventtime.Watermark;
import org.apache.flink.api.common.eventtime.WatermarkOutput;
import org.apache.kafka.common.header.internals.RecordHeaders;
import org.junit.jupiter.api.Test;

class LeastMarkTest {
    private final List<Long> watermarks = new ArrayList<>();
    private final LeastMark generator = new LeastMark();

    @Test
    void waitsForEveryProducerAndFollowsTheSlowest() {
        mark(5, 0, 2);
        assertThat(watermarks).isEmpty();
        mark(3, 1, 2);
        mark(4, 1, 2);
        mark(9, 1, 2);
        assertThat(watermarks).containsExactly(3L, 4L, 5L);
    }

    @Test
    void doesNotGoBackWithAProducerThatRepeatsItself() {
        mark(5, 0, 1);
        mark(2, 0, 1);
        mark(6, 0, 1);
        assertThat(watermarks).containsExactly(5L, 6L);
    }

    @Test
    void beginsAnewWhenTheWritersAreRescaled() {
        mark(5, 0, 1);
        mark(8, 0, 2);
        assertThat(watermarks).containsExactly(5L);
        mark(7, 1, 2);
        assertThat(watermarks).containsExactly(5L, 7L);
    }

    @Test
    void travelsInAHeader() {
        RecordHeaders headers = new RecordHeaders();
        assertThat(Mark.read(headers)).isNull();
        Mark last = new Mark(Long.MAX_VALUE, 3, 4);
        last.write(headers);
        assertThat(Mark.read(headers)).isEqualTo(last);
    }

    private void mark(long slot, int producer, int producers) {
        TopicRecord record = new TopicRecord("t", 0, 0, Long.MIN_VALUE, null);
        generator.onEvent(
                new MarkedRecord(record, new Mark(slot, producer, producers)),
                Long.MIN_VALUE,
                new WatermarkOutput() {
                    @Override
                    public void emitWatermark(Watermark watermark) {
                        watermarks.add(watermark.getTimestamp());
                    }

                    @Override
                    public void markIdle() {}

                    @Override
                    public void markActive() {}
                });
    }
}
