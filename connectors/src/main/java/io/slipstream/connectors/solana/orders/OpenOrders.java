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
import java.util.Queue;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
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
    private static final long PATIENCE_SECONDS = 60;

    private final OrderLedger ledger;
    private final TradeVenue venue;
    private final LastCheck lastCheck;
    private final SolanaRpc rpc;
    private final List<Absence> proofs;
    private final OpenOrdersRules rules;
    private final Sending sending;

    private final Map<String, Long> toldAt = new HashMap<>();
    private final Map<String, Long> sentAt = new HashMap<>();
    private final Set<String> atVenue = ConcurrentHashMap.newKeySet();
    private final Queue<Order> told = new ConcurrentLinkedQueue<>();

    /** An order whose transaction may be on the chain. */
    private record Pending(StoredOrder stored, SignedTransaction signed) {
        Order order() {
            return stored.order();
        }
    }

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
        this.proofs = nodes.stream().map(Absence::new).toList();
        this.rules = rules;
        this.sending = new Sending(rpc, ledger, Failpoints.NONE);
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
        List<StoredOrder> open = await(ledger.open(MOST_ORDERS));
        List<Pending> pending = new ArrayList<>();
        for (StoredOrder stored : open) {
            SignedTransaction signed = stored.signed();
            if (stored.order().state().isFinal()) {
                tellAgain(stored, now);
            } else if (signed != null) {
                pending.add(new Pending(stored, signed));
            } else if (rules.isQuiet(stored)) {
                takeUp(stored);
            }
        }
        forgetOthers(open);
        for (int i = 0; i < pending.size(); i += SolanaRpc.MOST_STATUSES) {
            settle(pending.subList(i, Math.min(pending.size(), i + SolanaRpc.MOST_STATUSES)), now);
        }
        List<Order> events = new ArrayList<>();
        for (Order next = told.poll(); next != null; next = told.poll()) {
            if (next.state().isFinal()) {
                toldAt.put(next.id(), now);
            }
            events.add(next);
        }
        return events;
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
            told.add(stored.order());
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
                                told.add(standing);
                            } else {
                                LOG.warn("order={} not taken: {}", order.id(), problem.toString());
                            }
                        });
    }

    private void settle(List<Pending> pending, long now) throws IOException, InterruptedException {
        List<String> signatures = pending.stream().map(one -> one.signed.signature()).toList();
        // Asked before the status: a height that has passed says something only of later answers.
        long height = await(rpc.blockHeight(Commitment.CONFIRMED));
        Map<String, SignatureStatus> statuses = await(rpc.statuses(signatures, false));
        Map<Pending, CompletionStage<Void>> steps = new LinkedHashMap<>();
        List<Pending> overdue = new ArrayList<>();
        for (Pending one : pending) {
            SignatureStatus status = statuses.get(one.signed.signature());
            if (status != null) {
                if (status.settled()) {
                    steps.put(one, read(one));
                }
            } else if (one.signed.lastValidBlockHeight() < height) {
                overdue.add(one);
            } else if (isToBeSent(one, now)) {
                sentAt.put(one.signed.signature(), now);
                steps.put(
                        one,
                        sending.send(one.order(), one.signed)
                                .thenAccept(standing -> tell(one, standing)));
            }
        }
        finish(steps);
        prove(overdue);
    }

    /**
     * One order that cannot be looked at does not hold up the others. Outside trouble is told at
     * the end; what is wrong with the order itself stays wrong, and is for people to see.
     */
    private static void finish(Map<Pending, CompletionStage<Void>> steps)
            throws IOException, InterruptedException {
        IOException trouble = null;
        for (Map.Entry<Pending, CompletionStage<Void>> step : steps.entrySet()) {
            try {
                await(step.getValue());
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

    private boolean isToBeSent(Pending one, long now) {
        Order order = one.order();
        String reason = order.reason();
        if (order.state() == OrderState.SIGNED && !rules.isQuiet(one.stored)) {
            return false;
        }
        // A program refused it: sent again it could land when nobody wants it any more.
        if (order.state() == OrderState.UNKNOWN
                && reason != null
                && VenueReason.isRefusal(reason)) {
            return false;
        }
        Long last = sentAt.get(one.signed.signature());
        boolean due =
                last == null
                        ? one.stored.untouchedMillis() >= rules.resendEvery().toMillis()
                        : now - last >= rules.resendEvery().toNanos();
        return due && isWanted(one, now);
    }

    /**
     * What was stopped is not pushed any more: it has landed already, or its blockhash runs out.
     */
    private boolean isWanted(Pending one, long now) {
        VenueReason stopped;
        try {
            stopped = lastCheck.objection(one.order());
        } catch (IllegalStateException e) {
            stopped = VenueReason.LEDGER_SILENT;
        }
        if (stopped != null) {
            LOG.info("order={} is not sent again: {}", one.order().id(), stopped);
            sentAt.put(one.signed.signature(), now);
        }
        return stopped == null;
    }

    /** It has landed: what it did stands in its balances. */
    private CompletionStage<Void> read(Pending one) {
        return rpc.transaction(one.signed.signature())
                .thenCompose(
                        landed ->
                                landed.isEmpty()
                                        ? CompletableFuture.completedFuture(one.order())
                                        : ledger.advance(
                                                Outcome.of(one.order(), one.signed, landed.get())))
                .thenAccept(standing -> tell(one, standing));
    }

    /** It can no longer land; whether it has, is asked of one node after the other. */
    private void prove(List<Pending> overdue) throws IOException, InterruptedException {
        List<Pending> left = new ArrayList<>(overdue);
        IOException trouble = null;
        for (Absence node : proofs) {
            if (left.isEmpty()) {
                return;
            }
            try {
                Set<String> absent = await(node.of(left.stream().map(Pending::signed).toList()));
                for (Pending one : left) {
                    if (absent.contains(one.signed.signature())) {
                        end(one);
                    }
                }
                left.removeIf(one -> absent.contains(one.signed.signature()));
            } catch (IOException e) {
                trouble = e;
            }
        }
        for (Pending one : left) {
            findInHistory(one);
        }
        if (trouble != null && !left.isEmpty()) {
            throw trouble;
        }
    }

    /** Neither recent nor proven absent: it may have landed while nobody looked. */
    private void findInHistory(Pending one) throws IOException, InterruptedException {
        Map<String, SignatureStatus> found =
                await(rpc.statuses(List.of(one.signed.signature()), true));
        SignatureStatus status = found.get(one.signed.signature());
        if (status != null && status.settled()) {
            await(read(one));
        } else if (one.order().state() != OrderState.UNKNOWN) {
            Order doubt = one.order().unknown(VenueReason.AWAITING_PROOF.name());
            tell(one, await(ledger.advance(doubt)));
        }
    }

    /** Provably absent: tried anew if its signal still counts, else it is over. */
    private void end(Pending one) throws IOException, InterruptedException {
        Order order = one.order();
        String reason = order.reason();
        if (reason != null && VenueReason.isRefusal(reason)) {
            tell(one, await(ledger.advance(order.failed(reason, 0, 0, 0))));
        } else if (rules.isFresh(one.stored)) {
            LOG.info("order={} attempt={} came to nothing", order.id(), order.attempt());
            Order again = await(ledger.advance(order.triedAgain()));
            tell(one, again);
            if (again.state() == OrderState.NEW) {
                takeUp(new StoredOrder(again, null, 0, one.stored.ageMillis()));
            }
        } else {
            String expired = VenueReason.EXPIRED_BLOCKHASH.name();
            tell(one, await(ledger.advance(order.expired(expired, 0, 0))));
        }
    }

    private void tell(Pending one, Order standing) {
        if (standing.version() != one.order().version()) {
            told.add(standing);
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
        sentAt.keySet().retainAll(signatures);
    }

    private static <T> T await(CompletionStage<T> stage) throws IOException, InterruptedException {
        try {
            return stage.toCompletableFuture().get(PATIENCE_SECONDS, TimeUnit.SECONDS);
        } catch (ExecutionException e) {
            throw new IOException(
                    "expected an answer about open orders, was "
                            + (e.getCause() == null ? e : e.getCause()).getMessage(),
                    e.getCause());
        } catch (TimeoutException e) {
            throw new IOException("expected an answer about open orders, was none in time", e);
        }
    }
}
