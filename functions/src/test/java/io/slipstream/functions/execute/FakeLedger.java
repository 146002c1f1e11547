package io.slipstream.functions.execute;

import io.slipstream.models.port.OrderLedger;
import io.slipstream.models.trade.Order;
import io.slipstream.models.trade.OrderState;
import io.slipstream.models.trade.SignedTransaction;
import io.slipstream.models.trade.StoredOrder;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.function.Supplier;

/** A ledger in memory, as far as the steps of execution use one; it can fail or keep silent. */
final class FakeLedger implements OrderLedger {
    final Map<String, Order> stored = new HashMap<>();
    final Set<String> booked = new TreeSet<>();
    int failures;
    int calls;
    boolean silent;

    @Override
    public CompletionStage<Order> store(Order decided) {
        return answer(
                () -> {
                    stored.putIfAbsent(decided.id(), decided);
                    return stored.get(decided.id());
                });
    }

    @Override
    public CompletionStage<Order> withdraw(Order withdrawal) {
        return answer(
                () -> {
                    Order standing = stored.get(withdrawal.id());
                    if (standing == null) {
                        throw new IllegalStateException("no order " + withdrawal.id());
                    }
                    if (standing.state() == OrderState.NEW) {
                        stored.put(
                                withdrawal.id(),
                                standing.expired(String.valueOf(withdrawal.reason()), 0, 0));
                    }
                    return stored.get(withdrawal.id());
                });
    }

    private CompletionStage<Order> answer(Supplier<Order> answer) {
        calls++;
        if (silent) {
            return new CompletableFuture<>();
        }
        if (failures > 0) {
            failures--;
            return CompletableFuture.failedFuture(new IllegalStateException("ledger is down"));
        }
        try {
            return CompletableFuture.completedFuture(answer.get());
        } catch (IllegalStateException e) {
            return CompletableFuture.failedFuture(e);
        }
    }

    @Override
    public CompletionStage<Order> advance(Order order) {
        stored.put(order.id(), order);
        return CompletableFuture.completedFuture(order);
    }

    @Override
    public CompletionStage<Order> book(Order settled) {
        return answer(
                () -> {
                    booked.add(settled.id());
                    stored.put(settled.id(), settled);
                    return settled;
                });
    }

    @Override
    public CompletionStage<StoredOrder> sign(Order order, SignedTransaction signed) {
        throw new UnsupportedOperationException();
    }

    @Override
    public CompletionStage<List<Order>> unbooked() {
        return CompletableFuture.completedFuture(
                stored.values().stream()
                        .filter(order -> order.state().isFinal() && !booked.contains(order.id()))
                        .toList());
    }

    @Override
    public CompletionStage<List<StoredOrder>> open(int most) {
        return CompletableFuture.completedFuture(
                stored.values().stream()
                        .filter(order -> !order.state().isFinal())
                        .map(order -> StoredOrder.of(order, null))
                        .toList());
    }

    @Override
    public void close() {}
}
