package io.slipstream.jobs.acceptance;

import static org.assertj.core.api.Assertions.assertThat;

import io.slipstream.jobs.cli.SlipstreamCommand;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Stream;
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
        assertThat(tables.of("orders").values())
                .anyMatch(row -> row.contains("automated") && row.contains("FILLED"));
        assertThat(tables.of("order_denials").values())
                .anyMatch(row -> row.contains("automated") && row.contains("AUTO_"));
        assertThat(one.reported().path("reconciled").asBoolean()).isTrue();
    }

    @Test
    void nobodyElseIsSpokenTo() throws Exception {
        assertThat(UninterruptedRun.get().hosts()).isEmpty();
    }

    /** The rehearsal of a disaster: of the first system only its backup is left. */
    @Test
    void theSameTapeOnRestoredTablesChangesNothing(@TempDir Path home) throws Exception {
        UninterruptedRun first = UninterruptedRun.get();
        Path backups = home.resolve("backups");
        String from = "--data-dir=" + first.run().dataDir();
        assertThat(SlipstreamCommand.execute("backup", from, "--out=" + backups)).isZero();
        Path backup;
        try (Stream<Path> made = Files.list(backups)) {
            backup = made.findFirst().orElseThrow();
        }
        Run second = UninterruptedRun.on(home.resolve("elsewhere")).at(2);
        String to = "--data-dir=" + second.dataDir();

        assertThat(SlipstreamCommand.execute("restore", "--from=" + backup, to)).isZero();

        assertThat(second.tables().differences(first.tables())).isEmpty();
        assertThat(second.toTheEnd()).isZero();
        assertThat(second.tables().differences(first.tables())).isEmpty();
        assertThat(SlipstreamCommand.execute("restore", "--from=" + backup, to)).isEqualTo(2);
        assertThat(
                        SlipstreamCommand.execute(
                                "restore", "--from=" + home, "--data-dir=" + home.resolve("x")))
                .isOne();
    }
}
