package io.slipstream.models.user;

import org.jspecify.annotations.Nullable;

/**
 * Row of {@code users}.
 *
 * @param status {@code ACTIVE} or anything else, which stops new buys
 * @param timeZone IANA name; the risk day begins at midnight there
 * @param deleted true if the row is gone
 */
public record UserRow(
        long userId,
        @Nullable String status,
        @Nullable String timeZone,
        long telegramChatId,
        boolean deleted) {}
