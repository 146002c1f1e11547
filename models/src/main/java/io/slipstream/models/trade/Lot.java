package io.slipstream.models.trade;

/**
 * What one buy left in a position, as it stands now; zero units once it is closed.
 *
 * @param lotId derived from the order that opened it
 * @param sourceKind {@code leader}, {@code sniper}, {@code manual}, …
 * @param source whom or what it belongs to: only that source's sells close it
 * @param tokenUnits base units left
 * @param costLamports what the units left have cost, fees included
 * @param openedAt epoch millis
 * @param sequence order in which a user's lots were opened: first in, first out
 */
public record Lot(
        String lotId,
        long userId,
        String mint,
        String sourceKind,
        String source,
        long tokenUnits,
        long costLamports,
        String openedOrderId,
        long openedAt,
        long sequence) {}
