package io.slipstream.functions.score;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.slipstream.models.market.Prediction;
import io.slipstream.models.market.ScoredToken;
import io.slipstream.models.market.TokenFeatures;
import io.slipstream.models.port.ModelSource;
import io.slipstream.models.port.TokenModel;
import io.slipstream.models.scoring.FeatureSchema;
import io.slipstream.models.scoring.UnusableBundleException;
import io.slipstream.models.user.ModelVersionRow;
import io.slipstream.models.user.SettingsChange;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CountDownLatch;
import org.apache.flink.runtime.checkpoint.OperatorSubtaskState;
import org.apache.flink.streaming.api.operators.co.CoBroadcastWithNonKeyedOperator;
import org.apache.flink.streaming.util.BroadcastOperatorTestHarness;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(value = 60, threadMode = Timeout.ThreadMode.SEPARATE_THREAD)
class ScoreTokensTest {
    private static final FeatureSchema SCHEMA = FeatureSchema.tokens();
    private static final String BUNDLED = "bundled";

    /** Bundles whose load waits for its latch; the source must not be captured by the operator. */
    private static final Map<String, CountDownLatch> HELD = new ConcurrentHashMap<>();

    @Test
    void carriesTheScoreTheModelsVersionAndItsReasons() throws Exception {
        try (var harness = started(SCHEMA.hash())) {
            row(harness, 0.75f);
            ScoredToken scored = harness.extractOutputValues().get(0);
            assertThat(scored.score()).isEqualTo(0.75);
            assertThat(scored.modelVersion()).isEqualTo(BUNDLED);
            assertThat(scored.reasons()).containsExactly("age=0.750 (+2.20)");
        }
    }

    @Test
    void aRowThatCannotBeReadIsLeftOutAndTheJobGoesOn() throws Exception {
        try (var harness = started(SCHEMA.hash())) {
            float[] missing = new float[SCHEMA.size()];
            missing[4] = Float.NaN;
            harness.processElement(features(SCHEMA.hash(), missing), 1);
            harness.processElement(features(SCHEMA.hash(), new float[3]), 1);
            harness.processElement(features("other", new float[SCHEMA.size()]), 1);
            assertThat(harness.extractOutputValues()).isEmpty();
            row(harness, 0);
            assertThat(harness.extractOutputValues()).hasSize(1);
        }
    }

    @Test
    void refusesABundledModelOfAnotherSchema() throws Exception {
        try (var harness = harness("other")) {
            assertThatThrownBy(harness::open)
                    .hasMessage(
                            "expected a model trained on feature schema "
                                    + SCHEMA.hash()
                                    + ", was model bundled trained on other");
        }
    }

    @Test
    void rowsWaitUntilItIsKnownWhichModelIsInForce() throws Exception {
        try (var harness = harness(SCHEMA.hash())) {
            harness.open();
            row(harness, 0.5f);
            assertThat(harness.extractOutputValues()).isEmpty();
            row(harness, "v1", "CHAMPION");
            harness.processBroadcastElement(SettingsChange.bootstrapped(), 0);
            assertThat(versions(harness)).containsExactly("v1");
        }
    }

    @Test
    void aPromotionTakesEffectBetweenTwoRows() throws Exception {
        try (var harness = started(SCHEMA.hash())) {
            row(harness, 0.5f);
            CountDownLatch loading = hold("slow");
            row(harness, "slow", "CHAMPION");
            row(harness, 0.5f);
            loading.countDown();
            rowsUntil(harness, "slow");
            assertThat(versions(harness)).startsWith(BUNDLED, BUNDLED).endsWith("slow");
        }
    }

    @Test
    void aLoadThatIsLateNeverReplacesANewerModel() throws Exception {
        try (var harness = started(SCHEMA.hash())) {
            CountDownLatch old = hold("old");
            row(harness, "old", "CHAMPION");
            row(harness, "new", "CHAMPION");
            row(harness, "old", "RETIRED");
            old.countDown();
            rowsUntil(harness, "new");
            row(harness, 0.5f);
            assertThat(versions(harness)).doesNotContain("old").endsWith("new");
        }
    }

    @Test
    void aBundleThatCannotBeUsedLeavesTheModelInPlace() throws Exception {
        try (var harness = started(SCHEMA.hash())) {
            row(harness, "v1", "CHAMPION");
            rowsUntil(harness, "v1");
            row(harness, "broken", "CHAMPION");
            row(harness, "v1", "RETIRED");
            for (int i = 0; i < 50; i++) {
                row(harness, 0.5f);
            }
            assertThat(versions(harness)).endsWith("v1").doesNotContain("broken");
            row(harness, "broken", "RETIRED");
            rowsUntil(harness, BUNDLED);
        }
    }

    @Test
    void aRestoredJobScoresWithItsChampionFromTheFirstRowOn() throws Exception {
        OperatorSubtaskState state;
        try (var harness = harness(SCHEMA.hash())) {
            harness.open();
            row(harness, 0.5f);
            row(harness, "v1", "CHAMPION");
            state = harness.snapshot(1, 1);
        }
        try (var harness = harness(SCHEMA.hash())) {
            harness.initializeState(state);
            harness.open();
            harness.processBroadcastElement(SettingsChange.bootstrapped(), 0);
            row(harness, 0.5f);
            assertThat(versions(harness)).containsExactly("v1", "v1");
        }
    }

    @Test
    void challengersScoreInShadowAndDecideNothing() throws Exception {
        try (var harness = harness(SCHEMA.hash())) {
            harness.open();
            row(harness, "c2", "CHALLENGER");
            row(harness, "c1", "CHALLENGER");
            row(harness, "broken", "CHALLENGER");
            harness.processBroadcastElement(SettingsChange.bootstrapped(), 0);
            row(harness, 0.5f);
            ScoredToken scored = harness.extractOutputValues().get(0);
            assertThat(scored.modelVersion()).isEqualTo(BUNDLED);
            assertThat(scored.shadows())
                    .extracting(Prediction::version)
                    .containsExactly("c1", "c2");
            assertThat(scored.predictions().get(0)).isEqualTo(new Prediction(BUNDLED, 0.5));

            row(harness, "c1", "RETIRED");
            row(harness, 0.5f);
            assertThat(harness.extractOutputValues().get(1).shadows())
                    .extracting(Prediction::version)
                    .containsExactly("c2");
        }
    }

    private static CountDownLatch hold(String bundle) {
        CountDownLatch latch = new CountDownLatch(1);
        HELD.put(bundle, latch);
        return latch;
    }

    /** A load is done at some point; every row until then gets the model before it. */
    private static void rowsUntil(
            BroadcastOperatorTestHarness<TokenFeatures, SettingsChange, ScoredToken> harness,
            String version)
            throws Exception {
        do {
            Thread.onSpinWait();
            row(harness, 0.5f);
        } while (!versions(harness).get(versions(harness).size() - 1).equals(version));
    }

    private static List<String> versions(
            BroadcastOperatorTestHarness<TokenFeatures, SettingsChange, ScoredToken> harness) {
        return harness.extractOutputValues().stream().map(ScoredToken::modelVersion).toList();
    }

    private static void row(
            BroadcastOperatorTestHarness<TokenFeatures, SettingsChange, ScoredToken> harness,
            String version,
            String status)
            throws Exception {
        ModelVersionRow row = new ModelVersionRow(version, status, version, SCHEMA.hash(), false);
        harness.processBroadcastElement(SettingsChange.of(row), 0);
    }

    private static void row(
            BroadcastOperatorTestHarness<TokenFeatures, SettingsChange, ScoredToken> harness,
            float first)
            throws Exception {
        float[] row = new float[SCHEMA.size()];
        row[0] = first;
        harness.processElement(features(SCHEMA.hash(), row), 1);
    }

    private static BroadcastOperatorTestHarness<TokenFeatures, SettingsChange, ScoredToken> started(
            String schemaHash) throws Exception {
        var harness = harness(schemaHash);
        harness.open();
        harness.processBroadcastElement(SettingsChange.bootstrapped(), 0);
        return harness;
    }

    private static BroadcastOperatorTestHarness<TokenFeatures, SettingsChange, ScoredToken> harness(
            String schemaHash) throws Exception {
        ModelSource source = location -> opened(location, schemaHash);
        return new BroadcastOperatorTestHarness<>(
                new CoBroadcastWithNonKeyedOperator<>(
                        new ScoreTokens(source, BUNDLED), List.of(ScoreTokens.broadcastStates())),
                1,
                1,
                0);
    }

    private static TokenModel opened(String location, String schemaHash) {
        if (location.equals("broken")) {
            throw new UnusableBundleException("broken on purpose");
        }
        CountDownLatch latch = HELD.get(location);
        try {
            if (latch != null) {
                latch.await();
            }
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
        return new FirstFeature(location, schemaHash);
    }

    private static TokenFeatures features(String schemaHash, float[] values) {
        return new TokenFeatures(
                "mint", "pool", "dex", null, 0, 2_000, 5, 0, 0, schemaHash, values, 1, 1, -1, true);
    }

    /** Scores a row by its first feature; a typical row has a quarter there. */
    private record FirstFeature(String version, String schemaHash) implements TokenModel {
        @Override
        public float score(float[] row) {
            return row[0];
        }

        @Override
        public float[] score(float[][] rows) {
            return new float[] {rows[0][0]};
        }

        @Override
        public float[] typicalRow() {
            float[] typical = new float[SCHEMA.size()];
            typical[0] = 0.25f;
            return typical;
        }

        @Override
        public double drift(int feature, float[] seen) {
            return 0;
        }

        @Override
        public void close() {}
    }
}
