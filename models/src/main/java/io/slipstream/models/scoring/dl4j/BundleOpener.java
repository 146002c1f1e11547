package io.slipstream.models.scoring.dl4j;

import io.slipstream.models.port.Opener;
import io.slipstream.models.port.TokenModel;
import io.slipstream.models.scoring.FeatureSchema;

/**
 * Opens the model of a bundle for young tokens.
 *
 * @param location see {@link io.slipstream.models.scoring.ModelBundles#load}
 */
public record BundleOpener(String location) implements Opener<TokenModel> {

    @Override
    public TokenModel open() {
        return Dl4jTokenModel.load(location, FeatureSchema.tokens());
    }
}
