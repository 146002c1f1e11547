package io.slipstream.connectors.jupiter;

import io.slipstream.connectors.solana.JsonRpcClient;
import io.slipstream.connectors.solana.RpcCounters;
import io.slipstream.connectors.solana.RpcEndpoint;
import io.slipstream.connectors.solana.RpcException;
import io.slipstream.connectors.solana.orders.Sending;
import io.slipstream.connectors.solana.rpc.ChainAccount;
import io.slipstream.connectors.solana.rpc.LatestBlockhash;
import io.slipstream.connectors.solana.rpc.RecentBlockhash;
import io.slipstream.connectors.solana.rpc.SolanaRpc;
import io.slipstream.models.layout.WireTransaction;
import io.slipstream.models.port.Failpoints;
import io.slipstream.models.port.Failpoints.Window;
import io.slipstream.models.port.LastCheck;
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
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.function.Function;
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

    private static final Logger LOG = LoggerFactory.getLogger(JupiterVenue.class);
    private static final int SIGNING_THREADS = 4;

    /** A swap that was prepared for longer than this is prepared anew: prices moved on. */
    private static final long OLDEST_PREPARED_NANOS = TimeUnit.SECONDS.toNanos(1);

    private final JupiterSettings settings;
    private final OrderLedger ledger;
    private final Signer signer;
    private final LastCheck lastCheck;
    private final Failpoints failpoints;
    private final LongSupplier nanoClock;
    private final JupiterClient jupiter;
    private final JsonRpcClient nodes;
    private final SolanaRpc rpc;
    private final RecentBlockhash blockhashes;
    private final SwapBuilder builder;
    private final WalletFunds funds;
    private final Sending sending;
    private volatile boolean closed;
    private final SafeMints safeMints = new SafeMints();
    private final ExecutorService signing =
            Executors.newFixedThreadPool(
                    SIGNING_THREADS,
                    task -> {
                        Thread thread = new Thread(task, "venue-signing");
                        thread.setDaemon(true);
                        return thread;
                    });

    /**
     * Takes over ledger, signer and check, and closes them.
     *
     * @param nanoClock by which what was prepared grows old
     */
    public JupiterVenue(
            JupiterSettings settings,
            OrderLedger ledger,
            Signer signer,
            LastCheck lastCheck,
            Failpoints failpoints,
            LongSupplier nanoClock) {
        this.settings = settings;
        this.ledger = ledger;
        this.signer = signer;
        this.lastCheck = lastCheck;
        this.failpoints = failpoints;
        this.nanoClock = nanoClock;
        this.nodes = new JsonRpcClient(settings.nodes(), settings.limits());
        this.rpc = new SolanaRpc(nodes, settings.mostInFlight());
        this.blockhashes = new RecentBlockhash(rpc::latestBlockhash, nanoClock);
        this.jupiter =
                new JupiterClient(
                        RpcEndpoint.parse(settings.jupiterUrl()),
                        settings.limits(),
                        settings.mostInFlight());
        this.builder = new SwapBuilder(jupiter, rpc, new LookupTables(rpc), settings);
        this.funds = new WalletFunds(lastCheck, settings.fees(), rpc::balance, signing);
        this.sending = new Sending(rpc, ledger, failpoints);
    }

    @Override
    public String name() {
        return NAME;
    }

    @Override
    public CompletionStage<Order> take(Order stored) {
        return take(stored, swap(stored));
    }

    @Override
    public Function<Order, CompletionStage<Order>> prepare(Order decided) {
        long begun = nanoClock.getAsLong();
        CompletableFuture<PreparedSwap> swap = swap(decided);
        return stored ->
                stored.terms().equals(decided.terms())
                                && nanoClock.getAsLong() - begun < OLDEST_PREPARED_NANOS
                        ? take(stored, swap)
                        : take(stored);
    }

    private CompletionStage<Order> take(Order stored, CompletableFuture<PreparedSwap> swap) {
        return swap.thenCompose(prepared -> onSigningThread(() -> sign(stored, prepared)))
                .handle((signed, problem) -> storeOrRefuse(stored, signed, problem))
                .thenCompose(standing -> standing)
                .thenCompose(this::send);
    }

    @Override
    public Map<String, LongSupplier> gauges() {
        Map<String, LongSupplier> gauges = new HashMap<>(signer.gauges());
        gauges.put("nodeRequests", () -> nodes.sum(RpcCounters::requests));
        gauges.put("nodeRequestsFailed", () -> nodes.sum(RpcCounters::failures));
        gauges.put("nodeRequestsRateLimited", () -> nodes.sum(RpcCounters::rateLimited));
        gauges.put("nodeBreakersOpen", () -> nodes.sum(RpcCounters::breakerOpen));
        gauges.put("jupiterRequests", jupiter.counters()::requests);
        gauges.put("jupiterRequestsFailed", jupiter.counters()::failures);
        gauges.put("jupiterRequestsRateLimited", jupiter.counters()::rateLimited);
        gauges.put("jupiterBreakerOpen", jupiter.counters()::breakerOpen);
        return gauges;
    }

    @Override
    public void close() {
        closed = true;
        signing.shutdownNow();
        signer.close();
        lastCheck.close();
        ledger.close();
    }

    private CompletableFuture<PreparedSwap> swap(Order order) {
        OrderTerms terms = order.terms();
        if (!SwapBuilder.isTradable(terms)) {
            return CompletableFuture.failedFuture(
                    new OrderRefusedException(
                            VenueReason.TOKEN_NOT_TRADABLE,
                            "expected a mint, was " + terms.mint()));
        }
        CompletableFuture<Quote> quote = jupiter.quote(terms);
        CompletableFuture<LatestBlockhash> blockhash = blockhashes.get();
        return onSigningThread(() -> signer.publicKey(terms.userId()))
                .thenCompose(user -> swap(order, user, quote, blockhash));
    }

    private CompletableFuture<PreparedSwap> swap(
            Order order,
            String user,
            CompletableFuture<Quote> quote,
            CompletableFuture<LatestBlockhash> blockhash) {
        OrderTerms terms = order.terms();
        CompletableFuture<Map<String, ChainAccount>> accounts =
                rpc.accounts(List.of(user, terms.mint()));
        CompletableFuture<Void> funded = funds.require(order, user, accounts);
        return CompletableFuture.allOf(blockhash, funded, quote)
                .thenCompose(
                        all -> {
                            SwapContext context =
                                    SwapContext.of(
                                            terms,
                                            user,
                                            tokenProgram(terms, accounts.join()),
                                            blockhash.join(),
                                            priced(terms, quote.join(), blockhash.join().slot()));
                            return safe(context).thenCompose(safe -> builder.build(context));
                        });
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
                || safeMints.contains(terms.mint(), nanoClock.getAsLong())) {
            return CompletableFuture.completedFuture(null);
        }
        return builder.proveSale(context)
                .thenRun(() -> safeMints.add(terms.mint(), nanoClock.getAsLong()));
    }

    private SignedTransaction sign(Order order, PreparedSwap prepared) {
        WireTransaction transaction = prepared.transaction();
        WireTransaction signed =
                transaction.signedBy(
                        prepared.user(),
                        signer.sign(order.terms().userId(), transaction.messageBytes()));
        failpoints.reached(Window.SIGNED_UNSTORED, order.id());
        // Last of all: what is not stored is certain never to be sent.
        VenueReason stopped = SilentLedger.refused(() -> lastCheck.objection(order));
        if (stopped != null) {
            throw new OrderRefusedException(stopped, "expected trading to go on, was stopped");
        }
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
        if (closed) {
            // What is wrong is that this process ends; the order stays NEW for whoever comes next.
            return CompletableFuture.failedFuture(
                    new IllegalStateException("expected an open venue, was closed", problem));
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
        return ledger.advance(
                        reason.isStop()
                                ? order.expired(reason.name(), 0, 0)
                                : order.failed(reason.name(), 0, 0, 0))
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
