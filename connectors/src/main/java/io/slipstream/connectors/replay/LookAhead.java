package io.slipstream.connectors.replay;

import java.util.ArrayDeque;

/**
 * Bounds how many different slots are on their way between the tape and the end of the fill step,
 * and so what waits in the loop's channels.
 */
final class LookAhead {
    static final int SLOTS = 64;

    private final ReplayLoop loop;
    private final ArrayDeque<Long> ahead = new ArrayDeque<>();

    LookAhead(ReplayLoop loop) {
        this.loop = loop;
    }

    /** True if a record of this slot may leave the tape. */
    boolean admits(long slot) {
        if (ahead.size() < SLOTS || ahead.getLast() == slot) {
            return true;
        }
        long filled = loop.filled();
        while (!ahead.isEmpty() && ahead.getFirst() <= filled) {
            ahead.removeFirst();
        }
        return ahead.size() < SLOTS;
    }

    /** A record of this slot leaves the tape. */
    void left(long slot) {
        if (ahead.isEmpty() || ahead.getLast() != slot) {
            ahead.addLast(slot);
        }
    }
}
