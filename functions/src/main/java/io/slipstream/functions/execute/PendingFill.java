package io.slipstream.functions.execute;

import io.slipstream.models.trade.Order;

/**
 * An order on its way to its landing slot.
 *
 * @param slot in which it lands: its own, or a later one if it came too late for that
 */
public record PendingFill(Order order, long slot) {}
