package io.slipstream.connectors.solana;

import java.util.Locale;

/** How sure a node must be of a transaction before it is handed on. */
public enum Commitment {
    /** Seen by one node; a fork may still drop it. Only the websocket tells of these. */
    PROCESSED,
    CONFIRMED,
    FINALIZED;

    /** As the wire says it. */
    public String wire() {
        return name().toLowerCase(Locale.ROOT);
    }

    /** What a wallet's history is asked for: no node serves it at processed. */
    Commitment ofHistory() {
        return this == PROCESSED ? CONFIRMED : this;
    }

    /** Slots by which transactions come after the newest processed slot, at most as a rule. */
    int lagSlots() {
        return switch (this) {
            case PROCESSED -> 1;
            case CONFIRMED -> 4;
            case FINALIZED -> 36;
        };
    }
}
