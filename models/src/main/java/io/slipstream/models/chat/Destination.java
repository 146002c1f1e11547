package io.slipstream.models.chat;

/**
 * An address that a user has listed for withdrawals.
 *
 * @param usableAt epoch millis from which SOL may go there
 */
public record Destination(String address, long usableAt) {}
