package io.slipstream.connectors.solana;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import java.time.Duration;
import org.jspecify.annotations.Nullable;

/**
 * Transactions that were fetched, for ten minutes: a batch that failed half is fetched again only
 * where it is missing, and a transaction of two wallets only once. Safe for use by many threads.
 */
final class TransactionCache {
    private static final Duration KEPT = Duration.ofMinutes(10);
    private static final long MOST_BYTES = 64L << 20;

    private final Cache<String, FetchedTransaction> cache =
            Caffeine.newBuilder()
                    .expireAfterWrite(KEPT)
                    .maximumWeight(MOST_BYTES)
                    .<String, FetchedTransaction>weigher((key, value) -> value.json().length)
                    .build();

    @Nullable FetchedTransaction get(String signature) {
        return cache.getIfPresent(signature);
    }

    void put(String signature, FetchedTransaction transaction) {
        cache.put(signature, transaction);
    }
}
