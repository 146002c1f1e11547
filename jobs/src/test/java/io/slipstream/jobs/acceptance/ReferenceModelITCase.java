package io.slipstream.jobs.acceptance;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Every order, denial, trade, lot and day of a run is what a simple model says, to the lamport. */
class ReferenceModelITCase {

    @Test
    void theTablesAreWhatTheModelSays(@TempDir Path home) throws Exception {
        ReferenceModel model = new ReferenceModel(Followers.copying());
        model.play(AcceptanceTape.decoded());
        Run run = Run.in(home).replaying(AcceptanceTape.file()).seededBy(Followers.copying()).at(2);

        assertThat(run.toTheEnd()).isZero();

        Tables expected = model.tables();
        assertThat(expected.differences(run.tables())).isEmpty();
        assertThat(model.sellsKept()).isGreaterThan(100);
        assertThat(expected.orders("FAILED")).isPositive();
        assertThat(expected.of("order_denials").values())
                .anyMatch(row -> row.contains("DAILY_LOSS_LIMIT"))
                .anyMatch(row -> row.contains("INSUFFICIENT_BALANCE"))
                .anyMatch(row -> row.contains("MAX_TRADE_SIZE"))
                .anyMatch(row -> row.contains("NOTHING_TO_SELL"));
        assertThat(model.users()).allSatisfy(user -> assertThat(user.balance()).isNotNegative());
    }
}
