package io.slipstream.connectors.solana.orders;

import io.slipstream.connectors.solana.Commitment;
import io.slipstream.connectors.solana.RpcException;
import io.slipstream.connectors.solana.rpc.SignatureStatus;
import io.slipstream.connectors.solana.rpc.SolanaRpc;
import io.slipstream.models.port.Failpoints;
import io.slipstream.models.port.LastCheck;
import io.slipstream.models.port.OrderLedger;
import io.slipstream.models.port.TradeVenue;
import io.slipstream.models.trade.Order;
import io.slipstream.models.trade.OrderState;
import io.slipstream.models.trade.SignedTransaction;
import io.slipstream.models.trade.StoredOrder;
import io.slipstream.models.trade.VenueReason;
import java.io.IOException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.ConcurrentHashMap;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Brings the ledger's open orders to their final state: asks where their transactions stand, sends
 * the same bytes again, reads fills from what has landed, proves the absence of what has not, and
 * tells again what the risk gate has not booked. The first look after a start is the start-up
 * reconciliation; there is no other.
 *
 * <p>Every final state is in the ledger before it is told, and what the ledger then holds is told.
 * Used by one thread, which it blocks.
 */
public final class OpenOrders implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(OpenOrders.class);
    private static final int MOST_ORDERS = 5_000;

    private final OrderLedger ledger;
    private final TradeVenue venue;
    private final LastCheck lastCheck;
    private final SolanaRpc rpc;
    private final OpenOrdersRules rules;
    private final OrderTidings tidings = new OrderTidings();
    private final LandedOrders landed;
    private final Resending resending;
    private final OverdueOrders overdue;

    private final Map<String, Long> toldAt = new HashMap<>();
    private final Set<String> atVenue = ConcurrentHashMap.newKeySet();

    /**
     * Takes over ledger, venue and check, and closes them.
     *
     * @param rpc all nodes, with failover
     * @param nodes each node alone, for proofs
     */
    public OpenOrders(
            OrderLedger ledger,
            TradeVenue venue,
            LastCheck lastCheck,
            SolanaRpc rpc,
            List<SolanaRpc> nodes,
            OpenOrdersRules rules) {
        this.ledger = ledger;
        this.venue = venue;
        this.lastCheck = lastCheck;
        this.rpc = rpc;
        this.rules = rules;
        landed = new LandedOrders(ledger, rpc, tidings);
        resending = new Resending(new Sending(rpc, ledger, Failpoints.NONE), lastCheck, rules);
        overdue =
                new OverdueOrders(
                        ledger,
                        rpc,
                        nodes.stream().map(Absence::new).toList(),
                        rules,
                        landed,
                        tidings,
                        this::takeUp);
    }

    /**
     * Looks at all open orders once.
     *
     * @return order events to be told, final ones and changes on the way
     * @throws IOException if the ledger or all nodes could not be asked; then some orders have not
     *     been looked at
     */
    public List<Order> look() throws IOException, InterruptedException {
        long now = System.nanoTime();
        List<StoredOrder> open = Answers.await(ledger.open(MOST_ORDERS));
        List<PendingOrder> pending = new ArrayList<>();
        for (StoredOrder stored : open) {
            SignedTransaction signed = stored.signed();
            if (stored.order().state().isFinal()) {
                tellAgain(stored, now);
            } else if (signed != null) {
                pending.add(new PendingOrder(stored, signed));
            } else if (rules.isQuiet(stored)) {
                takeUp(stored);
            }
        }
        forgetOthers(open);
        for (int i = 0; i < pending.size(); i += SolanaRpc.MOST_STATUSES) {
            settle(pending.subList(i, Math.min(pending.size(), i + SolanaRpc.MOST_STATUSES)), now);
        }
        List<Order> events = tidings.take();
        for (Order event : events) {
            if (event.state().isFinal()) {
                toldAt.put(event.id(), now);
            }
        }
        return events;
    }

    /**
     * Orders with a final state that the gate has not booked, or not for good: in the order in
     * which they landed, so that nobody sells what he has not bought yet.
     */
    public List<Order> unbooked() throws IOException, InterruptedException {
        return Answers.await(ledger.unbooked());
    }

    /** Orders without a final state, as the ledger holds them. */
    public List<Order> onTheirWay() throws IOException, InterruptedException {
        return Answers.await(ledger.open(MOST_ORDERS)).stream()
                .map(StoredOrder::order)
                .filter(order -> !order.state().isFinal())
                .toList();
    }

    @Override
    public void close() {
        venue.close();
        lastCheck.close();
        ledger.close();
    }

    /** Final, and not booked: whoever brought it there may have died before he told it. */
    private void tellAgain(StoredOrder stored, long now) {
        Long last = toldAt.get(stored.order().id());
        boolean waited = last == null || now - last >= rules.untouchedFor().toNanos();
        if (waited && rules.isQuiet(stored)) {
            tidings.add(stored.order());
        }
    }

    /** Decided and left alone: nothing is signed for it, so nothing can have landed. */
    private void takeUp(StoredOrder stored) {
        Order order = stored.order();
        if (order.state() != OrderState.NEW || !atVenue.add(order.id())) {
            return;
        }
        CompletionStage<Order> taken =
                rules.isFresh(stored)
                        ? venue.take(order)
                        : ledger.advance(order.expired(VenueReason.TOO_LATE.name(), 0, 0));
        CompletionStage<Order> unused =
                taken.whenComplete(
                        (standing, problem) -> {
                            atVenue.remove(order.id());
                            if (problem == null) {
                                tidings.add(standing);
                            } else {
                                LOG.warn("order={} not taken: {}", order.id(), problem.toString());
                            }
                        });
    }

    private void settle(List<PendingOrder> pending, long now)
            throws IOException, InterruptedException {
        List<String> signatures = pending.stream().map(PendingOrder::signature).toList();
        // Asked before the status: a height that has passed says something only of later answers.
        long height = Answers.await(rpc.blockHeight(Commitment.CONFIRMED));
        Map<String, SignatureStatus> statuses = Answers.await(rpc.statuses(signatures, false));
        Map<PendingOrder, CompletionStage<Void>> steps = new LinkedHashMap<>();
        List<PendingOrder> late = new ArrayList<>();
        for (PendingOrder one : pending) {
            SignatureStatus status = statuses.get(one.signature());
            if (status != null) {
                if (status.settled()) {
                    steps.put(one, landed.read(one));
                }
            } else if (one.signed().lastValidBlockHeight() < height) {
                late.add(one);
            } else if (resending.isDue(one, now)) {
                steps.put(
                        one,
                        resending
                                .send(one, now)
                                .thenAccept(standing -> tidings.changed(one, standing)));
            }
        }
        finish(steps);
        overdue.prove(late);
    }

    /**
     * One order that cannot be looked at does not hold up the others. Outside trouble is told at
     * the end; what is wrong with the order itself stays wrong, and is for people to see.
     */
    private static void finish(Map<PendingOrder, CompletionStage<Void>> steps)
            throws IOException, InterruptedException {
        IOException trouble = null;
        for (Map.Entry<PendingOrder, CompletionStage<Void>> step : steps.entrySet()) {
            try {
                Answers.await(step.getValue());
            } catch (IOException e) {
                Order order = step.getKey().order();
                if (e.getCause() instanceof RpcException) {
                    trouble = e;
                } else {
                    LOG.error("order={} user={} stays open", order.id(), order.terms().userId(), e);
                }
            }
        }
        if (trouble != null) {
            throw trouble;
        }
    }

    private void forgetOthers(List<StoredOrder> open) {
        Set<String> ids = new HashSet<>();
        Set<String> signatures = new HashSet<>();
        for (StoredOrder stored : open) {
            ids.add(stored.order().id());
            SignedTransaction signed = stored.signed();
            if (signed != null) {
                signatures.add(signed.signature());
            }
        }
        toldAt.keySet().retainAll(ids);
        resending.forgetOthers(signatures);
    }
}
