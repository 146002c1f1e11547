package io.slipstream.jobs.acceptance;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

/** Three jobs with topics between them make the signals that one job makes. */
class SplitITCase {

    @Test
    void theSameSignalsEndInOutcomes() throws Exception {
        Run split = SplitRun.get();

        assertThat(split.tables().signals()).isEqualTo(UninterruptedRun.get().tables().signals());
        assertThat(split.reported().path("reconciled").asBoolean()).isTrue();
    }
}
