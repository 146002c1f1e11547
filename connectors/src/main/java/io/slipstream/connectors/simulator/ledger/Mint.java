package io.slipstream.connectors.simulator.ledger;

import io.slipstream.models.unit.Mints;

/** A mint of the SPL Token program. */
public final class Mint extends Account {
    private final int decimals;

    public Mint(String address, int decimals, long lamports) {
        super(address, lamports);
        this.decimals = decimals;
    }

    int decimals() {
        return decimals;
    }

    boolean isSol() {
        return Mints.isSol(address());
    }
}
