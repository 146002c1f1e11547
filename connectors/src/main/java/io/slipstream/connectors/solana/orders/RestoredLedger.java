package io.slipstream.connectors.solana.orders;

import java.io.IOException;
import java.util.OptionalLong;

/** What a ledger that came from a backup says of itself. Failures are those of its database. */
public interface RestoredLedger {

    /** Epoch seconds from which landed transactions may be missing; empty if none is. */
    OptionalLong missingSince() throws IOException;

    /**
     * What this user's wallet did since cannot be told: from now on it only sells, until its owner
     * says otherwise.
     */
    void sellsOnly(long user) throws IOException;

    /** Nothing is missing any more that can be had. */
    void complete() throws IOException;
}
