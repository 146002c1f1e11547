package io.slipstream.connectors.solana.orders;

import io.slipstream.connectors.solana.rpc.SignatureStatus;
import io.slipstream.connectors.solana.rpc.SolanaRpc;
import io.slipstream.models.port.OrderLedger;
import io.slipstream.models.trade.Order;
import io.slipstream.models.trade.OrderState;
import io.slipstream.models.trade.StoredOrder;
import io.slipstream.models.trade.VenueReason;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Consumer;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Orders whose transaction can no longer land, and of which no node says at once that it has:
 * proven absent they end or are tried anew, found in a node's whole history they are read, else
 * they are UNKNOWN.
 */
final class OverdueOrders {
    private static final Logger LOG = LoggerFactory.getLogger(OverdueOrders.class);

    private final OrderLedger ledger;
    private final SolanaRpc rpc;
    private final List<Absence> proofs;
    private final OpenOrdersRules rules;
    private final LandedOrders landed;
    private final OrderTidings tidings;
    private final Consumer<StoredOrder> again;

    /**
     * @param proofs one for each node
     * @param again takes what is to be tried anew
     */
    OverdueOrders(
            OrderLedger ledger,
            SolanaRpc rpc,
            List<Absence> proofs,
            OpenOrdersRules rules,
            LandedOrders landed,
            OrderTidings tidings,
            Consumer<StoredOrder> again) {
        this.ledger = ledger;
        this.rpc = rpc;
        this.proofs = proofs;
        this.rules = rules;
        this.landed = landed;
        this.tidings = tidings;
        this.again = again;
    }

    /** Asks one node after the other. */
    void prove(List<PendingOrder> overdue) throws IOException, InterruptedException {
        List<PendingOrder> left = new ArrayList<>(overdue);
        IOException trouble = null;
        for (Absence node : proofs) {
            if (left.isEmpty()) {
                return;
            }
            try {
                Set<String> absent =
                        Answers.await(node.of(left.stream().map(PendingOrder::signed).toList()));
                for (PendingOrder one : left) {
                    if (absent.contains(one.signature())) {
                        end(one);
                    }
                }
                left.removeIf(one -> absent.contains(one.signature()));
            } catch (IOException e) {
                trouble = e;
            }
        }
        for (PendingOrder one : left) {
            findInHistory(one);
        }
        if (trouble != null && !left.isEmpty()) {
            throw trouble;
        }
    }

    /** Neither recent nor proven absent: it may have landed while nobody looked. */
    private void findInHistory(PendingOrder one) throws IOException, InterruptedException {
        Map<String, SignatureStatus> found =
                Answers.await(rpc.statuses(List.of(one.signature()), true));
        SignatureStatus status = found.get(one.signature());
        if (status != null && status.settled()) {
            Answers.await(landed.read(one));
        } else if (one.order().state() != OrderState.UNKNOWN) {
            Order doubt = one.order().unknown(VenueReason.AWAITING_PROOF.name());
            tidings.changed(one, Answers.await(ledger.advance(doubt)));
        }
    }

    /** Provably absent: tried anew if its signal still counts, else it is over. */
    private void end(PendingOrder one) throws IOException, InterruptedException {
        Order order = one.order();
        String reason = order.reason();
        if (reason != null && VenueReason.isRefusal(reason)) {
            tidings.changed(one, Answers.await(ledger.advance(order.failed(reason, 0, 0, 0))));
        } else if (rules.isFresh(one.stored())) {
            LOG.info("order={} attempt={} came to nothing", order.id(), order.attempt());
            Order anew = Answers.await(ledger.advance(order.triedAgain()));
            tidings.changed(one, anew);
            if (anew.state() == OrderState.NEW) {
                again.accept(new StoredOrder(anew, null, 0, one.stored().ageMillis()));
            }
        } else {
            String expired = VenueReason.EXPIRED_BLOCKHASH.name();
            tidings.changed(one, Answers.await(ledger.advance(order.expired(expired, 0, 0))));
        }
    }
}
