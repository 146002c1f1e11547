package io.slipstream.functions.execute;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import org.apache.flink.metrics.HistogramStatistics;
import org.junit.jupiter.api.Test;

class LatencyRecorderTest {

    @Test
    void everyValueFallsIntoABucketThatBeginsAtMostASixteenthBelow() {
        for (long value = 0; value < Long.MAX_VALUE / 3; value = value * 3 / 2 + 1) {
            long floor = LatencyRecorder.floor(LatencyRecorder.bucket(value));
            assertThat(floor).isLessThanOrEqualTo(value);
            assertThat(value - floor).isLessThanOrEqualTo(value / 16);
        }
        assertThat(LatencyRecorder.bucket(Long.MAX_VALUE)).isEqualTo(60 * 16 - 1);
    }

    @Test
    void tellsQuantilesOfAllThatCame() {
        LatencyRecorder recorder = new LatencyRecorder();
        for (int millis = 1; millis <= 1_000; millis++) {
            recorder.update(millis);
        }
        recorder.update(-5);

        HistogramStatistics statistics = recorder.getStatistics();
        assertThat(recorder.getCount()).isEqualTo(1_001);
        assertThat(statistics.size()).isEqualTo(1_001);
        assertThat(statistics.getQuantile(0.5)).isCloseTo(500, within(32.0));
        assertThat(statistics.getQuantile(0.99)).isCloseTo(990, within(64.0));
        assertThat(statistics.getMin()).isZero();
        assertThat(statistics.getMax()).isBetween(960L, 1_000L);
        assertThat(statistics.getMean()).isCloseTo(500, within(20.0));
        assertThat(statistics.getStdDev()).isCloseTo(288, within(15.0));
    }

    @Test
    void nothingRecordedIsZero() {
        HistogramStatistics statistics = new LatencyRecorder().getStatistics();

        assertThat(statistics.getQuantile(0.99)).isZero();
        assertThat(statistics.getMean()).isZero();
        assertThat(statistics.getStdDev()).isZero();
    }
}
