package io.slipstream.connectors.safety;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import io.slipstream.models.market.SafetyFacts;
import io.slipstream.models.port.TokenInspector;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;

/**
 * Facts of mints, in batches, remembered for a while, and never more batches a second than the
 * budget allows: what comes beyond it is unknown, which keeps from buying and not from running.
 * Mints that are asked for within a few millis go in one batch; the same mint is asked for once.
 */
public final class MintInspector implements TokenInspector {
    /** Most accounts that a node takes in one call. */
    public static final int BATCH = 100;

    /** Each with the account of its metadata, so that both are of one slot. */
    private static final int MINTS = BATCH / 2;

    private static final long GATHER_MILLIS = 5;

    /** A freeze authority does not come back once it is gone; a fee may change within minutes. */
    private static final Duration REMEMBERED = Duration.ofSeconds(30);

    private static final int MOST_REMEMBERED = 50_000;

    private final MintAccounts accounts;
    private final int batchesPerSecond;
    private final Cache<String, SafetyFacts> known =
            Caffeine.newBuilder().expireAfterWrite(REMEMBERED).maximumSize(MOST_REMEMBERED).build();
    private final Map<String, CompletableFuture<SafetyFacts>> open = new HashMap<>();
    private final List<String> unsent = new ArrayList<>();
    private final ScheduledExecutorService timer =
            Executors.newSingleThreadScheduledExecutor(
                    task -> {
                        Thread thread = new Thread(task, "mint-inspector");
                        thread.setDaemon(true);
                        return thread;
                    });
    private long second;
    private int sentInSecond;

    /**
     * @param batchesPerSecond the budget, above 0
     */
    public MintInspector(MintAccounts accounts, int batchesPerSecond) {
        this.accounts = accounts;
        this.batchesPerSecond = batchesPerSecond;
    }

    @Override
    public CompletionStage<SafetyFacts> inspect(String mint) {
        synchronized (open) {
            SafetyFacts facts = known.getIfPresent(mint);
            if (facts != null) {
                return CompletableFuture.completedFuture(facts);
            }
            CompletableFuture<SafetyFacts> asked = open.get(mint);
            if (asked != null) {
                return asked;
            }
            if (unsent.isEmpty()) {
                var unused = timer.schedule(this::send, GATHER_MILLIS, TimeUnit.MILLISECONDS);
            }
            unsent.add(mint);
            CompletableFuture<SafetyFacts> answer = new CompletableFuture<>();
            open.put(mint, answer);
            return answer;
        }
    }

    private void send() {
        List<String> mints;
        synchronized (open) {
            mints = new ArrayList<>(unsent);
            unsent.clear();
        }
        for (int from = 0; from < mints.size(); from += MINTS) {
            List<String> batch = mints.subList(from, Math.min(mints.size(), from + MINTS));
            if (withinBudget()) {
                read(batch);
            } else {
                batch.forEach(mint -> answer(mint, SafetyFacts.unknown(mint)));
            }
        }
    }

    private void read(List<String> batch) {
        Map<String, String> metadata = new HashMap<>();
        for (String mint : batch) {
            String address = MintMetadata.address(mint);
            if (address != null) {
                metadata.put(mint, address);
            }
        }
        List<String> addresses = new ArrayList<>(batch);
        addresses.addAll(metadata.values());
        accounts.read(addresses)
                .whenComplete(
                        (at, problem) -> {
                            for (String mint : batch) {
                                answer(
                                        mint,
                                        problem == null
                                                ? MintFacts.of(
                                                        mint,
                                                        at.accounts().get(mint),
                                                        at.accounts()
                                                                .get(
                                                                        metadata.getOrDefault(
                                                                                mint, "")),
                                                        at.slot(),
                                                        accounts.name())
                                                : SafetyFacts.unknown(mint));
                            }
                        });
    }

    /** What could not be read is not remembered: it is asked for again. */
    private void answer(String mint, SafetyFacts facts) {
        CompletableFuture<SafetyFacts> waiting;
        synchronized (open) {
            if (facts.slot() >= 0) {
                known.put(mint, facts);
            }
            waiting = open.remove(mint);
        }
        if (waiting != null) {
            waiting.complete(facts);
        }
    }

    /** Only the timer's thread asks. */
    private boolean withinBudget() {
        long now = TimeUnit.NANOSECONDS.toSeconds(System.nanoTime());
        if (now != second) {
            second = now;
            sentInSecond = 0;
        }
        return ++sentInSecond <= batchesPerSecond;
    }

    @Override
    public void close() {
        timer.shutdownNow();
        accounts.close();
    }
}
