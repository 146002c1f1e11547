package io.slipstream.jobs.wiring;

import io.slipstream.models.port.Opener;
import io.slipstream.models.port.TokenModel;
import io.slipstream.models.scoring.FeatureSchema;
import io.slipstream.models.scoring.ModelBundles;
import io.slipstream.models.scoring.dl4j.Dl4jTokenModel;

/** What the graphs are given to reach the world with. */
final class Ports {

    private Ports() {}

    /** The model that comes with the repository. */
    static Opener<TokenModel> model() {
        return () -> Dl4jTokenModel.load(ModelBundles.DEFAULT, FeatureSchema.tokens());
    }
}
