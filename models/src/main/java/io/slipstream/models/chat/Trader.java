package io.slipstream.models.chat;

import org.jspecify.annotations.Nullable;

/**
 * A user as his chat needs to know him.
 *
 * @param status {@code ACTIVE} or anything else
 * @param timeZone IANA name
 * @param wallet address; null if he has none
 */
public record Trader(
        long userId, long chatId, String status, String timeZone, @Nullable String wallet) {

    public boolean isActive() {
        return status.equals("ACTIVE");
    }
}
