package io.slipstream.models.chat;

/**
 * A token that went viral.
 *
 * @param voices different people who spoke of it within ten seconds
 * @param usual their mean before
 * @param sentiment 0–100, 50 neutral
 * @param at epoch millis
 */
public record LoudToken(String mint, int voices, double usual, double sentiment, long at) {}
