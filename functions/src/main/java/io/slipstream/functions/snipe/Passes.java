package io.slipstream.functions.snipe;

import org.jspecify.annotations.Nullable;

/**
 * Ages in a row at which a token passed a user's filters.
 *
 * @param step the last of them
 * @param count how many
 */
public record Passes(int step, int count) {

    /** With one more pass; a repetition of the same age changes nothing. */
    static Passes after(@Nullable Passes before, int step) {
        if (before == null || before.step < step - 1) {
            return new Passes(step, 1);
        }
        return before.step >= step ? before : new Passes(step, before.count + 1);
    }
}
