package io.slipstream.jobs.chaos;

import static org.assertj.core.api.Assertions.assertThat;

import io.slipstream.jobs.chaos.Blow.Kind;
import io.slipstream.models.port.Failpoints.Window;
import java.util.List;
import org.junit.jupiter.api.Test;

class ChaosPlanTest {

    private static final List<Window> WINDOWS = List.of(Window.values());

    @Test
    void everyWindowGetsATenthOfTheBlowsKilledAndPaused() {
        List<Blow> plan = ChaosPlan.of(60, 7, WINDOWS);

        assertThat(plan).hasSize(60);
        for (var window : WINDOWS) {
            assertThat(plan).filteredOn(blow -> blow.window() == window).hasSizeGreaterThan(5);
            assertThat(plan)
                    .filteredOn(blow -> blow.window() == window)
                    .extracting(Blow::kind)
                    .contains(Kind.TASK_MANAGER_KILLED, Kind.TASK_MANAGER_PAUSED);
        }
        assertThat(plan).extracting(Blow::kind).contains(Kind.values());
    }

    @Test
    void theSameSeedGivesTheSamePlanAndAnotherOneAnother() {
        assertThat(ChaosPlan.of(20, 1, WINDOWS))
                .isEqualTo(ChaosPlan.of(20, 1, WINDOWS))
                .isNotEqualTo(ChaosPlan.of(20, 2, WINDOWS));
    }
}
