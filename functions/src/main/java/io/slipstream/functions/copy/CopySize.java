package io.slipstream.functions.copy;

import org.jspecify.annotations.Nullable;

/**
 * What a follower spends, or why nothing.
 *
 * @param lamports above zero if there is no reason against it, else 0
 */
public record CopySize(long lamports, @Nullable CopyReason refusal) {

    static CopySize of(long lamports) {
        return lamports > 0 ? new CopySize(lamports, null) : refused(CopyReason.ZERO_AMOUNT);
    }

    static CopySize refused(CopyReason reason) {
        return new CopySize(0, reason);
    }
}
