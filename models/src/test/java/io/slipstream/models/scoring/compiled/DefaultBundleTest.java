package io.slipstream.models.scoring.compiled;

import static org.assertj.core.api.Assertions.assertThat;

import io.slipstream.models.port.TokenModel;
import io.slipstream.models.scoring.Evaluation;
import io.slipstream.models.scoring.FeatureSchema;
import io.slipstream.models.scoring.ModelBundle;
import io.slipstream.models.scoring.ModelBundles;
import org.junit.jupiter.api.Test;

/** The bundle that comes with Slipstream fits the code that it comes with. */
class DefaultBundleTest {
    private static final FeatureSchema SCHEMA = FeatureSchema.tokens();

    @Test
    void opensAndScores() {
        try (TokenModel model = new CompiledModels().open(ModelBundles.DEFAULT)) {
            assertThat(model.schemaHash()).isEqualTo(SCHEMA.hash());
            assertThat(model.score(new float[1][SCHEMA.size()])[0]).isBetween(0f, 1f);
        }
    }

    @Test
    void knowsMoreThanTheBaseRate() {
        ModelBundle bundle = ModelBundles.load(ModelBundles.DEFAULT, SCHEMA);
        Evaluation network = bundle.info().heldOut().get("network");
        Evaluation baseRate = bundle.info().heldOut().get("base rate");
        assertThat(network.auc()).isGreaterThan(0.6);
        assertThat(network.logLoss()).isLessThan(baseRate.logLoss());
        assertThat(network.brier()).isLessThan(baseRate.brier());
    }
}
