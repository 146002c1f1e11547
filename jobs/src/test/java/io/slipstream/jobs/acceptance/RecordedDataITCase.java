package io.slipstream.jobs.acceptance;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import com.fasterxml.jackson.databind.JsonNode;
import io.slipstream.jobs.RepositoryFolder;
import java.nio.file.Path;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Recorded mainnet transactions with the example seed of the repository. */
class RecordedDataITCase {

    private static final int TRANSACTIONS = 1_230;

    @Test
    void readsEveryTransactionAndAddsNothingTheSecondTime(@TempDir Path home) throws Exception {
        Optional<Path> recorded = RepositoryFolder.shared("data/transactions");
        assumeTrue(recorded.isPresent());
        Run run =
                Run.in(home)
                        .replaying(recorded.get())
                        .seededBy(RepositoryFolder.root().resolve("sql/seeds/recorded.sql"));

        assertThat(run.toTheEnd()).isZero();

        JsonNode report = run.reported();
        assertThat(report.path("transactions").asInt()).isEqualTo(TRANSACTIONS);
        assertThat(report.path("reconciled").isBoolean()).isTrue();
        Tables tables = run.tables();
        assertThat(tables.orders("FILLED")).isPositive();

        assertThat(run.toTheEnd()).isZero();

        assertThat(run.tables().differences(tables)).isEmpty();
        assertThat(run.reported().path("transactions").asInt()).isEqualTo(TRANSACTIONS);
    }
}
