package io.slipstream.functions.feature;

/**
 * When a token past its birth is looked at. The first looks of the sniper are over then, but for
 * the last; a look costs nothing if the token has not traded since the one before.
 */
final class Looks {
    /** Twenty seconds after the birth. */
    static final long FIRST_SLOTS = 50;

    /** Every ten seconds. */
    static final long EVERY_SLOTS = 25;

    /** A token that has not traded for five minutes is followed no more. */
    static final long IDLE_SLOTS = 750;

    /** An hour after its birth no token is. */
    static final long LAST_SLOTS = 9_000;

    private Looks() {}

    /** True if a token is not worth another look. */
    static boolean isOver(TokenWindow window, long slot) {
        long traded = Math.max(window.birthSlot, window.lastTradeSlot);
        return slot - window.birthSlot >= LAST_SLOTS || slot - traded >= IDLE_SLOTS;
    }
}
