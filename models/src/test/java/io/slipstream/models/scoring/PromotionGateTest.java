package io.slipstream.models.scoring;

import static org.assertj.core.api.Assertions.assertThat;

import io.slipstream.models.market.ModelStanding;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class PromotionGateTest {
    private static final FeatureSchema SCHEMA = FeatureSchema.tokens();

    @Test
    void takesAModelThatIsBetterThanNothingAndTheChampion() {
        assertThat(PromotionGate.objections(info(0.50, 0.50, 0.02, 0.4), SCHEMA, null)).isEmpty();
        assertThat(
                        PromotionGate.objections(
                                info(0.50, 0.50, 0.02, 0.4), SCHEMA, info(0.45, 0.4, 0.02, 0.4)))
                .isEmpty();
    }

    @Test
    void saysEverythingThatSpeaksAgainstAModel() {
        BundleInfo bad = info(0.20, 0.40, 0.30, 0.7);
        List<String> objections =
                PromotionGate.objections(
                        bad, new FeatureSchema("other", 1, List.of()), info(0.45, 0.4, 0.02, 0.4));
        assertThat(objections).hasSize(6);
        assertThat(objections.get(0)).startsWith("expected feature schema");
        assertThat(String.join("\n", objections))
                .contains(
                        "log loss below the base rate's 0.6000, was 0.7000",
                        "average precision above the prevalence 0.2500, was 0.2000",
                        "calibration error of at most 0.10, was 0.3000",
                        "close to the boosted trees' 0.4000, was 0.2000",
                        "at least the champion's 1.80 times the prevalence, was 0.80");
    }

    @Test
    void asksForEnoughLiveOutcomesAndScoresNoWorseThanTheModelInForce() {
        assertThat(PromotionGate.liveObjections(null).get(0)).endsWith("in shadow, was 0");
        assertThat(PromotionGate.liveObjections(live(199, 0.01)).get(0)).endsWith("was 199");
        assertThat(PromotionGate.liveObjections(live(200, 0.11)).get(0))
                .endsWith("that of old on the same 200 live outcomes, 0.1000, was 0.1100");
        assertThat(PromotionGate.liveObjections(live(200, 0.1))).isEmpty();
    }

    private static ModelStanding live(long outcomes, double brier) {
        return new ModelStanding("new", "old", outcomes, 5, brier, 0.1, brier, 1);
    }

    private static BundleInfo info(
            double precision, double trees, double calibration, double logLoss) {
        Map<String, Evaluation> heldOut = new LinkedHashMap<>();
        heldOut.put("network", evaluation(precision, calibration, logLoss));
        heldOut.put("boosted trees", evaluation(trees, 0.02, 0.4));
        heldOut.put("base rate", evaluation(0.25, 0, 0.6));
        return new BundleInfo(
                "v",
                ModelKind.NETWORK,
                "token",
                1,
                SCHEMA.hash(),
                "",
                "",
                "",
                1,
                1,
                1,
                1,
                1,
                0.25,
                heldOut,
                List.of());
    }

    private static Evaluation evaluation(double precision, double calibration, double logLoss) {
        return new Evaluation(0.8, precision, 0.1, logLoss, calibration, 1, 1, 1);
    }
}
