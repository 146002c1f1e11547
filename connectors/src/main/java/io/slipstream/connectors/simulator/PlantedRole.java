package io.slipstream.connectors.simulator;

import java.util.Locale;

/** What a planted leader really is, for whoever wants to find out. */
public enum PlantedRole {
    /** Senses what a token will become, holds, and sells in parts: can be followed with profit. */
    HONEST,
    /** Loses a little all the time, and has won once, much. */
    LUCKY,
    /** Sells into the buys of an accomplice, whose losses nobody looks at. */
    WASH,
    /** One of three wallets of the same person, who do the same in the same slot. */
    SYBIL,
    /** Sells into the buys of those who follow him. */
    DUMPER;

    /** Wallets that one such leader has: of a sybil all three count. */
    public static final int SYBILS = 3;

    /** Wallet of the n-th leader of this role, base58. */
    public String address(int n) {
        return SimulatedLeaders.named("planted-" + name().toLowerCase(Locale.ROOT) + "-" + n);
    }
}
