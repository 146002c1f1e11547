package io.slipstream.jobs.replay;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import org.apache.flink.runtime.testutils.MiniClusterResourceConfiguration;
import org.apache.flink.test.junit5.MiniClusterExtension;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;

class LockStepReplayTest {
    private static final RecordedMarket DENSE = new RecordedMarket(7, 4_000, 20, 0);
    private static final RecordedMarket SPARSE = new RecordedMarket(11, 1_500, 2, 4);

    @RegisterExtension
    static final MiniClusterExtension FLINK =
            new MiniClusterExtension(
                    new MiniClusterResourceConfiguration.Builder()
                            .setNumberTaskManagers(1)
                            .setNumberSlotsPerTaskManager(4)
                            .build());

    @TempDir private Path folder;

    @Test
    void givesTheSameJournalAtEveryParallelismOnADenseTape() throws Exception {
        givesTheSameJournal(DENSE);
    }

    /** A busy tape hides a wrong promise: between two slots of this one lie millions. */
    @Test
    void givesTheSameJournalAtEveryParallelismOnASparseTape() throws Exception {
        givesTheSameJournal(SPARSE);
    }

    private void givesTheSameJournal(RecordedMarket market) throws Exception {
        Path tape = market.writeTo(folder);
        SmallReplay.Outcome one = SmallReplay.run(tape, 1, true);
        assertThat(one.late()).isZero();
        assertThat(one.records()).isEqualTo(market.trades());
        assertThat(one.journal())
                .anyMatch(line -> line.contains("FILLED"))
                .anyMatch(line -> line.contains("FAILED"))
                .anyMatch(line -> line.contains("denied:"))
                .anyMatch(line -> line.contains("stop/"));
        for (int parallelism : new int[] {2, 4}) {
            SmallReplay.Outcome other = SmallReplay.run(tape, parallelism, true);
            assertThat(other.late()).isZero();
            assertThat(other.journal()).isEqualTo(one.journal());
        }
    }

    @Test
    void givesAnotherJournalIfTheLoopHoldsNothingBack() throws Exception {
        Path tape = DENSE.writeTo(folder);
        SmallReplay.Outcome held = SmallReplay.run(tape, 2, true);
        SmallReplay.Outcome raced = SmallReplay.run(tape, 2, false);
        assertThat(raced.journal()).isNotEqualTo(held.journal());
    }
}
