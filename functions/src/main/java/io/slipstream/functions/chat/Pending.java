package io.slipstream.functions.chat;

/**
 * A command that awaits its yes. Flink state.
 *
 * @param id of the update that asked for it: what it does, it does once
 * @param line the command as it was typed
 * @param askedAt epoch millis
 */
public record Pending(long id, String line, long askedAt) {}
