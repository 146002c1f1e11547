package io.slipstream.models.chat;

import java.util.Map;

/**
 * What an operator wants to see.
 *
 * @param tradingState the switch for everybody; {@code unknown} if it is not set
 * @param ordersByState of the last day
 * @param denialsByReason of the last day
 */
public record SystemFigures(
        String tradingState,
        long users,
        long relations,
        Map<String, Long> ordersByState,
        Map<String, Long> denialsByReason,
        long trades,
        long openBreakers) {}
