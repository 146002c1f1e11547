package io.slipstream.models.scoring.compiled;

import io.slipstream.models.port.ModelSource;
import io.slipstream.models.port.TokenModel;
import io.slipstream.models.scoring.FeatureSchema;
import io.slipstream.models.scoring.ModelBundles;

/** Opens bundles for young tokens as compiled models; see {@link ModelBundles#load(String)}. */
public record CompiledModels() implements ModelSource {
    /** Enough for the JIT compiler to have seen the loops. */
    private static final int WARM_UP_ROWS = 20_000;

    @Override
    public TokenModel open(String location) {
        CompiledModel model =
                CompiledModel.open(ModelBundles.load(location, FeatureSchema.tokens()));
        float[] row = model.typicalRow();
        for (int i = 0; i < WARM_UP_ROWS; i++) {
            model.score(row);
        }
        return model;
    }
}
