package io.slipstream.connectors.solana.orders;

import io.slipstream.connectors.solana.RpcException;
import io.slipstream.connectors.solana.rpc.ChainError;
import io.slipstream.connectors.solana.rpc.ChainReasons;
import io.slipstream.connectors.solana.rpc.SolanaRpc;
import io.slipstream.models.port.Failpoints;
import io.slipstream.models.port.Failpoints.Window;
import io.slipstream.models.port.OrderLedger;
import io.slipstream.models.trade.Order;
import io.slipstream.models.trade.OrderState;
import io.slipstream.models.trade.SignedTransaction;
import io.slipstream.models.trade.VenueReason;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.CompletionStage;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Hands the stored bytes of an order to a node. Whatever the node answers, or does not, they may
 * land: the outcome is SENT, or UNKNOWN on any doubt, and never FAILED. The same bytes may be sent
 * again and again, they land at most once.
 */
public final class Sending {
    private static final Logger LOG = LoggerFactory.getLogger(Sending.class);

    private final SolanaRpc rpc;
    private final OrderLedger ledger;
    private final Failpoints failpoints;

    public Sending(SolanaRpc rpc, OrderLedger ledger, Failpoints failpoints) {
        this.rpc = rpc;
        this.ledger = ledger;
        this.failpoints = failpoints;
    }

    /**
     * @return the order as the ledger holds it afterwards
     */
    public CompletionStage<Order> send(Order order, SignedTransaction signed) {
        failpoints.reached(Window.STORED_UNSENT, order.id());
        CompletionStage<String> answer = rpc.send(signed.bytes());
        failpoints.reached(Window.SENT_UNACKNOWLEDGED, order.id());
        return answer.handle((signature, problem) -> problem == null ? null : doubt(order, problem))
                .thenCompose(doubt -> tell(order, doubt));
    }

    private CompletionStage<Order> tell(Order order, @Nullable VenueReason doubt) {
        failpoints.reached(Window.ACKNOWLEDGED_UNEMITTED, order.id());
        Order next = doubt == null ? order.sent() : order.unknown(doubt.name());
        boolean news =
                order.state() == OrderState.SIGNED
                        || (order.state() == OrderState.SENT && doubt != null)
                        || (doubt != null && VenueReason.isRefusal(doubt.name()));
        return news ? ledger.advance(next) : CompletableFuture.completedFuture(order);
    }

    /** Null if the node has it after all. */
    private static @Nullable VenueReason doubt(Order order, Throwable problem) {
        Throwable cause =
                problem instanceof CompletionException && problem.getCause() != null
                        ? problem.getCause()
                        : problem;
        VenueReason doubt = VenueReason.VENUE_SILENT;
        if (cause instanceof RpcException refused) {
            String failure = refused.failure();
            ChainError error = failure == null ? null : ChainError.parse(failure);
            if (error != null && error.name().equals("AlreadyProcessed")) {
                return null;
            }
            if (error != null) {
                doubt = ChainReasons.of(error);
            } else if (refused.code() == RpcException.RATE_LIMITED) {
                doubt = VenueReason.RATE_LIMITED;
            }
        }
        LOG.info("order={} state=UNKNOWN reason={} {}", order.id(), doubt, cause.getMessage());
        return doubt;
    }
}
