package io.slipstream.connectors.jupiter;

import io.slipstream.connectors.solana.rpc.ChainError;
import io.slipstream.connectors.solana.rpc.ChainReasons;
import io.slipstream.connectors.solana.rpc.Simulation;
import io.slipstream.connectors.solana.rpc.SolanaRpc;
import io.slipstream.models.chain.Side;
import io.slipstream.models.layout.ByteReader;
import io.slipstream.models.layout.ChainInstruction;
import io.slipstream.models.layout.ComputeBudget;
import io.slipstream.models.layout.LookupTable;
import io.slipstream.models.layout.MalformedLayoutException;
import io.slipstream.models.layout.MessageCompiler;
import io.slipstream.models.layout.Programs;
import io.slipstream.models.layout.TableLookup;
import io.slipstream.models.layout.WireTransaction;
import io.slipstream.models.trade.OrderTerms;
import io.slipstream.models.trade.VenueReason;
import io.slipstream.models.unit.Base58;
import io.slipstream.models.unit.Mints;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;

/**
 * Builds the transaction of a quote, simulates it and checks it. The simulation tells how many
 * compute units it needs, and finds most refusals before anything is signed, when they are still
 * certain.
 */
final class SwapBuilder {
    private static final int TOKEN_ACCOUNT_OWNER = 32;
    private static final int TOKEN_ACCOUNT_DELEGATE = 72;

    private final JupiterClient jupiter;
    private final SolanaRpc rpc;
    private final LookupTables tables;
    private final JupiterSettings settings;

    SwapBuilder(
            JupiterClient jupiter, SolanaRpc rpc, LookupTables tables, JupiterSettings settings) {
        this.jupiter = jupiter;
        this.rpc = rpc;
        this.tables = tables;
        this.settings = settings;
    }

    /** Fails with an {@link OrderRefusedException} if it may not be signed. */
    CompletableFuture<PreparedSwap> build(SwapContext context) {
        return settings.compilesHere() ? compiled(context) : made(context);
    }

    /**
     * Whether what the quote buys could be sold right after, in the same transaction; it is only
     * simulated. Fails with an {@link OrderRefusedException} if not.
     */
    CompletableFuture<Void> proveSale(SwapContext context) {
        OrderTerms terms = context.terms();
        return jupiter.quote(
                        terms.mint(),
                        Mints.SOL,
                        context.quote().leastOut(),
                        Math.max(terms.slippageBps(), 1_000))
                .thenCompose(
                        sale ->
                                jupiter.swapInstructions(context.quote(), context.user())
                                        .thenCombine(
                                                jupiter.swapInstructions(sale, context.user()),
                                                SwapBuilder::both))
                .thenCompose(
                        both ->
                                tables.get(both.tables())
                                        .thenApply(
                                                known ->
                                                        compile(
                                                                context,
                                                                ComputeBudget.MOST_UNITS,
                                                                0,
                                                                both.body(),
                                                                known.values())))
                .thenCompose(transaction -> simulate(transaction, List.of()))
                .thenAccept(SwapBuilder::requireSold);
    }

    private CompletableFuture<PreparedSwap> compiled(SwapContext context) {
        return jupiter.swapInstructions(context.quote(), context.user())
                .thenCompose(
                        swap ->
                                tables.get(swap.tables())
                                        .thenCompose(known -> compiled(context, swap, known)));
    }

    private CompletableFuture<PreparedSwap> compiled(
            SwapContext context, SwapInstructions swap, Map<String, LookupTable> known) {
        List<ChainInstruction> body = new ArrayList<>(swap.body());
        body.addAll(settings.fees().tip(context.user(), context.terms().orderId()));
        body.add(memo(context.terms().orderId()));
        WireTransaction draft = compile(context, ComputeBudget.MOST_UNITS, 0, body, known.values());
        return simulate(draft, List.of(context.tokenAccount()))
                .thenApply(
                        simulated -> {
                            requireFit(context, simulated);
                            int units = limit(simulated.units());
                            long price =
                                    ComputeBudget.priceOf(
                                            settings.fees().priorityLamports(), units);
                            WireTransaction transaction =
                                    compile(context, units, price, body, known.values());
                            return checked(
                                    context,
                                    transaction,
                                    known,
                                    context.blockhash().lastValidBlockHeight());
                        });
    }

    private CompletableFuture<PreparedSwap> made(SwapContext context) {
        return jupiter.swap(context.quote(), context.user(), settings.fees())
                .thenCompose(
                        swap -> {
                            List<String> used =
                                    swap.transaction().message().lookups().stream()
                                            .map(TableLookup::table)
                                            .toList();
                            return tables.get(used)
                                    .thenCombine(
                                            simulate(
                                                    swap.transaction(),
                                                    List.of(context.tokenAccount())),
                                            (known, simulated) -> {
                                                requireFit(context, simulated);
                                                return checked(
                                                        context,
                                                        swap.transaction(),
                                                        known,
                                                        swap.lastValidBlockHeight());
                                            });
                        });
    }

    private PreparedSwap checked(
            SwapContext context,
            WireTransaction transaction,
            Map<String, LookupTable> known,
            long lastValidBlockHeight) {
        String objection =
                MessageCheck.objection(transaction.message(), known, context, settings.fees());
        if (objection != null) {
            tables.forget(List.copyOf(known.keySet()));
            throw new OrderRefusedException(VenueReason.MESSAGE_REFUSED, objection);
        }
        return new PreparedSwap(
                context.user(), transaction, lastValidBlockHeight, context.blockhash().slot());
    }

    private CompletableFuture<Simulation> simulate(
            WireTransaction transaction, List<String> accounts) {
        return rpc.simulate(transaction.toBytes(), accounts);
    }

    private static WireTransaction compile(
            SwapContext context,
            int units,
            long price,
            List<ChainInstruction> body,
            Collection<LookupTable> tables) {
        List<ChainInstruction> all = new ArrayList<>();
        all.add(ComputeBudget.unitLimit(units));
        if (price > 0) {
            all.add(ComputeBudget.unitPrice(price));
        }
        all.addAll(body);
        try {
            WireTransaction transaction =
                    WireTransaction.unsigned(
                            MessageCompiler.compile(
                                    context.user(),
                                    context.blockhash().hash(),
                                    all,
                                    List.copyOf(tables)));
            if (transaction.toBytes().length <= WireTransaction.MOST_BYTES) {
                return transaction;
            }
        } catch (MalformedLayoutException tooManyAccounts) {
            // said below
        }
        throw new OrderRefusedException(
                VenueReason.VENUE_REFUSED, "expected a transaction that fits a packet, was larger");
    }

    /** The swap works, and leaves nobody else a hand on the user's tokens. */
    private static void requireFit(SwapContext context, Simulation simulated) {
        ChainError error = simulated.error();
        if (error != null) {
            throw new OrderRefusedException(
                    ChainReasons.of(error), "expected the swap to succeed, was " + error);
        }
        simulated
                .after()
                .forEach(
                        (address, account) -> {
                            ByteReader in = new ByteReader(account.data());
                            if (account.data().length == 0) {
                                return;
                            }
                            in.skip(TOKEN_ACCOUNT_OWNER);
                            boolean his = in.key().equals(context.user());
                            in.skip(TOKEN_ACCOUNT_DELEGATE - TOKEN_ACCOUNT_OWNER - 32);
                            if (!his || in.u32() != 0) {
                                throw new OrderRefusedException(
                                        VenueReason.MESSAGE_REFUSED,
                                        "expected the user's tokens to stay his, were not");
                            }
                        });
    }

    private static void requireSold(Simulation simulated) {
        ChainError error = simulated.error();
        if (error != null) {
            VenueReason why = ChainReasons.of(error);
            throw new OrderRefusedException(
                    why == VenueReason.INSUFFICIENT_FUNDS ? why : VenueReason.HONEYPOT,
                    "expected the tokens to be sold again, was " + error);
        }
    }

    private static SwapInstructions both(SwapInstructions buy, SwapInstructions sale) {
        List<ChainInstruction> body = new ArrayList<>(buy.body());
        body.addAll(sale.body());
        List<String> tables = new ArrayList<>(buy.tables());
        sale.tables().stream().filter(table -> !tables.contains(table)).forEach(tables::add);
        return new SwapInstructions(body, tables);
    }

    /** A fifth more than the simulation needed: the state may have changed until it lands. */
    private static int limit(long units) {
        return (int) Math.min(ComputeBudget.MOST_UNITS, units + units / 5 + 1_000);
    }

    private static ChainInstruction memo(String orderId) {
        return new ChainInstruction(
                Programs.MEMO, List.of(), orderId.getBytes(StandardCharsets.UTF_8));
    }

    static boolean isBuy(OrderTerms terms) {
        return terms.side() == Side.BUY;
    }

    static boolean isTradable(OrderTerms terms) {
        return Base58.isAddress(terms.mint()) && terms.inputAmount() > 0;
    }
}
