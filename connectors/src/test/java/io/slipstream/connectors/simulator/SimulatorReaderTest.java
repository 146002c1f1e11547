package io.slipstream.connectors.simulator;

import static org.assertj.core.api.Assertions.assertThat;

import io.slipstream.models.chain.RawEvent;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import org.apache.flink.api.common.eventtime.Watermark;
import org.apache.flink.api.connector.source.ReaderOutput;
import org.apache.flink.api.connector.source.SourceOutput;
import org.apache.flink.core.io.InputStatus;
import org.junit.jupiter.api.Test;

class SimulatorReaderTest {
    private static final SimulatorOptions OPTIONS =
            SimulatorOptions.ofSeed(9).withMaxTransactions(1000);

    @Test
    void promisesEachSlotBeforeItsFirstEvent() {
        Heard heard = new Heard();
        drain(reader(Pacing.max(), 0), heard);
        assertThat(heard.events).hasSizeGreaterThanOrEqualTo(1000);
        long slot = -1;
        int watermark = 0;
        for (RawEvent event : heard.events) {
            if (event.slot() != slot) {
                slot = event.slot();
                assertThat(heard.watermarks.get(watermark++)).isEqualTo(slot - 1);
            }
        }
        assertThat(heard.watermarks).hasSize(watermark);
    }

    @Test
    void goesOnFromItsStateWithTheSameBytes() throws Exception {
        Heard whole = new Heard();
        drain(reader(Pacing.max(), 0), whole);

        Heard first = new Heard();
        SimulatorReader before = reader(Pacing.max(), 0);
        while (first.events.size() < 700) {
            before.pollNext(first);
        }
        SimulatorSplit state = before.snapshotState(1).get(0);
        SimulatorSplitSerializer serializer = new SimulatorSplitSerializer();
        SimulatorSplit restored =
                serializer.deserialize(serializer.getVersion(), serializer.serialize(state));
        assertThat(restored).isEqualTo(new SimulatorSplit(OPTIONS, 700));

        Heard second = new Heard();
        drain(reader(Pacing.max(), restored.emitted()), second);
        List<RawEvent> joined = new ArrayList<>(first.events);
        joined.addAll(second.events);
        assertThat(joined).hasSameSizeAs(whole.events);
        for (int i = 0; i < joined.size(); i++) {
            RawEvent expected = whole.events.get(i);
            assertThat(joined.get(i).slot()).isEqualTo(expected.slot());
            assertThat(joined.get(i).position()).isEqualTo(expected.position());
            assertThat(Arrays.equals(joined.get(i).payload(), expected.payload())).isTrue();
        }
    }

    @Test
    void countsLatencyFromTheScheduledTime() {
        Heard heard = new Heard();
        SimulatorReader reader = reader(Pacing.rate(1_000_000), 0);
        drain(reader, heard);
        long start = heard.events.get(0).receivedAt();
        for (int i = 0; i < heard.events.size(); i++) {
            assertThat(heard.events.get(i).receivedAt()).isEqualTo(start + i / 1000);
        }
    }

    @Test
    void waitsWithoutSpinningForAnEventThatIsNotDue() {
        Heard heard = new Heard();
        SimulatorReader reader = reader(Pacing.rate(0.001), 0);
        assertThat(reader.pollNext(heard)).isEqualTo(InputStatus.MORE_AVAILABLE);
        assertThat(reader.pollNext(heard)).isEqualTo(InputStatus.NOTHING_AVAILABLE);
        assertThat(reader.isAvailable()).isNotDone();
        assertThat(heard.events).hasSize(1);
        reader.close();
    }

    @Test
    void endsAtOnceWithoutASplit() {
        SimulatorReader reader =
                new SimulatorReader(Pacing.max(), CompletableFuture.completedFuture(null));
        assertThat(reader.pollNext(new Heard())).isEqualTo(InputStatus.NOTHING_AVAILABLE);
        assertThat(reader.isAvailable()).isNotDone();
        reader.notifyNoMoreSplits();
        assertThat(reader.isAvailable()).isDone();
        assertThat(reader.pollNext(new Heard())).isEqualTo(InputStatus.END_OF_INPUT);
        reader.close();
    }

    private static SimulatorReader reader(Pacing pacing, long emitted) {
        SimulatorReader reader =
                new SimulatorReader(pacing, CompletableFuture.completedFuture(null));
        reader.addSplits(List.of(new SimulatorSplit(OPTIONS, emitted)));
        reader.notifyNoMoreSplits();
        return reader;
    }

    private static void drain(SimulatorReader reader, Heard heard) {
        InputStatus status = InputStatus.MORE_AVAILABLE;
        while (status != InputStatus.END_OF_INPUT) {
            if (status == InputStatus.NOTHING_AVAILABLE) {
                reader.isAvailable().join();
            }
            status = reader.pollNext(heard);
        }
        reader.close();
    }

    /** Remembers what a reader emits. */
    private static final class Heard implements ReaderOutput<RawEvent> {
        private final List<RawEvent> events = new ArrayList<>();
        private final List<Long> watermarks = new ArrayList<>();

        @Override
        public void collect(RawEvent event) {
            throw new AssertionError("expected a timestamp with the event, was none");
        }

        @Override
        public void collect(RawEvent event, long timestamp) {
            assertThat(timestamp).isEqualTo(event.slot());
            assertThat(watermarks.get(watermarks.size() - 1)).isEqualTo(event.slot() - 1);
            events.add(event);
        }

        @Override
        public void emitWatermark(Watermark watermark) {
            watermarks.add(watermark.getTimestamp());
        }

        @Override
        public void markIdle() {}

        @Override
        public void markActive() {}

        @Override
        public SourceOutput<RawEvent> createOutputForSplit(String splitId) {
            return this;
        }

        @Override
        public void releaseOutputForSplit(String splitId) {}
    }
}
