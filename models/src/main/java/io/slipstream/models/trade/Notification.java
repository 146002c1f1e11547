package io.slipstream.models.trade;

import org.jspecify.annotations.Nullable;

/**
 * Something a user is to be told.
 *
 * @param id derived from what it tells, so that it is told once
 * @param kind {@code fill}, {@code fail}, {@code skip}, …
 * @param text for whoever shows plain text
 * @param createdAt epoch millis of the event it tells of
 * @param order that it is about, as it stands; null if it is about none
 * @param profitLamports realised by the order, fees included; 0 if nothing was
 * @param offer that it makes; null if it makes none
 */
public record Notification(
        String id,
        long userId,
        String kind,
        String text,
        long createdAt,
        @Nullable Order order,
        long profitLamports,
        @Nullable Offer offer) {

    /** About no order. */
    public Notification(String id, long userId, String kind, String text, long createdAt) {
        this(id, userId, kind, text, createdAt, null, 0, null);
    }

    /** About an order. */
    public Notification(
            String id,
            long userId,
            String kind,
            String text,
            long createdAt,
            @Nullable Order order,
            long profitLamports) {
        this(id, userId, kind, text, createdAt, order, profitLamports, null);
    }
}
