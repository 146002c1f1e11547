package io.slipstream.models.port;

import java.io.Serializable;

/** Opens models from where their bundles lie. */
@FunctionalInterface
public interface ModelSource extends Serializable {

    /**
     * Loads a bundle, holds it against its golden rows and warms it up.
     *
     * @param location of a bundle that fits the schema of young tokens
     * @throws RuntimeException if it cannot be used; the message says why
     */
    TokenModel open(String location);
}
