package io.slipstream.functions.safety;

import static org.assertj.core.api.Assertions.assertThat;

import io.slipstream.models.market.ScoredToken;
import io.slipstream.models.market.TokenFeatures;
import io.slipstream.models.user.SettingsChange;
import io.slipstream.models.user.SnipeFilters;
import io.slipstream.models.user.UserSettingsRow;
import java.util.List;
import org.apache.flink.streaming.util.BroadcastOperatorTestHarness;
import org.apache.flink.streaming.util.ProcessFunctionTestHarnesses;
import org.junit.jupiter.api.Test;

class AskForSalesTest {

    @Test
    void tokensWaitForTheSettingsAndThenSayWhatWhoAsksWouldBuyFor() throws Exception {
        try (var harness = harness()) {
            harness.processElement(token(), 0);
            settings(harness, user(1, true, 150_000_000, SnipeFilters.CAREFUL));
            settings(harness, user(2, true, 900_000_000, SnipeFilters.BALANCED));
            settings(harness, user(3, false, 700_000_000, SnipeFilters.CAREFUL));
            assertThat(harness.extractOutputValues()).isEmpty();

            harness.processBroadcastElement(SettingsChange.bootstrapped(), 0);
            assertThat(asked(harness)).containsExactly(200_000_000L);
            settings(harness, user(3, true, 7, SnipeFilters.CAREFUL));
            harness.processElement(token(), 0);
            assertThat(asked(harness)).containsExactly(10L, 200_000_000L);
        }
    }

    @Test
    void whereNobodyAsksNothingIsAsked() throws Exception {
        try (var harness = harness()) {
            harness.processBroadcastElement(SettingsChange.bootstrapped(), 0);
            settings(harness, user(1, true, 5, SnipeFilters.CAREFUL));
            settings(harness, user(1, true, 5, SnipeFilters.BOLD));
            harness.processElement(token(), 0);
            assertThat(asked(harness)).isEmpty();
        }
    }

    private static BroadcastOperatorTestHarness<ScoredToken, SettingsChange, ScoredToken> harness()
            throws Exception {
        return ProcessFunctionTestHarnesses.forBroadcastProcessFunction(
                new AskForSales(), AskForSales.broadcastStates());
    }

    private static void settings(
            BroadcastOperatorTestHarness<ScoredToken, SettingsChange, ScoredToken> harness,
            UserSettingsRow row)
            throws Exception {
        harness.processBroadcastElement(SettingsChange.of(row), 0);
    }

    private static List<Long> asked(
            BroadcastOperatorTestHarness<ScoredToken, SettingsChange, ScoredToken> harness) {
        List<ScoredToken> told = harness.extractOutputValues();
        return told.get(told.size() - 1).saleLamports();
    }

    private static UserSettingsRow user(
            long id, boolean enabled, long lamports, SnipeFilters filters) {
        return new UserSettingsRow(
                        id, -1, -1, 100, true, 0, false, -1, false, -1, "ACTIVE", enabled, lamports,
                        5_000, -1, -1, -1, -1, null, false)
                .with(filters);
    }

    private static ScoredToken token() {
        return new ScoredToken(
                new TokenFeatures(
                        "mint",
                        "pool",
                        "orca",
                        null,
                        0,
                        2_000,
                        105,
                        77,
                        9_000,
                        "hash",
                        new float[0],
                        1,
                        1,
                        -1,
                        false),
                0.9,
                "v1",
                List.of());
    }
}
