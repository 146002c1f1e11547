package io.slipstream.functions.feed;

import static org.assertj.core.api.Assertions.assertThat;

import io.slipstream.models.chain.RawEvent;
import org.apache.flink.streaming.util.OneInputStreamOperatorTestHarness;
import org.apache.flink.streaming.util.ProcessFunctionTestHarnesses;
import org.junit.jupiter.api.Test;

class PlacePostsTest {

    @Test
    void aPostStandsBehindTheNewestSlotAndNeverInOneThatIsClosed() throws Exception {
        try (OneInputStreamOperatorTestHarness<RawEvent, RawEvent> harness =
                ProcessFunctionTestHarnesses.forProcessFunction(new PlacePosts())) {
            harness.processElement(event(RawEvent.Kind.POST, -1), 0);
            harness.processElement(event(RawEvent.Kind.TRANSACTION, 50), 0);
            harness.processElement(event(RawEvent.Kind.POST, -1), 0);
            harness.processWatermark(70);
            harness.processElement(event(RawEvent.Kind.POST, -1), 0);
            harness.processElement(event(RawEvent.Kind.POST, -1), 0);

            var placed = harness.extractOutputValues();
            assertThat(placed).extracting(RawEvent::slot).containsExactly(0L, 50L, 50L, 71L, 71L);
            assertThat(placed.get(1).position()).isEqualTo(3);
            assertThat(placed.get(3).position()).isLessThan(placed.get(4).position());
            assertThat(placed.get(2).blockTime()).isEqualTo(9);
        }
    }

    private static RawEvent event(RawEvent.Kind kind, long slot) {
        return new RawEvent(
                kind, "test", slot, 3, kind == RawEvent.Kind.POST ? 0 : 9, 1, new byte[0]);
    }
}
