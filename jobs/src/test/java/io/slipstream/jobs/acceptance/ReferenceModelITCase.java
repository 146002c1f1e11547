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
                .anyMatch(row -> row.contains("NOTHING_TO_SELL"))
                .anyMatch(row -> row.contains("MAX_OPEN_POSITIONS"))
                .anyMatch(row -> row.contains("TOKEN_EXPOSURE"))
                .anyMatch(row -> row.contains("BREAKER"))
                .anyMatch(row -> row.contains("ALREADY_BOUGHT"))
                .anyMatch(row -> row.contains("LEADER_STOP_LOSS"))
                .anyMatch(row -> row.contains("LEADER_MAX_POSITIONS"))
                .anyMatch(row -> row.contains("LEADER_TOKEN_LIMIT"))
                .anyMatch(row -> row.contains("LEADER_LIMIT"))
                .anyMatch(row -> row.contains("LEADER_DAY_LIMIT"))
                .anyMatch(row -> row.contains("LEADER_TRADE_TOO_SMALL"))
                .anyMatch(row -> row.contains("LEADER_TRADE_TOO_LARGE"))
                .anyMatch(row -> row.contains("PRICE_DRIFT"))
                .anyMatch(row -> row.contains("COPY_ALERT_ONLY"));
        assertThat(expected.of("orders").values())
                .anyMatch(row -> row.contains("stop_loss") && row.contains("FILLED"))
                .anyMatch(row -> row.contains("stop_loss") && row.contains("SLIPPAGE"))
                .anyMatch(row -> row.contains("take_profit") && row.contains("FILLED"));
        assertThat(expected.of("user_risk_state").values())
                .anyMatch(row -> row.contains("DAILY_LOSS |"))
                .anyMatch(row -> row.contains("CONSECUTIVE_FAILURES"));
        assertThat(model.users()).allSatisfy(user -> assertThat(user.balance()).isNotNegative());
    }
}
