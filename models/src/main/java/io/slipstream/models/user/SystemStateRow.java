package io.slipstream.models.user;

import org.jspecify.annotations.Nullable;

/**
 * The row of {@code system_state}: the operator's switch for all users.
 *
 * @param tradingState ACTIVE, REDUCING or HALTED; null if unknown, then nothing new is bought
 * @param invalid a sentence that says what is wrong with the row; null if nothing is
 * @param deleted true if the row is gone
 */
public record SystemStateRow(
        @Nullable String tradingState, @Nullable String invalid, boolean deleted) {}
