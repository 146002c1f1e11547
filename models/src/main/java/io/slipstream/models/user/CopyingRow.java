package io.slipstream.models.user;

import org.jspecify.annotations.Nullable;

/**
 * What a user has set for all copying at once.
 *
 * @param state null: unknown, then nothing new is bought
 * @param notifyLevel null counts as {@link NotifyLevel#ALL}
 */
public record CopyingRow(@Nullable CopyState state, @Nullable NotifyLevel notifyLevel) {

    /** What holds where nobody has set anything: the columns' defaults. */
    public static final CopyingRow STANDARD = new CopyingRow(CopyState.ACTIVE, NotifyLevel.ALL);
}
