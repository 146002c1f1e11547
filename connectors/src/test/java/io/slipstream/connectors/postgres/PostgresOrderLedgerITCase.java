package io.slipstream.connectors.postgres;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.slipstream.connectors.EmbeddedStack;
import io.slipstream.models.trade.Order;
import io.slipstream.models.trade.OrderState;
import io.slipstream.models.trade.SignedTransaction;
import io.slipstream.models.trade.StoredOrder;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class PostgresOrderLedgerITCase {
    private final String id = UUID.randomUUID().toString();
    private PostgresOrderLedger ledger;
    private PostgresOrderLedger rival;

    @BeforeEach
    void open() throws Exception {
        ledger = new PostgresOrderLedger(EmbeddedStack.jdbcUrl());
        rival = new PostgresOrderLedger(EmbeddedStack.jdbcUrl());
    }

    @AfterEach
    void close() {
        ledger.close();
        rival.close();
    }

    @Test
    void theFirstStoredDecisionWins() throws Exception {
        Order first = OrderFixtures.decided(id);
        assertThat(got(ledger.store(first))).isEqualTo(first);
        assertThat(got(rival.store(OrderFixtures.denied(id, "TOO_LATE")))).isEqualTo(first);
        Order sent = first.sent();
        assertThat(got(ledger.advance(sent))).isEqualTo(sent);
        assertThat(got(rival.store(first))).isEqualTo(sent);
    }

    @Test
    void aDenialIsNotFollowedByAnOrder() throws Exception {
        Order denied = OrderFixtures.denied(id, "DAILY_LOSS");
        assertThat(got(ledger.store(denied))).isEqualTo(denied);
        assertThat(got(rival.store(OrderFixtures.decided(id)))).isEqualTo(denied);
        assertThat(count("orders", id)).isZero();
        assertThat(count("order_outcomes", id)).isOne();
    }

    @Test
    void movesOnlyForward() throws Exception {
        Order decided = OrderFixtures.decided(id);
        Order sent = decided.sent();
        Order filled = sent.filled(42, 5_000, 101, 1_700_000_000_400L);
        got(ledger.store(decided));
        assertThat(got(ledger.advance(filled))).isEqualTo(filled);
        assertThat(got(rival.advance(sent))).isEqualTo(filled);
        assertThat(got(rival.advance(filled.failed("LATE", 0, 0, 0)))).isEqualTo(filled);
    }

    @Test
    void aWithdrawnOrderIsNeverSignedAndSaysWhy() throws Exception {
        Order decided = OrderFixtures.decided(id);
        got(ledger.store(decided));

        Order ended = got(rival.withdraw(Order.withdrawal(decided.terms(), "RETRACTED")));

        assertThat(ended.state()).isEqualTo(OrderState.EXPIRED);
        assertThat(ended.reason()).isEqualTo("RETRACTED");
        StoredOrder late = ledger.sign(decided, signed("late")).toCompletableFuture().get();
        assertThat(late.order()).isEqualTo(ended);
        assertThat(got(rival.withdraw(Order.withdrawal(decided.terms(), "AGAIN"))))
                .isEqualTo(ended);
    }

    @Test
    void aSignedOrderMayLandAfterItsWithdrawalButIsNotTriedAgain() throws Exception {
        Order decided = OrderFixtures.decided(id);
        got(ledger.store(decided));
        Order signed = ledger.sign(decided, signed("sig")).toCompletableFuture().get().order();

        assertThat(got(rival.withdraw(Order.withdrawal(decided.terms(), "RETRACTED"))))
                .isEqualTo(signed);
        Order sent = got(ledger.advance(signed.sent()));
        Order ended = got(ledger.advance(sent.triedAgain()));

        assertThat(ended.state() + " " + ended.reason()).isEqualTo("EXPIRED RETRACTED");
    }

    @Test
    void anOrderThatIsNotThereCannotBeWithdrawn() {
        Order decided = OrderFixtures.decided(id);

        assertThatThrownBy(() -> got(ledger.withdraw(Order.withdrawal(decided.terms(), "LATER"))))
                .hasMessageContaining("expected order " + id + " in the ledger, was none");
    }

    @Test
    void keepsTheOrderInWhichRequestsForOneOrderCame() throws Exception {
        List<CompletionStage<Order>> ended = new ArrayList<>();
        for (int i = 0; i < 300; i++) {
            Order decided = OrderFixtures.decided(id + i);
            ledger.store(decided);
            ledger.advance(decided.sent());
            ended.add(ledger.advance(decided.sent().failed("NO_DEPTH", 0, 101, 0)));
        }
        for (CompletionStage<Order> order : ended) {
            assertThat(got(order).reason()).isEqualTo("NO_DEPTH");
        }
    }

    @Test
    void writesWhatWasHandedInBeforeItCloses() throws Exception {
        Order decided = OrderFixtures.decided(id);
        CompletionStage<Order> sent;
        try (PostgresOrderLedger closing = new PostgresOrderLedger(EmbeddedStack.jdbcUrl())) {
            closing.store(decided);
            sent = closing.advance(decided.sent());
        }
        assertThat(got(sent)).isEqualTo(decided.sent());
    }

    @Test
    void twoWritersAtOnceAgreeOnOneTruthForEachSignal() throws Exception {
        int rounds = 2_000;
        List<CompletableFuture<Order>> ours = new ArrayList<>();
        List<CompletableFuture<Order>> theirs = new ArrayList<>();
        Thread us =
                new Thread(
                        () -> {
                            for (int i = 0; i < rounds; i++) {
                                ours.add(future(ledger.store(OrderFixtures.decided(id + i))));
                            }
                        });
        us.start();
        // From the other end, so that batches of different composition meet.
        for (int i = rounds - 1; i >= 0; i--) {
            theirs.add(0, future(rival.store(OrderFixtures.denied(id + i, "NO_CASH"))));
        }
        us.join();
        for (int i = 0; i < rounds; i++) {
            assertThat(got(ours.get(i)).state()).isEqualTo(got(theirs.get(i)).state());
        }
        assertThat(count("order_outcomes", id + "%")).isEqualTo(rounds);
    }

    @Test
    void anUnfitOrderFailsAlone() throws Exception {
        CompletionStage<Order> unfit = ledger.store(OrderFixtures.decided(id + "\0"));
        CompletionStage<Order> fit = ledger.store(OrderFixtures.decided(id));
        assertThat(got(fit).state()).isEqualTo(OrderState.NEW);
        assertThatThrownBy(() -> got(unfit)).hasMessageContaining("0x00");
        assertThatThrownBy(() -> got(ledger.advance(OrderFixtures.decided(id + "?").sent())))
                .hasMessageContaining("in the ledger, was none");
    }

    @Test
    void unfinishedOrdersAreThoseWithoutAFinalState() throws Exception {
        Order open = OrderFixtures.decided(id + "open");
        Order sent = OrderFixtures.decided(id + "sent");
        Order done = OrderFixtures.decided(id + "done");
        for (Order order : List.of(open, sent, done)) {
            got(ledger.store(order));
        }
        got(ledger.advance(sent.sent()));
        got(ledger.advance(done.sent().expired("LEADER_SOLD", 101, 0)));
        assertThat(UnfinishedOrders.untouchedFor(EmbeddedStack.jdbcUrl(), Duration.ZERO))
                .contains(open, sent.sent())
                .noneMatch(order -> order.id().equals(done.id()));
        assertThat(UnfinishedOrders.untouchedFor(EmbeddedStack.jdbcUrl(), Duration.ofHours(1)))
                .isEmpty();
    }

    @Test
    void ofTwoTransactionsForOneAttemptOneWinsAndTheLoserLearnsIt() throws Exception {
        int rounds = 500;
        List<CompletableFuture<StoredOrder>> ours = new ArrayList<>();
        List<CompletableFuture<StoredOrder>> theirs = new ArrayList<>();
        for (int i = 0; i < rounds; i++) {
            got(ledger.store(OrderFixtures.decided(id + i)));
        }
        Thread us =
                new Thread(
                        () -> {
                            for (int i = 0; i < rounds; i++) {
                                ours.add(sign(ledger, i, "ours"));
                            }
                        });
        us.start();
        for (int i = rounds - 1; i >= 0; i--) {
            theirs.add(0, sign(rival, i, "theirs"));
        }
        us.join();
        for (int i = 0; i < rounds; i++) {
            StoredOrder our = ours.get(i).get(30, TimeUnit.SECONDS);
            StoredOrder their = theirs.get(i).get(30, TimeUnit.SECONDS);
            assertThat(our.order()).isEqualTo(their.order());
            assertThat(our.order().state()).isEqualTo(OrderState.SIGNED);
            assertThat(our.signed().signature())
                    .isEqualTo(their.signed().signature())
                    .endsWith(" " + i);
            assertThat(our.signed().bytes()).isEqualTo(their.signed().bytes());
        }
    }

    @Test
    void aTransactionIsStoredOnlyForANewOrderOfItsAttempt() throws Exception {
        Order decided = OrderFixtures.decided(id);
        got(ledger.store(decided));
        Order refused = got(ledger.advance(decided.failed("NO_ROUTE", 0, 0, 0)));
        StoredOrder late = ledger.sign(decided, signed("late")).toCompletableFuture().get();
        assertThat(late.order()).isEqualTo(refused);
        assertThat(late.signed()).isNull();
    }

    @Test
    void aNewAttemptForgetsTheTransactionOfTheLast() throws Exception {
        Order decided = OrderFixtures.decided(id);
        got(ledger.store(decided));
        Order first = ledger.sign(decided, signed("first")).toCompletableFuture().get().order();
        Order second = got(ledger.advance(first.triedAgain()));
        assertThat(second.attempt()).isEqualTo(2);
        assertThat(open(id).signed()).isNull();
        StoredOrder late = ledger.sign(decided, signed("late")).toCompletableFuture().get();
        assertThat(late.order()).isEqualTo(second);
        StoredOrder signed = ledger.sign(second, signed("second")).toCompletableFuture().get();
        assertThat(signed.order())
                .isEqualTo(second.signed().withSignature(signed.signed().signature()));
        assertThat(open(id).signed().bytes()).isEqualTo(new byte[] {1, 2, 3});
        assertThat(open(id).signed().lastValidBlockHeight()).isEqualTo(300);
    }

    @Test
    void withinAnAttemptNoStateGoesBack() throws Exception {
        Order decided = OrderFixtures.decided(id);
        got(ledger.store(decided));
        Order sent = got(ledger.advance(decided.sent()));
        Order back = new Order(sent.terms(), OrderState.NEW, null, 0, 0, 0, 0, 1, 9);
        Order skipped = new Order(sent.terms(), OrderState.NEW, null, 0, 0, 0, 0, 3, 9);
        assertThat(got(ledger.advance(back))).isEqualTo(sent);
        assertThat(got(ledger.advance(skipped))).isEqualTo(sent);
    }

    @Test
    void aFinalOrderStaysOpenUntilItIsBooked() throws Exception {
        Order decided = OrderFixtures.decided(id);
        Order filled = decided.sent().filled(42, 5_000, 101, 1_700_000_000_400L);
        got(ledger.store(decided));
        got(ledger.advance(filled));
        assertThat(open(id).order()).isEqualTo(filled);
        assertThat(got(rival.book(filled))).isEqualTo(filled);
        assertThat(open(id)).isNull();
    }

    @Test
    void whatHasNoEndComesBeforeWhatIsOnlyNotBooked() throws Exception {
        Order ended = OrderFixtures.decided(id + "ended");
        Order open = OrderFixtures.decided(id + "open");
        got(ledger.store(ended));
        got(ledger.advance(ended.sent().filled(42, 5_000, 101, 1_700_000_000_400L)));
        got(ledger.store(open));

        List<String> ids =
                ledger.open(100_000).toCompletableFuture().get(30, TimeUnit.SECONDS).stream()
                        .map(stored -> stored.order().id())
                        .filter(one -> one.startsWith(id))
                        .toList();
        assertThat(ids).containsExactly(open.id(), ended.id());
    }

    @Test
    void whatIsNotBookedIsToldInTheOrderInWhichItLanded() throws Exception {
        for (String name : List.of("later", "booked", "earlier")) {
            Order decided = OrderFixtures.decided(id + name);
            long slot = name.equals("later") ? 300 : 101;
            Order filled = decided.sent().filled(42, 5_000, slot, 1_700_000_000_400L);
            got(ledger.store(decided));
            got(name.equals("booked") ? ledger.book(filled) : ledger.advance(filled));
        }
        List<String> ids =
                ledger.unbooked().toCompletableFuture().get(30, TimeUnit.SECONDS).stream()
                        .map(Order::id)
                        .filter(one -> one.startsWith(id))
                        .toList();
        assertThat(ids).containsExactly(id + "earlier", id + "later");
    }

    private static CompletableFuture<StoredOrder> sign(
            PostgresOrderLedger ledger, Order order, String by) {
        return ledger.sign(order, signed(by)).toCompletableFuture();
    }

    private CompletableFuture<StoredOrder> sign(PostgresOrderLedger ledger, int i, String by) {
        return sign(ledger, OrderFixtures.decided(id + i), by + " " + i);
    }

    private static SignedTransaction signed(String signature) {
        return new SignedTransaction(signature, new byte[] {1, 2, 3}, 300, 123);
    }

    private StoredOrder open(String orderId) throws Exception {
        return ledger.open(100_000).toCompletableFuture().get(30, TimeUnit.SECONDS).stream()
                .filter(stored -> stored.order().id().equals(orderId))
                .findFirst()
                .orElse(null);
    }

    private static CompletableFuture<Order> future(CompletionStage<Order> stage) {
        return stage.toCompletableFuture();
    }

    private static Order got(CompletionStage<Order> stage) throws Exception {
        return stage.toCompletableFuture().get(30, TimeUnit.SECONDS);
    }

    private static int count(String table, String id) throws Exception {
        try (Connection connection = DriverManager.getConnection(EmbeddedStack.jdbcUrl());
                ResultSet result =
                        connection
                                .createStatement()
                                .executeQuery(
                                        "SELECT count(*) FROM %s WHERE order_id LIKE '%s'"
                                                .formatted(table, id))) {
            result.next();
            return result.getInt(1);
        }
    }
}
