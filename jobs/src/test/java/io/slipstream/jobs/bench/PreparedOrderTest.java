package io.slipstream.jobs.bench;

import static org.assertj.core.api.Assertions.assertThat;

import io.slipstream.connectors.jupiter.FeePolicy;
import io.slipstream.connectors.jupiter.JupiterSettings;
import io.slipstream.connectors.jupiter.JupiterVenue;
import io.slipstream.models.chain.Side;
import io.slipstream.models.port.Failpoints;
import io.slipstream.models.port.LastCheck;
import io.slipstream.models.port.OrderLedger;
import io.slipstream.models.port.Signer;
import io.slipstream.models.trade.Order;
import io.slipstream.models.trade.OrderContext;
import io.slipstream.models.trade.OrderState;
import io.slipstream.models.trade.OrderTerms;
import io.slipstream.models.trade.SignedTransaction;
import io.slipstream.models.trade.StoredOrder;
import io.slipstream.models.unit.Ids;
import io.slipstream.models.unit.Mints;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Function;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.p2p.solanaj.core.Account;
import org.p2p.solanaj.utils.TweetNaclFast;

/** What the live venue prepares while a decision is being stored, and when it does so anew. */
class PreparedOrderTest {
    private static final long LAMPORTS = 10_000_000;

    /** A quote and the instructions of its swap. */
    private static final long EACH = 2;

    private final AtomicLong nanos = new AtomicLong();
    private final SigningLedger ledger = new SigningLedger();
    private LoopbackVenue loopback;
    private JupiterVenue venue;

    @BeforeEach
    void start() throws IOException {
        loopback = LoopbackVenue.start();
        JupiterSettings settings =
                new JupiterSettings(
                        loopback.url(),
                        List.of(loopback.url()),
                        FeePolicy.standard(),
                        true,
                        false,
                        50,
                        1_000,
                        8);
        venue =
                new JupiterVenue(
                        settings,
                        ledger,
                        new OneWallet(),
                        LastCheck.NONE,
                        Failpoints.NONE,
                        nanos::get);
    }

    @AfterEach
    void stop() {
        venue.close();
        loopback.close();
    }

    @Test
    void signsWhatWasPreparedAndAsksNothingTwice() throws Exception {
        Order decided = order(LAMPORTS);

        Order taken = got(venue.prepare(decided).apply(decided));

        assertThat(taken.state()).isEqualTo(OrderState.SENT);
        assertThat(requests()).isEqualTo(EACH);
    }

    @Test
    void nothingIsSignedBeforeTheDecisionIsStored() throws Exception {
        Order decided = order(LAMPORTS);
        Function<Order, CompletionStage<Order>> prepared = venue.prepare(decided);
        // A second order goes all the way meanwhile.
        got(venue.take(order(LAMPORTS + 1)));

        assertThat(ledger.inputs).containsExactly(LAMPORTS + 1);
        got(prepared.apply(decided));
        assertThat(ledger.inputs).containsExactly(LAMPORTS + 1, LAMPORTS);
    }

    @Test
    void whatTheLedgerHoldsOnOtherTermsIsPreparedAnew() throws Exception {
        Order standing = order(LAMPORTS / 2);

        Order taken = got(venue.prepare(order(LAMPORTS)).apply(standing));

        assertThat(taken.state()).isEqualTo(OrderState.SENT);
        assertThat(ledger.inputs).containsExactly(LAMPORTS / 2);
        assertThat(requests()).isGreaterThan(EACH);
    }

    @Test
    void whatWasPreparedASecondAgoIsPreparedAnew() throws Exception {
        Order decided = order(LAMPORTS);
        Function<Order, CompletionStage<Order>> prepared = venue.prepare(decided);
        nanos.addAndGet(TimeUnit.SECONDS.toNanos(1));

        assertThat(got(prepared.apply(decided)).state()).isEqualTo(OrderState.SENT);
        assertThat(requests()).isGreaterThan(EACH);
    }

    /** To Jupiter, up to now. */
    private long requests() {
        return venue.gauges().get("jupiterRequests").getAsLong();
    }

    private static Order got(CompletionStage<Order> order) throws Exception {
        return order.toCompletableFuture().get(30, TimeUnit.SECONDS);
    }

    private static Order order(long lamports) {
        String signal = Ids.copySignal("prepared", "leader", Mints.SOL, Mints.USDC, 1);
        return Order.decided(
                new OrderTerms(
                        Ids.order(signal),
                        signal,
                        1,
                        OrderContext.COPY_TRADE,
                        null,
                        "leader",
                        null,
                        1,
                        0,
                        0,
                        0,
                        Side.BUY,
                        Mints.USDC,
                        Mints.SOL,
                        Mints.USDC,
                        lamports,
                        100,
                        0,
                        0,
                        3));
    }

    private static final class OneWallet implements Signer {
        private final Account account = new Account();

        @Override
        public String publicKey(long userId) {
            return account.getPublicKey().toBase58();
        }

        @Override
        public byte[] sign(long userId, byte[] message) {
            return new TweetNaclFast.Signature(new byte[0], account.getSecretKey())
                    .detached(message);
        }

        @Override
        public void close() {}
    }

    /** Holds what it is given, and remembers the inputs of what was signed. */
    private static final class SigningLedger implements OrderLedger {
        private final List<Long> inputs = new ArrayList<>();

        @Override
        public CompletionStage<StoredOrder> sign(Order stored, SignedTransaction signed) {
            inputs.add(stored.terms().inputAmount());
            Order next = stored.signed().withSignature(signed.signature());
            return CompletableFuture.completedFuture(StoredOrder.of(next, signed));
        }

        @Override
        public CompletionStage<Order> advance(Order order) {
            return CompletableFuture.completedFuture(order);
        }

        @Override
        public CompletionStage<Order> store(Order decided) {
            return CompletableFuture.completedFuture(decided);
        }

        @Override
        public CompletionStage<Order> book(Order settled) {
            return CompletableFuture.completedFuture(settled);
        }

        @Override
        public CompletionStage<Order> withdraw(Order withdrawal) {
            throw new UnsupportedOperationException("expected no withdrawal");
        }

        @Override
        public CompletionStage<List<StoredOrder>> open(int most) {
            return CompletableFuture.completedFuture(List.of());
        }

        @Override
        public CompletionStage<List<Order>> unbooked() {
            return CompletableFuture.completedFuture(List.of());
        }

        @Override
        public void close() {}
    }
}
