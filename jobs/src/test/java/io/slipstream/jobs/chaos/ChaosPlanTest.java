package io.slipstream.jobs.chaos;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.slipstream.jobs.chaos.Blow.Kind;
import io.slipstream.models.port.Failpoints.Window;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;

class ChaosPlanTest {

    private static final List<Window> WINDOWS = List.of(Window.values());
    private static final List<Kind> MOMENTS =
            List.of(
                    Kind.JOB_MANAGER_KILLED,
                    Kind.SERVICES_KILLED,
                    Kind.TASK_MANAGER_KILLED,
                    Kind.RESCALED,
                    Kind.NODE_OUTAGE);

    @Test
    void everyWindowGetsATenthOfTheBlowsKilledAndPaused() {
        List<Blow> plan = plan(60, 7);

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
    void whatIsAskedForAloneFallsAlone() {
        Set<Kind> asked = Set.of(Kind.RESCALED, Kind.NODE_OUTAGE);

        assertThat(ChaosPlan.of(8, 7, WINDOWS, MOMENTS, asked))
                .hasSize(8)
                .extracting(Blow::kind)
                .containsOnly(Kind.RESCALED, Kind.NODE_OUTAGE);
        assertThatThrownBy(() -> ChaosPlan.of(1, 7, WINDOWS, List.of(), Set.of(Kind.NODE_OUTAGE)))
                .isInstanceOf(IllegalArgumentException.class);
    }

    private static List<Blow> plan(int blows, long seed) {
        return ChaosPlan.of(blows, seed, WINDOWS, MOMENTS, Set.of());
    }

    @Test
    void theSameSeedGivesTheSamePlanAndAnotherOneAnother() {
        assertThat(plan(20, 1)).isEqualTo(plan(20, 1)).isNotEqualTo(plan(20, 2));
    }
}
