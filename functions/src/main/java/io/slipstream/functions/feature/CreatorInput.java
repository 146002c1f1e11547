package io.slipstream.functions.feature;

import java.util.Comparator;

/**
 * Something about a creator: he made a token, or one of his tokens came to its end.
 *
 * @param slot of the birth, or of the moment from which the end is judged
 * @param ended true if it is an end
 * @param rugged of an end: he let it down
 * @param lifeSlots of an end: birth to last trade
 */
public record CreatorInput(
        String creator, String mint, long slot, boolean ended, boolean rugged, long lifeSlots) {

    /** Slot, ends before births, mint. */
    static final Comparator<CreatorInput> IN_CHAIN_ORDER =
            Comparator.comparingLong(CreatorInput::slot)
                    .thenComparing(input -> input.ended ? 0 : 1)
                    .thenComparing(CreatorInput::mint);
}
