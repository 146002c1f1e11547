package io.slipstream.jobs.acceptance;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The same tape gives the same orders, however wide the job is and however often it is played. */
class ReplayITCase {

    @Test
    void ordersDoNotDependOnTheParallelism(@TempDir Path home) throws Exception {
        UninterruptedRun two = UninterruptedRun.get();
        Run one = UninterruptedRun.on(home).at(1);

        assertThat(one.toTheEnd()).isZero();

        Tables tables = one.tables();
        assertThat(tables.differences(two.tables())).isEmpty();
        assertThat(tables.orders("FILLED")).isGreaterThan(2_000);
        assertThat(tables.of("snipe_runs")).isNotEmpty();
        assertThat(one.reported().path("reconciled").asBoolean()).isTrue();
    }

    @Test
    void theSameTapeOnTheSameTablesChangesNothing() throws Exception {
        UninterruptedRun first = UninterruptedRun.get();

        assertThat(first.run().toTheEnd()).isZero();

        assertThat(first.run().tables().differences(first.tables())).isEmpty();
    }
}
