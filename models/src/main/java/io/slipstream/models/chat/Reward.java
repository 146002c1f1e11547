package io.slipstream.models.chat;

/**
 * Points of a leader, computed from the trades of those who copied him.
 *
 * @param profitLamports what they gained, losses left out
 */
public record Reward(String address, long followers, long profitLamports, long points) {}
