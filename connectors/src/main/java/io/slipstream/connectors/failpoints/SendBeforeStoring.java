package io.slipstream.connectors.failpoints;

import io.slipstream.models.port.Opener;
import io.slipstream.models.port.OrderLedger;
import io.slipstream.models.trade.Order;
import io.slipstream.models.trade.OrderState;
import io.slipstream.models.trade.SignedTransaction;
import io.slipstream.models.trade.StoredOrder;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.ConcurrentHashMap;

/**
 * A ledger with the defect that the whole design avoids: what is signed is stored only once it has
 * been sent. It exists so that a chaos run can show that its referee sees what that leads to, and
 * can be had in no other way.
 */
public final class SendBeforeStoring implements OrderLedger {

    private record Unstored(Order order, SignedTransaction signed) {}

    private final OrderLedger ledger;
    private final Map<String, Unstored> unstored = new ConcurrentHashMap<>();

    private SendBeforeStoring(OrderLedger ledger) {
        this.ledger = ledger;
    }

    /** Opens it over another ledger. */
    public record Open(Opener<OrderLedger> ledger) implements Opener<OrderLedger> {
        @Override
        public OrderLedger open() throws Exception {
            return new SendBeforeStoring(ledger.open());
        }
    }

    @Override
    public CompletionStage<Order> store(Order decided) {
        return ledger.store(decided);
    }

    @Override
    public CompletionStage<StoredOrder> sign(Order stored, SignedTransaction signed) {
        unstored.put(stored.id(), new Unstored(stored, signed));
        return CompletableFuture.completedFuture(StoredOrder.of(stored.signed(), signed));
    }

    @Override
    public CompletionStage<Order> advance(Order order) {
        Unstored late = unstored.remove(order.id());
        if (late == null || order.state() == OrderState.FAILED) {
            return ledger.advance(order);
        }
        return ledger.sign(late.order(), late.signed()).thenCompose(now -> ledger.advance(order));
    }

    @Override
    public CompletionStage<Order> book(Order settled) {
        return ledger.book(settled);
    }

    @Override
    public CompletionStage<Order> withdraw(Order withdrawal) {
        return ledger.withdraw(withdrawal);
    }

    @Override
    public CompletionStage<List<Order>> unbooked() {
        return ledger.unbooked();
    }

    @Override
    public CompletionStage<List<StoredOrder>> open(int most) {
        return ledger.open(most);
    }

    @Override
    public void close() {
        ledger.close();
    }
}
