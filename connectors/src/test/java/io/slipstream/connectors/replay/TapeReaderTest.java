package io.slipstream.connectors.replay;

import static org.assertj.core.api.Assertions.assertThat;

import io.slipstream.models.chain.RawEvent;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import java.util.stream.IntStream;
import org.apache.flink.core.io.InputStatus;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class TapeReaderTest {
    @TempDir private Path folder;

    private final AtomicLong clock = new AtomicLong(10_000);
    private final RecordedOutput<RawEvent> output = new RecordedOutput<>();
    private ReplayLoop loop;
    private TapeReader reader;

    @AfterEach
    void close() throws Exception {
        reader.close();
        loop.close();
    }

    @Test
    void waitsForTheGateAndMarksEachSlotBeforeIt() throws Exception {
        start(0, TapeOptions.MAX_SPEED, 0, "{\"slot\":5}", "{\"slot\":5}", "{\"slot\":8}");
        assertThat(reader.isAvailable()).isNotDone();
        assertThat(reader.pollNext(output)).isEqualTo(InputStatus.NOTHING_AVAILABLE);
        open();
        assertThat(drain()).isEqualTo(InputStatus.END_OF_INPUT);
        assertThat(output.seen).containsExactly("|4", "@5", "@5", "|7", "@8");
        assertThat(loop.read()).isEqualTo(3);
        assertThat(loop.total()).isEqualTo(3);
    }

    @Test
    void staysAtMostSixtyFourSlotsAheadOfTheSlowestFillSubtask() throws Exception {
        String[] lines =
                IntStream.range(0, 100)
                        .mapToObj(n -> "{\"slot\":" + n + "}")
                        .toArray(String[]::new);
        start(2, TapeOptions.MAX_SPEED, 0, lines);
        open();
        assertThat(drain()).isEqualTo(InputStatus.NOTHING_AVAILABLE);
        assertThat(output.records).hasSize(64);
        loop.channel(0).filledUpTo(50);
        loop.filledFurther().wake();
        assertThat(drain()).isEqualTo(InputStatus.NOTHING_AVAILABLE);
        assertThat(output.records).hasSize(64);
        assertThat(reader.isAvailable()).isNotDone();
        loop.channel(1).filledUpTo(9);
        loop.filledFurther().wake();
        assertThat(reader.isAvailable()).isDone();
        drain();
        assertThat(output.records).hasSize(74);
    }

    @Test
    void keepsThePaceOfTheSlots() throws Exception {
        start(0, 2, 0, "{\"slot\":5}", "{\"slot\":6}");
        open();
        assertThat(drain()).isEqualTo(InputStatus.NOTHING_AVAILABLE);
        clock.set(10_199);
        assertThat(drain()).isEqualTo(InputStatus.NOTHING_AVAILABLE);
        clock.set(10_230);
        assertThat(drain()).isEqualTo(InputStatus.END_OF_INPUT);
        assertThat(output.records)
                .extracting(RawEvent::receivedAt)
                .as("when they were due")
                .containsExactly(10_000L, 10_200L);
    }

    @Test
    void goesOnBehindWhatHasBeenRead() throws Exception {
        start(0, TapeOptions.MAX_SPEED, 1, "{\"slot\":5}", "{\"slot\":5}");
        open();
        drain();
        assertThat(output.records).extracting(RawEvent::position).containsExactly(1);
        assertThat(reader.snapshotState(1)).containsExactly(new TapeSplit(2));
    }

    private void start(int channels, double speed, long read, String... lines) throws Exception {
        Path file = Files.write(folder.resolve("a.jsonl"), List.of(lines));
        loop = ReplayLoop.create(UUID.randomUUID().toString(), channels);
        TapeOptions options = new TapeOptions(List.of(file.toString()), null, speed);
        reader = new TapeReader(options, loop, clock::get);
        reader.start();
        reader.addSplits(List.of(new TapeSplit(read)));
    }

    private void open() throws Exception {
        loop.open();
        reader.isAvailable().get(10, TimeUnit.SECONDS);
    }

    private InputStatus drain() throws Exception {
        InputStatus status = InputStatus.MORE_AVAILABLE;
        while (status == InputStatus.MORE_AVAILABLE) {
            status = reader.pollNext(output);
        }
        return status;
    }
}
