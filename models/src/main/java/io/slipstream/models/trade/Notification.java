package io.slipstream.models.trade;

/**
 * Something a user is to be told.
 *
 * @param id derived from what it tells, so that it is told once
 * @param kind {@code fill}, {@code fail}, {@code skip}, …
 * @param createdAt epoch millis of the event it tells of
 */
public record Notification(String id, long userId, String kind, String text, long createdAt) {}
