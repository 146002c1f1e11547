package io.slipstream.connectors.safety;

import io.slipstream.models.market.LpShare;
import io.slipstream.models.market.SafetyFacts;
import io.slipstream.models.market.ScoredToken;
import io.slipstream.models.port.SaleProbe;
import io.slipstream.models.port.TokenInspector;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.TimeUnit;

/**
 * All facts of a token: of the mint, then at once of the pool's liquidity, unless the stream knows
 * it, and of a sale, if somebody wants to be shown one and the mint does not speak against it
 * already. What is slow or beyond the budget is unknown and holds up nothing else.
 */
public final class ChainInspector implements TokenInspector {
    /** Well within what the job waits for. */
    private static final long PATIENCE_MILLIS = 600;

    private final AccountBatches batches;
    private final MintInspector mints;
    private final LpInspector liquidity;
    private final SaleProbe probe;
    private final SaleInspector sales;

    /**
     * Takes over chain and probe, and closes them.
     *
     * @param callsPerSecond to the chain; half of them for batches of accounts, the rest for
     *     holders of LP tokens and for sales
     */
    public ChainInspector(ChainAccounts chain, SaleProbe probe, int callsPerSecond) {
        int half = (callsPerSecond + 1) / 2;
        batches = new AccountBatches(chain, new Budget(half));
        mints = new MintInspector(batches, chain.name());
        liquidity = new LpInspector(chain, batches, new Budget((half + 1) / 2));
        this.probe = probe;
        sales = new SaleInspector(probe, new Budget((half + 1) / 2));
    }

    @Override
    public CompletionStage<SafetyFacts> inspect(ScoredToken token) {
        return mints.inspect(token.features().mint(), token.features().pool())
                .thenCompose(
                        found ->
                                lp(token, found)
                                        .thenCombine(
                                                sale(token, found.facts()),
                                                (share, lamports) ->
                                                        found.facts()
                                                                .with(share)
                                                                .sellable(lamports)));
    }

    private CompletableFuture<LpShare> lp(ScoredToken token, MintInspector.Found found) {
        LpShare told = token.features().lp();
        PoolShares shares = found.shares();
        // A burn that the stream saw may have been followed by others, and by locks.
        if (shares == null || told.kind() == LpShare.Kind.CURVE) {
            return CompletableFuture.completedFuture(told);
        }
        return liquidity
                .share(shares)
                .copy()
                .completeOnTimeout(told, PATIENCE_MILLIS, TimeUnit.MILLISECONDS)
                .thenApply(read -> read == null ? told : read);
    }

    private CompletableFuture<Long> sale(ScoredToken token, SafetyFacts facts) {
        if (!Boolean.FALSE.equals(facts.freezable()) || !Boolean.FALSE.equals(facts.trapped())) {
            return CompletableFuture.completedFuture(SafetyFacts.SALE_UNKNOWN);
        }
        return sales.sellable(facts.mint(), token.saleLamports())
                .copy()
                .completeOnTimeout(
                        SafetyFacts.SALE_UNKNOWN, PATIENCE_MILLIS, TimeUnit.MILLISECONDS);
    }

    @Override
    public void close() {
        batches.close();
        probe.close();
    }
}
