package io.slipstream.connectors.simulator;

import java.util.Locale;

/** What a planted leader really is, for whoever wants to find out. */
public enum PlantedRole {
    /** Senses what a token will become, holds, and sells in parts: can be followed with profit. */
    HONEST(1),
    /** Loses a little all the time, and has won once, much. */
    LUCKY(1),
    /** Sells into the buys of an accomplice, whose losses nobody looks at. */
    WASH(1),
    /** Likewise, into those of several accomplices in turn: one purse has funded them all. */
    WASH_RING(1),
    /** One of three wallets of the same person, who do the same in the same slot. */
    SYBIL(3),
    /** Likewise, but most of the time each goes its own way: one purse has funded them all. */
    LOOSE_SYBIL(3),
    /** Sells into the buys of those who follow him. */
    DUMPER(1);

    private final int wallets;

    PlantedRole(int wallets) {
        this.wallets = wallets;
    }

    /** Wallets that one such leader has; each of them counts. */
    public int wallets() {
        return wallets;
    }

    /** Wallet of the n-th leader of this role, base58; one with several has as many numbers. */
    public String address(int n) {
        return SimulatedLeaders.named("planted-" + name().toLowerCase(Locale.ROOT) + "-" + n);
    }
}
