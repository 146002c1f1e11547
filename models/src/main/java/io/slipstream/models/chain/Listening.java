package io.slipstream.models.chain;

/**
 * Whether anybody listens to social posts, as who listens says at each change: silence and a broken
 * connection look the same from behind it.
 *
 * @param heard true while some source answers
 * @param at epoch millis since which it is so
 * @param sources each source with what it does, in words
 */
public record Listening(boolean heard, long at, String sources) {}
