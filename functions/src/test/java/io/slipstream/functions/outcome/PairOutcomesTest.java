package io.slipstream.functions.outcome;

import static org.assertj.core.api.Assertions.assertThat;

import io.slipstream.models.market.Prediction;
import io.slipstream.models.market.RecordedPair;
import io.slipstream.models.market.ScoredToken;
import io.slipstream.models.market.TokenFeatures;
import io.slipstream.models.market.TokenOutcome;
import java.util.List;
import org.apache.flink.api.common.typeinfo.Types;
import org.apache.flink.streaming.api.operators.co.KeyedCoProcessOperator;
import org.apache.flink.streaming.api.watermark.Watermark;
import org.apache.flink.streaming.util.KeyedTwoInputStreamOperatorTestHarness;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class PairOutcomesTest {

    @ParameterizedTest
    @ValueSource(strings = {"rRoO", "oOrR", "RrOo", "OroR"})
    void aRowThatIsThereTwiceIsOnePairWhateverTheOrder(String order) throws Exception {
        try (var harness = harness()) {
            harness.open();
            for (char what : order.toCharArray()) {
                switch (what) {
                    case 'r' -> harness.processElement1(row("a", "v1"), 1);
                    case 'R' -> harness.processElement1(row("a", "v2"), 1);
                    case 'o' -> harness.processElement2(outcome("a", "v1"), 1);
                    default -> harness.processElement2(outcome("a", "v2"), 1);
                }
            }
            harness.processElement1(row("without outcome", "v1"), 1);
            harness.processElement2(outcome("without row", "v1"), 1);
            harness.processWatermark1(new Watermark(Long.MAX_VALUE));
            harness.processWatermark2(new Watermark(Long.MAX_VALUE));

            List<RecordedPair> pairs = harness.extractOutputValues();
            assertThat(pairs).hasSize(1);
            assertThat(pairs.get(0).scored().modelVersion()).isEqualTo("v1");
            assertThat(pairs.get(0).outcome().predictions().get(0).version()).isEqualTo("v1");
        }
    }

    private static ScoredToken row(String mint, String version) {
        return new ScoredToken(
                new TokenFeatures(
                        mint,
                        "pool",
                        "pumpfun",
                        null,
                        0,
                        2_000,
                        9,
                        7,
                        0,
                        "hash",
                        new float[] {1},
                        1,
                        1,
                        -1,
                        false),
                0.5,
                version,
                List.of());
    }

    private static TokenOutcome outcome(String mint, String version) {
        return new TokenOutcome(
                row(mint, version).id(),
                mint,
                "pool",
                9,
                7,
                15,
                2,
                1,
                0,
                false,
                false,
                true,
                List.of(new Prediction(version, 0.5)));
    }

    private static KeyedTwoInputStreamOperatorTestHarness<
                    String, ScoredToken, TokenOutcome, RecordedPair>
            harness() throws Exception {
        return new KeyedTwoInputStreamOperatorTestHarness<>(
                new KeyedCoProcessOperator<>(new PairOutcomes()),
                ScoredToken::id,
                TokenOutcome::id,
                Types.STRING);
    }
}
