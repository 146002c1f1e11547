package io.slipstream.connectors.jupiter;

import io.slipstream.connectors.solana.rpc.ChainAccount;
import io.slipstream.models.port.LastCheck;
import io.slipstream.models.trade.Order;
import io.slipstream.models.trade.OrderTerms;
import io.slipstream.models.trade.VenueReason;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executor;
import java.util.concurrent.TimeUnit;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** Whether a wallet can pay for an order beside what its other orders may still take. */
final class WalletFunds {
    /** Rent of the token accounts that a buy may need, and what a wallet must keep; lamports. */
    static final long RENT_RESERVE = 2 * 2_039_280L + 890_880L;

    private static final Executor LATER =
            CompletableFuture.delayedExecutor(1_500, TimeUnit.MILLISECONDS);

    private final LastCheck lastCheck;
    private final FeePolicy fees;
    private final Function<String, CompletableFuture<Long>> balance;
    private final Executor blocking;

    /**
     * @param balance of a wallet in lamports, as the node tells it now
     * @param blocking where the last check may be asked
     */
    WalletFunds(
            LastCheck lastCheck,
            FeePolicy fees,
            Function<String, CompletableFuture<Long>> balance,
            Executor blocking) {
        this.lastCheck = lastCheck;
        this.fees = fees;
        this.balance = balance;
        this.blocking = blocking;
    }

    /**
     * Fails with {@link VenueReason#INSUFFICIENT_FUNDS} if the wallet holds too little. One of its
     * other orders may have landed and be counted twice for a moment, so who falls short with a buy
     * is looked at once more.
     *
     * @param accounts with the wallet's, if the node knows it
     */
    CompletableFuture<Void> require(
            Order order, String user, CompletableFuture<Map<String, ChainAccount>> accounts) {
        OrderTerms terms = order.terms();
        return free(order, accounts.thenApply(found -> lamports(found.get(user))))
                .thenCompose(
                        free ->
                                free < needed(terms) && SwapBuilder.isBuy(terms)
                                        ? CompletableFuture.supplyAsync(() -> order, LATER)
                                                .thenCompose(
                                                        again -> free(again, balance.apply(user)))
                                        : CompletableFuture.completedFuture(free))
                .thenAccept(free -> requireEnough(terms, free));
    }

    private CompletableFuture<Long> free(Order order, CompletableFuture<Long> held) {
        CompletableFuture<Long> promised =
                SwapBuilder.isBuy(order.terms())
                        ? CompletableFuture.supplyAsync(() -> promised(order), blocking)
                        : CompletableFuture.completedFuture(0L);
        return held.thenCombine(promised, Math::subtractExact);
    }

    private long promised(Order order) {
        return SilentLedger.refused(() -> lastCheck.promised(order, fees.mostWithBase()));
    }

    private void requireEnough(OrderTerms terms, long free) {
        if (free < needed(terms)) {
            throw new OrderRefusedException(
                    VenueReason.INSUFFICIENT_FUNDS,
                    "expected " + needed(terms) + " lamports, was " + free);
        }
    }

    private long needed(OrderTerms terms) {
        return Math.addExact(
                SwapBuilder.isBuy(terms) ? terms.inputAmount() : 0,
                Math.addExact(fees.mostWithBase(), SwapBuilder.isBuy(terms) ? RENT_RESERVE : 0));
    }

    private static long lamports(@Nullable ChainAccount wallet) {
        return wallet == null ? 0 : wallet.lamports();
    }
}
