package io.slipstream.functions.score;

import static org.assertj.core.api.Assertions.assertThat;

import io.slipstream.models.scoring.FeatureSchema;
import io.slipstream.models.scoring.ModelBundle;
import io.slipstream.models.scoring.ModelBundles;
import io.slipstream.models.scoring.compiled.CompiledModel;
import org.junit.jupiter.api.Test;

class DriftWindowTest {
    private static final FeatureSchema SCHEMA = FeatureSchema.tokens();

    @Test
    void aMarketThatChangedShowsInTheFeaturesThatMoved() {
        ModelBundle bundle = ModelBundles.load(ModelBundles.DEFAULT, SCHEMA);
        DriftWindow window = new DriftWindow(SCHEMA, 64);
        try (CompiledModel model = CompiledModel.open(bundle)) {
            for (int i = 0; i < 64; i++) {
                float[] row = bundle.golden().get(i % bundle.golden().size()).row().clone();
                row[1] = 1e6f;
                assertThat(window.drift(1)).isZero();
                window.add(model, row);
            }
        }
        assertThat(window.drift(1)).isGreaterThan(DriftWindow.ALARMING);
        assertThat(window.drift(1)).isGreaterThan(10 * window.drift(18));
    }
}
