package io.slipstream.connectors.solana.orders;

import io.slipstream.models.chain.Side;
import io.slipstream.models.trade.StoredOrder;
import java.io.Serializable;
import java.time.Duration;

/**
 * How open orders are looked after.
 *
 * @param lookEvery pause between two looks
 * @param untouchedFor for that long an order that is NEW, SIGNED or final is left to whoever is at
 *     it
 * @param resendEvery pause between two sends of the same bytes
 * @param buysWithin age after which a buy is not begun anew
 * @param sellsWithin the same for a sell, which somebody wants out of
 */
public record OpenOrdersRules(
        Duration lookEvery,
        Duration untouchedFor,
        Duration resendEvery,
        Duration buysWithin,
        Duration sellsWithin)
        implements Serializable {

    public static OpenOrdersRules standard() {
        return new OpenOrdersRules(
                Duration.ofMillis(400),
                Duration.ofSeconds(15),
                Duration.ofSeconds(2),
                Duration.ofSeconds(45),
                Duration.ofMinutes(10));
    }

    boolean isQuiet(StoredOrder stored) {
        return stored.untouchedMillis() >= untouchedFor.toMillis();
    }

    /** Whether its signal still counts. */
    boolean isFresh(StoredOrder stored) {
        Duration limit = stored.order().terms().side() == Side.BUY ? buysWithin : sellsWithin;
        return stored.ageMillis() < limit.toMillis();
    }
}
