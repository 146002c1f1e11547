package io.slipstream.connectors.safety;

import com.github.benmanes.caffeine.cache.AsyncCache;
import com.github.benmanes.caffeine.cache.Caffeine;
import io.slipstream.models.market.SafetyFacts;
import io.slipstream.models.port.SaleProbe;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import org.jspecify.annotations.Nullable;

/**
 * The largest of some buys that could be sold again: the largest is tried first, and if it cannot
 * be sold smaller ones are, a few of them. Remembered for a while, within a budget.
 */
final class SaleInspector {
    private static final Duration REMEMBERED = Duration.ofSeconds(30);
    private static final int MOST_REMEMBERED = 50_000;

    /** Buys that are tried for one token; the smallest is always among them. */
    private static final int MOST_TRIED = 4;

    private record Asked(String mint, List<Long> lamports) {}

    private final SaleProbe probe;
    private final Budget budget;
    private final AsyncCache<Asked, Long> known =
            Caffeine.newBuilder()
                    .expireAfterWrite(REMEMBERED)
                    .maximumSize(MOST_REMEMBERED)
                    .buildAsync();

    SaleInspector(SaleProbe probe, Budget budget) {
        this.probe = probe;
        this.budget = budget;
    }

    /**
     * Lamports of it, as in {@link SafetyFacts#sellableLamports}. Never fails.
     *
     * @param buys lamports, ascending
     */
    CompletableFuture<Long> sellable(String mint, List<Long> buys) {
        if (buys.isEmpty()) {
            return CompletableFuture.completedFuture(SafetyFacts.SALE_UNKNOWN);
        }
        return known.get(new Asked(mint, buys), (asked, executor) -> tried(asked))
                .thenApply(most -> most == null ? SafetyFacts.SALE_UNKNOWN : most);
    }

    /** Null is not remembered: the next look tries again. */
    private CompletableFuture<@Nullable Long> tried(Asked asked) {
        return next(asked, 0).handle((most, problem) -> problem == null ? most : null);
    }

    private CompletableFuture<@Nullable Long> next(Asked asked, int tried) {
        int last = asked.lamports().size() - 1;
        if (tried > last || tried >= MOST_TRIED) {
            return CompletableFuture.completedFuture(0L);
        }
        if (!budget.spend()) {
            return CompletableFuture.completedFuture(null);
        }
        long lamports = asked.lamports().get(tried == MOST_TRIED - 1 ? 0 : last - tried);
        return probe.sells(asked.mint(), lamports)
                .thenCompose(
                        sold -> {
                            if (sold == null) {
                                return CompletableFuture.completedFuture(null);
                            }
                            return sold
                                    ? CompletableFuture.completedFuture(lamports)
                                    : next(asked, tried + 1);
                        });
    }
}
