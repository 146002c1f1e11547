package io.slipstream.connectors.telegram;

/**
 * What a chat shows of a key.
 *
 * @param messageId of the message; 0 if it is one together with others and cannot be rewritten
 * @param version of what it shows
 */
public record Shown(long messageId, long version) {}
