package io.slipstream.models.chat;

/**
 * A version of the snipe model.
 *
 * @param status CHALLENGER, CHAMPION or RETIRED
 * @param createdAt epoch millis
 */
public record ModelLine(String version, String status, long createdAt) {}
