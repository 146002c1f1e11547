package io.slipstream.connectors.solana;

import java.util.Locale;

/** How sure a node must be. History is only served for these two. */
public enum Commitment {
    CONFIRMED,
    FINALIZED;

    /** As the wire says it. */
    public String wire() {
        return name().toLowerCase(Locale.ROOT);
    }
}
