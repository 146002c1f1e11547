package io.slipstream.functions.score;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.slipstream.models.market.ScoredToken;
import io.slipstream.models.market.TokenFeatures;
import io.slipstream.models.port.TokenModel;
import io.slipstream.models.scoring.FeatureSchema;
import org.apache.flink.streaming.api.operators.StreamFlatMap;
import org.apache.flink.streaming.util.OneInputStreamOperatorTestHarness;
import org.junit.jupiter.api.Test;

class ScoreTokensTest {
    private static final FeatureSchema SCHEMA = FeatureSchema.tokens();

    @Test
    void carriesTheScoreAndTheModelsVersion() throws Exception {
        try (var harness = harness(SCHEMA.hash())) {
            harness.open();
            float[] row = new float[SCHEMA.size()];
            row[0] = 0.25f;
            harness.processElement(features(SCHEMA.hash(), row), 1);
            assertThat(harness.extractOutputValues())
                    .extracting(ScoredToken::score, ScoredToken::modelVersion)
                    .containsExactly(org.assertj.core.api.Assertions.tuple(0.25, "fake"));
        }
    }

    @Test
    void aRowThatCannotBeReadIsLeftOutAndTheJobGoesOn() throws Exception {
        try (var harness = harness(SCHEMA.hash())) {
            harness.open();
            float[] missing = new float[SCHEMA.size()];
            missing[4] = Float.NaN;
            harness.processElement(features(SCHEMA.hash(), missing), 1);
            harness.processElement(features(SCHEMA.hash(), new float[3]), 1);
            harness.processElement(features("other", new float[SCHEMA.size()]), 1);
            assertThat(harness.extractOutputValues()).isEmpty();
            harness.processElement(features(SCHEMA.hash(), new float[SCHEMA.size()]), 1);
            assertThat(harness.extractOutputValues()).hasSize(1);
        }
    }

    @Test
    void refusesAModelOfAnotherSchema() throws Exception {
        try (var harness = harness("other")) {
            assertThatThrownBy(harness::open)
                    .hasMessage(
                            "expected a model trained on feature schema "
                                    + SCHEMA.hash()
                                    + ", was model fake trained on other");
        }
    }

    private static OneInputStreamOperatorTestHarness<TokenFeatures, ScoredToken> harness(
            String schemaHash) throws Exception {
        return new OneInputStreamOperatorTestHarness<>(
                new StreamFlatMap<>(new ScoreTokens(() -> new FirstFeature(schemaHash))));
    }

    private static TokenFeatures features(String schemaHash, float[] values) {
        return new TokenFeatures(
                "mint", "pool", "dex", null, 0, 2_000, 5, 0, 0, schemaHash, values, 1, 1, -1, true);
    }

    /** Scores a row by its first feature. */
    private record FirstFeature(String schemaHash) implements TokenModel {
        @Override
        public String version() {
            return "fake";
        }

        @Override
        public float[] score(float[][] rows) {
            return new float[] {rows[0][0]};
        }

        @Override
        public void close() {}
    }
}
