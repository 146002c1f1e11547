package io.slipstream.connectors.solana.orders;

import io.slipstream.connectors.solana.rpc.SolanaRpc;
import io.slipstream.models.port.OrderLedger;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;

/** Orders whose transaction has landed: what it did stands in its balances. */
final class LandedOrders {
    private final OrderLedger ledger;
    private final SolanaRpc rpc;
    private final OrderTidings tidings;

    LandedOrders(OrderLedger ledger, SolanaRpc rpc, OrderTidings tidings) {
        this.ledger = ledger;
        this.rpc = rpc;
        this.tidings = tidings;
    }

    /** A node that does not hand it out yet leaves the order as it is. */
    CompletionStage<Void> read(PendingOrder one) {
        return rpc.transaction(one.signature())
                .thenCompose(
                        landed ->
                                landed.isEmpty()
                                        ? CompletableFuture.completedFuture(one.order())
                                        : ledger.advance(
                                                Outcome.of(
                                                        one.order(), one.signed(), landed.get())))
                .thenAccept(standing -> tidings.changed(one, standing));
    }
}
