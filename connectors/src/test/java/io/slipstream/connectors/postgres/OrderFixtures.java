package io.slipstream.connectors.postgres;

import io.slipstream.models.chain.Side;
import io.slipstream.models.trade.Order;
import io.slipstream.models.trade.OrderContext;
import io.slipstream.models.trade.OrderTerms;
import io.slipstream.models.unit.Mints;

final class OrderFixtures {
    private OrderFixtures() {}

    static OrderTerms terms(String orderId) {
        return new OrderTerms(
                orderId,
                "signal of " + orderId,
                7,
                OrderContext.COPY_TRADE,
                null,
                "leader",
                "signature",
                100,
                3,
                1_700_000_000,
                1_700_000_000_123L,
                Side.BUY,
                "mint",
                Mints.SOL,
                "mint",
                Long.MAX_VALUE,
                250,
                5,
                6,
                101);
    }

    static Order decided(String orderId) {
        return Order.decided(terms(orderId));
    }

    static Order denied(String orderId, String reason) {
        return Order.denied(terms(orderId), reason);
    }
}
