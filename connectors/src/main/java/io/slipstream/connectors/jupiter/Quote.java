package io.slipstream.connectors.jupiter;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.slipstream.models.trade.VenueReason;

/**
 * A quote of Jupiter's swap API v1, for a fixed input.
 *
 * @param outAmount base units that are promised
 * @param leastOut base units below which the swap fails
 * @param slot slot whose state it knows; 0 if it does not say
 * @param json the whole quote, to be handed back
 */
record Quote(long outAmount, long leastOut, long slot, ObjectNode json) {
    private static final int BPS = 10_000;

    static Quote of(ObjectNode json) {
        try {
            return new Quote(
                    Long.parseLong(json.path("outAmount").asText()),
                    Long.parseLong(json.path("otherAmountThreshold").asText()),
                    json.path("contextSlot").asLong(0),
                    json);
        } catch (NumberFormatException e) {
            throw new OrderRefusedException(
                    VenueReason.VENUE_REFUSED, "expected a quote with amounts, was one without");
        }
    }

    /** The same quote that fails below a higher limit. */
    Quote notBelow(long least) {
        if (least <= leastOut) {
            return this;
        }
        ObjectNode tighter = json.deepCopy();
        // floor: rounding may only make the limit tighter
        long bps = (outAmount - least) * BPS / outAmount;
        tighter.put("otherAmountThreshold", Long.toString(least));
        tighter.put("slippageBps", bps);
        return new Quote(outAmount, least, slot, tighter);
    }
}
