package io.slipstream.connectors.safety;

import com.github.benmanes.caffeine.cache.AsyncCache;
import com.github.benmanes.caffeine.cache.Caffeine;
import io.slipstream.connectors.safety.ChainAccounts.AtSlot;
import io.slipstream.connectors.solana.rpc.ChainAccount;
import io.slipstream.models.layout.ByteReader;
import io.slipstream.models.layout.MalformedLayoutException;
import io.slipstream.models.layout.Programs;
import io.slipstream.models.market.LpShare;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import org.jspecify.annotations.Nullable;

/**
 * How much of a pool's LP tokens is burned (issued by the pool's count, less what the mint says
 * there is) or held where nobody gets at it: by the incinerator, by Raydium's Burn and Earn, or by
 * an account of a program that locks tokens. A locker may let go one day; it is not asked when.
 *
 * <p>Source: SPL Token's mint (supply as u64 at 36) and account (mint at 0, owner at 32, amount as
 * u64 at 64).
 */
final class LpInspector {
    private static final Duration REMEMBERED = Duration.ofSeconds(30);
    private static final int MOST_REMEMBERED = 50_000;
    private static final int MINT_SUPPLY = 36;
    private static final int BPS = 10_000;

    /** Who holds the rest does not matter any more. */
    private static final int AS_GOOD_AS_ALL = 9_900;

    /** Nothing leaves these. */
    private static final Set<String> GRAVES =
            Set.of(Programs.INCINERATOR, Programs.SYSTEM, Programs.RAYDIUM_CPMM_LOCK);

    /** Programs that hold tokens until a time comes. */
    private static final Set<String> LOCKERS =
            Set.of(Programs.RAYDIUM_LOCK, Programs.STREAMFLOW, Programs.JUPITER_LOCK);

    private final ChainAccounts chain;
    private final AccountBatches batches;
    private final Budget budget;
    private final AsyncCache<PoolShares, LpShare> known =
            Caffeine.newBuilder()
                    .expireAfterWrite(REMEMBERED)
                    .maximumSize(MOST_REMEMBERED)
                    .buildAsync();

    LpInspector(ChainAccounts chain, AccountBatches batches, Budget budget) {
        this.chain = chain;
        this.batches = batches;
        this.budget = budget;
    }

    /** Null if it cannot be read; then it is asked for again the next time. Never fails. */
    CompletableFuture<@Nullable LpShare> share(PoolShares pool) {
        return known.get(
                pool,
                (asked, executor) ->
                        read(asked).handle((share, problem) -> problem == null ? share : null));
    }

    private CompletableFuture<LpShare> read(PoolShares pool) {
        return batches.read(List.of(pool.lpMint()))
                .thenCompose(
                        at -> {
                            long left = supply(at.accounts().get(pool.lpMint()));
                            int burned = bps(Math.max(0, pool.issued() - left), pool.issued());
                            return burned >= AS_GOOD_AS_ALL
                                    ? CompletableFuture.completedFuture(
                                            LpShare.of(burned, 0, at.slot()))
                                    : holders(pool, burned, at.slot());
                        });
    }

    private CompletableFuture<LpShare> holders(PoolShares pool, int burned, long slot) {
        if (!budget.spend()) {
            return CompletableFuture.failedFuture(
                    new IllegalStateException("expected a budget, was spent"));
        }
        return chain.largestHolders(pool.lpMint())
                .thenCompose(batches::read)
                .thenCompose(held -> owners(pool, held))
                .thenApply(locked -> LpShare.of(burned, bps(locked, pool.issued()), slot));
    }

    /** LP base units that stay where they are. */
    private CompletableFuture<Long> owners(PoolShares pool, AtSlot held) {
        Map<String, Long> byOwner = new HashMap<>();
        held.accounts().values().forEach(account -> count(pool, account, byOwner));
        List<String> others = new ArrayList<>(byOwner.keySet());
        others.removeAll(GRAVES);
        long buried = GRAVES.stream().mapToLong(grave -> byOwner.getOrDefault(grave, 0L)).sum();
        if (others.isEmpty()) {
            return CompletableFuture.completedFuture(buried);
        }
        return batches.read(others)
                .thenApply(
                        at ->
                                buried
                                        + others.stream()
                                                .filter(who -> isLocker(at.accounts().get(who)))
                                                .mapToLong(who -> byOwner.getOrDefault(who, 0L))
                                                .sum());
    }

    private static boolean isLocker(@Nullable ChainAccount owner) {
        return owner != null && LOCKERS.contains(owner.owner());
    }

    private static void count(PoolShares pool, ChainAccount account, Map<String, Long> byOwner) {
        try {
            ByteReader in = new ByteReader(account.data());
            if (in.key().equals(pool.lpMint())) {
                byOwner.merge(in.key(), in.u64(), Long::sum);
            }
        } catch (MalformedLayoutException noTokenAccount) {
            // nobody's
        }
    }

    private static long supply(@Nullable ChainAccount mint) {
        if (mint == null) {
            throw new IllegalStateException("expected the mint of a pool's LP tokens, was none");
        }
        ByteReader in = new ByteReader(mint.data());
        try {
            in.skip(MINT_SUPPLY);
            return in.u64();
        } catch (MalformedLayoutException e) {
            throw new IllegalStateException("expected a mint, was something else", e);
        }
    }

    private static int bps(long part, long whole) {
        return (int) Math.min(BPS, (double) part / whole * BPS);
    }
}
