package io.slipstream.connectors.safety;

import com.github.benmanes.caffeine.cache.AsyncCache;
import com.github.benmanes.caffeine.cache.Caffeine;
import io.slipstream.connectors.safety.ChainAccounts.AtSlot;
import io.slipstream.models.market.SafetyFacts;
import io.slipstream.models.unit.Base58;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import org.jspecify.annotations.Nullable;

/**
 * What accounts of mints, of their metadata and of their pools say, remembered for a while. What
 * could not be read is not remembered: it is asked for again.
 */
final class MintInspector {
    /** A freeze authority does not come back once it is gone; a fee may change within minutes. */
    private static final Duration REMEMBERED = Duration.ofSeconds(30);

    private static final int MOST_REMEMBERED = 50_000;

    /** A mint in a pool. */
    private record Place(String mint, String pool) {}

    /**
     * What was found there.
     *
     * @param shares of the pool; null if it has none that could be counted
     */
    record Found(SafetyFacts facts, @Nullable PoolShares shares) {}

    private final AccountBatches batches;
    private final String source;
    private final AsyncCache<Place, Found> known =
            Caffeine.newBuilder()
                    .expireAfterWrite(REMEMBERED)
                    .maximumSize(MOST_REMEMBERED)
                    .buildAsync();

    /**
     * @param source name of it in the facts
     */
    MintInspector(AccountBatches batches, String source) {
        this.batches = batches;
        this.source = source;
    }

    /** Never fails. */
    CompletableFuture<Found> inspect(String mint, String pool) {
        return known.get(new Place(mint, pool), (place, executor) -> read(place))
                .thenApply(
                        found ->
                                found == null ? new Found(SafetyFacts.unknown(mint), null) : found);
    }

    /** Null is not remembered. */
    private CompletableFuture<@Nullable Found> read(Place place) {
        List<String> addresses = new ArrayList<>();
        addresses.add(place.mint());
        String metadata = MintMetadata.address(place.mint());
        if (metadata != null) {
            addresses.add(metadata);
        }
        if (Base58.isAddress(place.pool())) {
            addresses.add(place.pool());
        }
        return batches.read(addresses)
                .handle((at, problem) -> problem == null ? found(place, metadata, at) : null);
    }

    /** A mint that is not there may be there in a moment. */
    private @Nullable Found found(Place place, @Nullable String metadata, AtSlot at) {
        SafetyFacts facts =
                MintFacts.of(
                        place.mint(),
                        at.accounts().get(place.mint()),
                        metadata == null ? null : at.accounts().get(metadata),
                        at.slot(),
                        source);
        return facts.slot() < 0
                ? null
                : new Found(facts, PoolShares.of(at.accounts().get(place.pool())));
    }
}
