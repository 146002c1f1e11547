package io.slipstream.connectors.jupiter;

import io.slipstream.connectors.solana.JsonRpcClient;
import io.slipstream.connectors.solana.RpcEndpoint;
import io.slipstream.connectors.solana.RpcException;
import io.slipstream.connectors.solana.orders.Sending;
import io.slipstream.connectors.solana.rpc.ChainAccount;
import io.slipstream.connectors.solana.rpc.LatestBlockhash;
import io.slipstream.connectors.solana.rpc.SolanaRpc;
import io.slipstream.models.layout.WireTransaction;
import io.slipstream.models.port.Failpoints;
import io.slipstream.models.port.Failpoints.Window;
import io.slipstream.models.port.OrderLedger;
import io.slipstream.models.port.Signer;
import io.slipstream.models.port.SigningException;
import io.slipstream.models.port.TradeVenue;
import io.slipstream.models.trade.Order;
import io.slipstream.models.trade.OrderState;
import io.slipstream.models.trade.OrderTerms;
import io.slipstream.models.trade.SignedTransaction;
import io.slipstream.models.trade.StoredOrder;
import io.slipstream.models.trade.VenueReason;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.function.LongSupplier;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Trades through Jupiter on Solana: quote, build, check, sign once, store, send.
 *
 * <p>Until something is signed and stored, an order that meets trouble FAILS for certain, and the
 * ledger says so before anybody else does. From then on it may land, whatever anybody answers: it
 * is SENT or UNKNOWN, and only what the chain shows or provably does not show ends it (see {@link
 * io.slipstream.connectors.solana.orders.OpenOrders}).
 */
public final class JupiterVenue implements TradeVenue {
    /** Name in the tables. */
    public static final String NAME = "jupiter";

    /** Rent of the token accounts that a buy may need, and what a wallet must keep; lamports. */
    static final long RENT_RESERVE = 2 * 2_039_280L + 890_880L;

    private static final Logger LOG = LoggerFactory.getLogger(JupiterVenue.class);
    private static final int SIGNING_THREADS = 4;

    private final JupiterSettings settings;
    private final OrderLedger ledger;
    private final Signer signer;
    private final Failpoints failpoints;
    private final JupiterClient jupiter;
    private final SolanaRpc rpc;
    private final SwapBuilder builder;
    private final Sending sending;
    private final SafeMints safeMints = new SafeMints();
    private final ExecutorService signing =
            Executors.newFixedThreadPool(
                    SIGNING_THREADS,
                    task -> {
                        Thread thread = new Thread(task, "venue-signing");
                        thread.setDaemon(true);
                        return thread;
                    });

    /** Takes over ledger and signer, and closes them. */
    public JupiterVenue(
            JupiterSettings settings, OrderLedger ledger, Signer signer, Failpoints failpoints) {
        this.settings = settings;
        this.ledger = ledger;
        this.signer = signer;
        this.failpoints = failpoints;
        this.rpc =
                new SolanaRpc(
                        new JsonRpcClient(settings.nodes(), settings.limits()),
                        settings.mostInFlight());
        this.jupiter =
                new JupiterClient(
                        RpcEndpoint.parse(settings.jupiterUrl()),
                        settings.limits(),
                        settings.mostInFlight());
        this.builder = new SwapBuilder(jupiter, rpc, new LookupTables(rpc), settings);
        this.sending = new Sending(rpc, ledger, failpoints);
    }

    @Override
    public String name() {
        return NAME;
    }

    @Override
    public CompletionStage<Order> take(Order stored) {
        return onSigningThread(() -> signer.publicKey(stored.terms().userId()))
                .thenCompose(user -> prepare(stored.terms(), user))
                .thenCompose(prepared -> onSigningThread(() -> sign(stored, prepared)))
                .handle((signed, problem) -> storeOrRefuse(stored, signed, problem))
                .thenCompose(standing -> standing)
                .thenCompose(this::send);
    }

    @Override
    public Map<String, LongSupplier> gauges() {
        return signer.gauges();
    }

    @Override
    public void close() {
        signing.shutdownNow();
        signer.close();
        ledger.close();
    }

    private CompletableFuture<PreparedSwap> prepare(OrderTerms terms, String user) {
        if (!SwapBuilder.isTradable(terms)) {
            throw new OrderRefusedException(
                    VenueReason.TOKEN_NOT_TRADABLE, "expected a mint, was " + terms.mint());
        }
        CompletableFuture<LatestBlockhash> blockhash = rpc.latestBlockhash();
        CompletableFuture<Long> balance = rpc.balance(user);
        CompletableFuture<Map<String, ChainAccount>> mint = rpc.accounts(List.of(terms.mint()));
        CompletableFuture<Quote> quote = jupiter.quote(terms);
        return CompletableFuture.allOf(blockhash, balance, mint, quote)
                .thenCompose(
                        all -> {
                            requireFunds(terms, balance.join());
                            SwapContext context =
                                    new SwapContext(
                                            terms,
                                            user,
                                            tokenProgram(terms, mint.join()),
                                            blockhash.join(),
                                            priced(terms, quote.join(), blockhash.join().slot()));
                            return safe(context).thenCompose(safe -> builder.build(context));
                        });
    }

    private void requireFunds(OrderTerms terms, long balance) {
        long needed =
                Math.addExact(
                        SwapBuilder.isBuy(terms) ? terms.inputAmount() : 0,
                        Math.addExact(
                                settings.fees().mostWithBase(),
                                SwapBuilder.isBuy(terms) ? RENT_RESERVE : 0));
        if (balance < needed) {
            throw new OrderRefusedException(
                    VenueReason.INSUFFICIENT_FUNDS,
                    "expected " + needed + " lamports, was " + balance);
        }
    }

    private String tokenProgram(OrderTerms terms, Map<String, ChainAccount> accounts) {
        ChainAccount mint = accounts.get(terms.mint());
        if (mint == null) {
            throw new OrderRefusedException(
                    VenueReason.TOKEN_NOT_TRADABLE, "expected a mint, was no account");
        }
        if (settings.checksSell() && SwapBuilder.isBuy(terms)) {
            String danger = MintSafety.danger(mint);
            if (danger != null) {
                throw new OrderRefusedException(VenueReason.HONEYPOT, danger);
            }
        }
        return mint.owner();
    }

    private Quote priced(OrderTerms terms, Quote quote, long slot) {
        if (quote.slot() > 0 && quote.slot() + settings.oldestQuoteSlots() < slot) {
            throw new OrderRefusedException(
                    VenueReason.STALE_QUOTE,
                    "expected a quote near slot " + slot + ", was of " + quote.slot());
        }
        long least = PriceLimit.least(terms);
        if (quote.outAmount() < least || quote.outAmount() <= 0) {
            throw new OrderRefusedException(
                    VenueReason.SLIPPAGE,
                    "expected at least " + least + " units, was " + quote.outAmount());
        }
        return quote.notBelow(least);
    }

    /** The first buy of a mint must be shown to be sellable. */
    private CompletableFuture<Void> safe(SwapContext context) {
        OrderTerms terms = context.terms();
        if (!settings.checksSell()
                || !SwapBuilder.isBuy(terms)
                || safeMints.contains(terms.mint(), System.nanoTime())) {
            return CompletableFuture.completedFuture(null);
        }
        return builder.proveSale(context)
                .thenRun(() -> safeMints.add(terms.mint(), System.nanoTime()));
    }

    private SignedTransaction sign(Order order, PreparedSwap prepared) {
        WireTransaction transaction = prepared.transaction();
        WireTransaction signed =
                transaction.signedBy(
                        prepared.user(),
                        signer.sign(order.terms().userId(), transaction.messageBytes()));
        failpoints.reached(Window.SIGNED_UNSTORED, order.id());
        return new SignedTransaction(
                signed.signature(),
                signed.toBytes(),
                prepared.lastValidBlockHeight(),
                prepared.slot());
    }

    private CompletionStage<StoredOrder> storeOrRefuse(
            Order order, @Nullable SignedTransaction signed, @Nullable Throwable problem) {
        if (signed != null) {
            return ledger.sign(order, signed);
        }
        Throwable cause = problem instanceof CompletionException ? problem.getCause() : problem;
        VenueReason reason = reason(cause);
        LOG.info(
                "order={} user={} mint={} reason={} {}",
                order.id(),
                order.terms().userId(),
                order.terms().mint(),
                reason,
                cause == null ? "" : cause.getMessage());
        return ledger.advance(order.failed(reason.name(), 0, 0, 0))
                .thenApply(standing -> StoredOrder.of(standing, null));
    }

    private static VenueReason reason(@Nullable Throwable cause) {
        if (cause instanceof OrderRefusedException refused) {
            return refused.reason();
        }
        if (cause instanceof SigningException refused) {
            return refused.passes() ? VenueReason.SIGNER_SILENT : VenueReason.NO_WALLET;
        }
        if (cause instanceof RpcException refused) {
            return refused.code() == RpcException.RATE_LIMITED
                    ? VenueReason.RATE_LIMITED
                    : VenueReason.VENUE_SILENT;
        }
        LOG.error("expected a swap or a refusal, was a broken step", cause);
        return VenueReason.VENUE_REFUSED;
    }

    /** Whoever won: the bytes in the ledger are sent, and no others. */
    private CompletionStage<Order> send(StoredOrder standing) {
        Order order = standing.order();
        SignedTransaction signed = standing.signed();
        return order.state() == OrderState.SIGNED && signed != null
                ? sending.send(order, signed)
                : CompletableFuture.completedFuture(order);
    }

    private <T> CompletableFuture<T> onSigningThread(Supplier<T> step) {
        return CompletableFuture.supplyAsync(step, signing);
    }
}
