package io.slipstream.jobs.acceptance;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Collection;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** Three jobs with topics between them make the signals that one job makes. */
class SplitITCase {

    @Test
    void theSameSignalsEndInOutcomes() throws Exception {
        Run split = SplitRun.get();

        assertThat(signals(split.tables())).isEqualTo(signals(UninterruptedRun.get().tables()));
        assertThat(split.reported().path("reconciled").asBoolean()).isTrue();
    }

    /**
     * Of leaders and pools; exits follow fills, which with topics between the jobs are not the
     * same. A row begins with user, signal id and context.
     */
    private static Set<String> signals(Tables tables) {
        return Stream.of(tables.of("orders"), tables.of("order_denials"))
                .flatMap(rows -> ((Collection<String>) rows.values()).stream())
                .map(row -> row.split(" \\| "))
                .filter(row -> !row[2].equals("exit"))
                .map(row -> row[1])
                .collect(Collectors.toSet());
    }
}
