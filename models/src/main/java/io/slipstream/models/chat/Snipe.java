package io.slipstream.models.chat;

import java.util.List;

/**
 * A decision to snipe or not to.
 *
 * @param confidence percent
 * @param decidedAt epoch millis
 */
public record Snipe(
        String mint, boolean taken, double confidence, List<String> reasons, long decidedAt) {}
