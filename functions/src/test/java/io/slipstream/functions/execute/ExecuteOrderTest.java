package io.slipstream.functions.execute;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.slipstream.functions.risk.Given;
import io.slipstream.models.chain.Side;
import io.slipstream.models.port.Failpoints.Window;
import io.slipstream.models.port.TradeVenue;
import io.slipstream.models.trade.Order;
import io.slipstream.models.trade.OrderContext;
import io.slipstream.models.trade.OrderState;
import io.slipstream.models.trade.OrderTerms;
import io.slipstream.models.unit.Mints;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.TimeUnit;
import java.util.function.Function;
import java.util.function.LongSupplier;
import org.apache.flink.metrics.Gauge;
import org.apache.flink.metrics.groups.OperatorMetricGroup;
import org.apache.flink.runtime.metrics.util.InterceptingOperatorMetricGroup;
import org.apache.flink.streaming.api.functions.async.CollectionSupplier;
import org.apache.flink.streaming.api.functions.async.ResultFuture;
import org.apache.flink.streaming.util.MockStreamingRuntimeContext;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ExecuteOrderTest {
    private final FakeLedger ledger = new FakeLedger();
    private final FakeVenue venue = new FakeVenue();
    private final List<Window> windows = new ArrayList<>();
    private ExecuteOrder execute;

    @BeforeEach
    void open() throws Exception {
        execute =
                new ExecuteOrder(
                        () -> ledger,
                        () -> venue,
                        (window, id) -> windows.add(window),
                        () -> 1_000);
        execute.setRuntimeContext(new MockStreamingRuntimeContext(1, 0));
        execute.open(null);
    }

    @Test
    void theVenuesFiguresAreMetricsOfTheOperator() throws Exception {
        InterceptingOperatorMetricGroup metrics = new InterceptingOperatorMetricGroup();
        ExecuteOrder watched =
                new ExecuteOrder(() -> ledger, () -> venue, (window, id) -> {}, () -> 1_000);
        watched.setRuntimeContext(
                new MockStreamingRuntimeContext(1, 0) {
                    @Override
                    public OperatorMetricGroup getMetricGroup() {
                        return metrics;
                    }
                });
        watched.open(null);

        assertThat(((Gauge<?>) metrics.get("walletKeyAgeDays")).getValue()).isEqualTo(12L);
    }

    @Test
    void storesBeforeItTrades() throws Exception {
        Order order = run(Order.decided(terms("a")));

        assertThat(order.state()).isEqualTo(OrderState.SENT);
        assertThat(ledger.stored).containsKey("a");
        assertThat(venue.taken).extracting(Order::id).containsExactly("a");
    }

    @Test
    void theVenuePreparesWhileTheLedgerIsStillWriting() {
        ledger.silent = true;
        execute.asyncInvoke(Order.decided(terms("a")), new Result());
        execute.asyncInvoke(Order.denied(terms("b"), "HALTED"), new Result());

        assertThat(venue.prepared).extracting(Order::id).containsExactly("a");
        assertThat(venue.taken).isEmpty();
    }

    @Test
    void whatWasPreparedIsTakenUnlessTheLedgerSaysOtherwise() throws Exception {
        ledger.stored.put("denied", Order.denied(terms("denied"), "HALTED"));
        run(Order.decided(terms("denied")));
        run(Order.decided(terms("a")));

        assertThat(venue.prepared).extracting(Order::id).containsExactly("denied", "a");
        assertThat(venue.takenPrepared).extracting(Order::id).containsExactly("a");
    }

    @Test
    void anOrderThatCannotBePreparedIsTakenAllTheSame() throws Exception {
        venue.broken = true;

        assertThat(run(Order.decided(terms("a"))).state()).isEqualTo(OrderState.SENT);
    }

    @Test
    void ordersPassEachWindowOnceInOrderAndDenialsPassNone() throws Exception {
        run(Order.denied(terms("denied"), "HALTED"));
        run(Order.decided(terms("a")));

        assertThat(windows)
                .containsExactly(
                        Window.DECIDED_UNSTORED,
                        Window.ACKNOWLEDGED_UNEMITTED,
                        Window.EMITTED_UNCHECKPOINTED);
    }

    @Test
    void theFirstStoredDecisionWins() throws Exception {
        Order filled = Order.decided(terms("a")).sent().filled(7, 1, 12, 0);
        ledger.stored.put("a", filled);
        assertThat(run(Order.decided(terms("a")))).isEqualTo(filled);
        assertThat(run(Order.denied(terms("a"), "HALTED"))).isEqualTo(filled);
        assertThat(venue.taken).isEmpty();

        ledger.stored.put("b", Order.decided(terms("b")));
        assertThat(run(Order.denied(terms("b"), "HALTED")).state()).isEqualTo(OrderState.SENT);
    }

    @Test
    void aDenialIsStoredAndNeverTraded() throws Exception {
        Order denial = Order.denied(terms("a"), "HALTED");

        assertThat(run(denial)).isEqualTo(denial);
        assertThat(ledger.stored).containsEntry("a", denial);
        assertThat(venue.taken).isEmpty();
    }

    @Test
    void aDecisionThatMeetsADenialComesOutAsADenialThatSomebodyWaitsFor() throws Exception {
        ledger.stored.put("a", Order.denied(terms("a"), "HALTED"));

        Order order = run(Order.decided(terms("a")));

        assertThat(order.state()).isEqualTo(OrderState.DENIED);
        assertThat(order.reason()).isEqualTo("HALTED");
        assertThat(order.attempt()).isEqualTo(1);
        assertThat(order.terms()).isEqualTo(terms("a"));
        assertThat(venue.taken).isEmpty();
    }

    @Test
    void asksABrokenLedgerAgainAndThenFails() throws Exception {
        ledger.failures = 2;
        assertThat(run(Order.decided(terms("a"))).state()).isEqualTo(OrderState.SENT);
        assertThat(ledger.calls).isEqualTo(3);

        ledger.failures = 100;
        assertThatThrownBy(() -> run(Order.decided(terms("b"))))
                .rootCause()
                .hasMessage("ledger is down");
        assertThat(ledger.calls).isEqualTo(7);
        assertThat(venue.taken).hasSize(1);
    }

    @Test
    void doubtAtTheVenueIsUnknownAndNeverAFailure() throws Exception {
        venue.answer = CompletableFuture.failedFuture(new IllegalStateException("reset"));
        assertThat(run(Order.decided(terms("a"))).state()).isEqualTo(OrderState.UNKNOWN);

        venue.answer = new CompletableFuture<>();
        Result result = new Result();
        execute.asyncInvoke(Order.decided(terms("b")), result);
        execute.timeout(Order.decided(terms("b")), result);
        assertThat(result.await().state()).isEqualTo(OrderState.UNKNOWN);
    }

    @Test
    void aSilentLedgerFailsTheJob() {
        ledger.silent = true;
        Result result = new Result();
        execute.asyncInvoke(Order.decided(terms("a")), result);
        execute.timeout(Order.decided(terms("a")), result);

        assertThatThrownBy(result::await).rootCause().hasMessageContaining("order=a");
    }

    @ParameterizedTest
    @ValueSource(booleans = {true, false})
    void outcomesMoveTheLedgerOnAndAreBookedWhereNobodyElseSaysSo(boolean books) throws Exception {
        RecordOutcome record = new RecordOutcome(() -> ledger, () -> 1_000, books);
        record.setRuntimeContext(new MockStreamingRuntimeContext(1, 0));
        record.open(null);
        Order filled = Order.decided(terms("a")).sent().filled(7, 1, 12, 0);
        Result result = new Result();

        record.asyncInvoke(filled, result);

        assertThat(result.await()).isEqualTo(filled);
        assertThat(ledger.stored).containsEntry("a", filled);
        assertThat(ledger.booked.contains("a")).isEqualTo(books);
    }

    @Test
    void waitsAreBoundedAndSpread() {
        assertThat(LedgerRetry.wait("a", 1)).isBetween(50L, 75L);
        assertThat(LedgerRetry.wait("a", 2)).isBetween(200L, 300L);
        assertThat(LedgerRetry.wait("a", 3)).isBetween(800L, 1_200L);
        assertThat(LedgerRetry.wait("a", 3)).isNotEqualTo(LedgerRetry.wait("b", 3));
    }

    private Order run(Order decided) throws Exception {
        Result result = new Result();
        execute.asyncInvoke(decided, result);
        return result.await();
    }

    private static OrderTerms terms(String id) {
        return new OrderTerms(
                id,
                "signal-" + id,
                1,
                OrderContext.COPY_TRADE,
                null,
                "leader",
                null,
                10,
                0,
                Given.blockTime(10),
                900,
                Side.BUY,
                "Mint",
                Mints.SOL,
                "Mint",
                5,
                100,
                0,
                0,
                12);
    }

    private static final class Result implements ResultFuture<Order> {
        private final CompletableFuture<Order> future = new CompletableFuture<>();

        Order await() throws Exception {
            return future.get(10, TimeUnit.SECONDS);
        }

        @Override
        public void complete(Collection<Order> result) {
            future.complete(result.iterator().next());
        }

        @Override
        public void completeExceptionally(Throwable error) {
            future.completeExceptionally(error);
        }

        @Override
        public void complete(CollectionSupplier<Order> supplier) {
            throw new UnsupportedOperationException();
        }
    }

    private static final class FakeVenue implements TradeVenue {
        private final List<Order> prepared = new ArrayList<>();
        private final List<Order> takenPrepared = new ArrayList<>();
        private final List<Order> taken = new ArrayList<>();
        private CompletionStage<Order> answer;
        private boolean broken;

        @Override
        public String name() {
            return "fake";
        }

        @Override
        public Function<Order, CompletionStage<Order>> prepare(Order decided) {
            if (broken) {
                throw new IllegalStateException("no quote can be asked for");
            }
            prepared.add(decided);
            return stored -> {
                takenPrepared.add(stored);
                return take(stored);
            };
        }

        @Override
        public CompletionStage<Order> take(Order stored) {
            taken.add(stored);
            return answer == null ? CompletableFuture.completedFuture(stored.sent()) : answer;
        }

        @Override
        public Map<String, LongSupplier> gauges() {
            return Map.of("walletKeyAgeDays", () -> 12);
        }

        @Override
        public void close() {}
    }
}
