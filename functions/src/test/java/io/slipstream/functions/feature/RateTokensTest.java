package io.slipstream.functions.feature;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.slipstream.models.market.TokenFeatures;
import io.slipstream.models.scoring.FeatureSchema;
import io.slipstream.models.scoring.TokenFeature;
import io.slipstream.models.user.SettingsChange;
import io.slipstream.models.user.TokenRatingRow;
import java.util.List;
import org.apache.flink.runtime.checkpoint.OperatorSubtaskState;
import org.apache.flink.streaming.api.operators.co.CoBroadcastWithNonKeyedOperator;
import org.apache.flink.streaming.util.BroadcastOperatorTestHarness;
import org.junit.jupiter.api.Test;

class RateTokensTest {

    @Test
    void rowsWaitForTheTableAndThenCarryWhatItHolds() throws Exception {
        try (var harness = harness()) {
            harness.open();
            row(harness, "mint");
            assertThat(harness.extractOutputValues()).isEmpty();
            rate(harness, 1, 5, false, 1_000_000, false);
            harness.processBroadcastElement(SettingsChange.bootstrapped(), 0);
            assertThat(score(harness, 0)).isEqualTo(75);
            assertThat(known(harness, 0)).isEqualTo(1);
            row(harness, "other");
            assertThat(known(harness, 1)).isZero();
            assertThat(score(harness, 1)).isZero();
        }
    }

    @Test
    void aNewWordReplacesTheUsersLastAndATakenBackOneIsForgotten() throws Exception {
        try (var harness = started()) {
            rate(harness, 1, 5, false, 1_000_000, false);
            rate(harness, 1, 1, false, 1_000_000, false);
            row(harness, "mint");
            assertThat(score(harness, 0)).isEqualTo(25);
            rate(harness, 1, -1, false, -1, true);
            row(harness, "mint");
            assertThat(known(harness, 1)).isZero();
        }
    }

    @Test
    void oneOfReputationOutweighsASwarmOfNobodies() throws Exception {
        try (var harness = started()) {
            for (int nobody = 10; nobody < 14; nobody++) {
                rate(harness, nobody, 5, false, 200_000, false);
            }
            rate(harness, 1, 4, true, 1_000_000, false);
            row(harness, "mint");
            // (50 + 4 × 0.2 × 100 + 0) ÷ (1 + 0.8 + 1)
            assertThat(score(harness, 0)).isCloseTo(46.43f, within(0.01f));
        }
    }

    @Test
    void whatItKnewIsRestored() throws Exception {
        OperatorSubtaskState state;
        try (var harness = started()) {
            rate(harness, 1, 5, false, 1_000_000, false);
            state = harness.snapshot(1, 1);
        }
        try (var harness = harness()) {
            harness.initializeState(state);
            harness.open();
            row(harness, "mint");
            assertThat(score(harness, 0)).isEqualTo(75);
        }
    }

    private static float score(Harness harness, int row) {
        return value(harness, row, TokenFeature.COMMUNITY_SCORE);
    }

    private static float known(Harness harness, int row) {
        return value(harness, row, TokenFeature.COMMUNITY_KNOWN);
    }

    private static float value(Harness harness, int row, TokenFeature feature) {
        return harness.extractOutputValues().get(row).values()[feature.ordinal()];
    }

    private static void rate(
            Harness harness, long user, int rating, boolean flag, long weight, boolean deleted)
            throws Exception {
        harness.processBroadcastElement(
                SettingsChange.of(new TokenRatingRow(user, "mint", rating, flag, weight, deleted)),
                0);
    }

    private static void row(Harness harness, String mint) throws Exception {
        FeatureSchema schema = FeatureSchema.tokens();
        harness.processElement(
                new TokenFeatures(
                        mint,
                        "pool",
                        "pumpfun",
                        null,
                        0,
                        2_000,
                        1,
                        1,
                        1,
                        schema.hash(),
                        new float[schema.size()],
                        1,
                        1,
                        -1,
                        false),
                1);
    }

    private static Harness started() throws Exception {
        Harness harness = harness();
        harness.open();
        harness.processBroadcastElement(SettingsChange.bootstrapped(), 0);
        return harness;
    }

    private static Harness harness() throws Exception {
        return new Harness();
    }

    private static final class Harness
            extends BroadcastOperatorTestHarness<TokenFeatures, SettingsChange, TokenFeatures> {
        Harness() throws Exception {
            super(
                    new CoBroadcastWithNonKeyedOperator<>(
                            new RateTokens(), List.of(RateTokens.broadcastStates())),
                    1,
                    1,
                    0);
        }
    }
}
