package io.slipstream.connectors.solana.orders;

import java.io.IOException;
import java.util.OptionalLong;

/** What a restored ledger says of its own gap. */
public interface LandedSince {

    /**
     * Epoch seconds from which landed transactions may be missing; empty if none is.
     *
     * @throws IOException if the ledger could not be asked
     */
    OptionalLong gap() throws IOException;

    /** None is missing any more. */
    void close() throws IOException;
}
