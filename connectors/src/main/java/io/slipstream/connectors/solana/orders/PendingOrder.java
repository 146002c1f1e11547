package io.slipstream.connectors.solana.orders;

import io.slipstream.models.trade.Order;
import io.slipstream.models.trade.SignedTransaction;
import io.slipstream.models.trade.StoredOrder;

/** An order whose transaction may be on the chain. */
record PendingOrder(StoredOrder stored, SignedTransaction signed) {

    Order order() {
        return stored.order();
    }

    String signature() {
        return signed.signature();
    }
}
