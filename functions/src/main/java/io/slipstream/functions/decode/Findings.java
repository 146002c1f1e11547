package io.slipstream.functions.decode;

import java.util.ArrayList;
import java.util.List;

/** What the programs of one transaction said so far. */
final class Findings {
    final List<Leg> legs = new ArrayList<>();
    final List<PoolOpening> openings = new ArrayList<>();
    final List<OrderFill> fills = new ArrayList<>();

    /**
     * True if a router, or a program that nobody described, moved tokens: legs need not show them
     * all.
     */
    boolean movedUnseen;

    void clear() {
        legs.clear();
        openings.clear();
        fills.clear();
        movedUnseen = false;
    }

    /** True if a leg was found at or under the instructions from {@code from} to {@code end}. */
    boolean hasLeg(int from, int end) {
        for (int i = 0; i < legs.size(); i++) {
            int at = legs.get(i).at;
            if (at >= from && at < end) {
                return true;
            }
        }
        return false;
    }
}
