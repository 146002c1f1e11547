package io.slipstream.connectors.solana;

import java.util.List;
import java.util.concurrent.ThreadLocalRandom;

/**
 * One endpoint with its budget and its health, which is its circuit breaker. Times are nanoseconds
 * of {@link System#nanoTime}.
 */
public final class Provider {
    private final RpcEndpoint endpoint;
    private final RpcLimits limits;
    private final TokenBucket bucket;
    private final RpcCounters counters = new RpcCounters();
    private long restsUntil;
    private int failures;

    public Provider(RpcEndpoint endpoint, RpcLimits limits, long now) {
        this.endpoint = endpoint;
        this.limits = limits;
        this.bucket =
                new TokenBucket(
                        limits.ratePerSecond(),
                        Math.max(JsonRpcClient.LARGEST_BATCH, (int) limits.ratePerSecond()),
                        now);
        this.restsUntil = now;
    }

    /** The first that does not rest; if all do, the one that is back first. */
    static Provider choose(List<Provider> preferred, long now) {
        Provider best = preferred.get(0);
        for (Provider provider : preferred) {
            if (provider.rest(now) == 0) {
                return provider;
            }
            if (provider.rest(now) < best.rest(now)) {
                best = provider;
            }
        }
        return best;
    }

    public RpcEndpoint endpoint() {
        return endpoint;
    }

    public RpcCounters counters() {
        return counters;
    }

    /** Nanoseconds until it may be asked; 0 takes the cost from its budget. */
    public long admit(int cost, long now) {
        long rest = rest(now);
        return rest > 0 ? rest : bucket.take(cost, now);
    }

    private synchronized long rest(long now) {
        return Math.max(0, restsUntil - now);
    }

    /** It is healthy. */
    public synchronized void answered() {
        failures = 0;
    }

    /** Rests twice as long as the last time, of which a random half is jitter. */
    public synchronized void failed(long now) {
        long longest = limits.longestPause().toNanos();
        long pause = Math.min(longest, limits.firstPause().toNanos() << Math.min(failures, 20));
        failures++;
        rests(pause / 2 + ThreadLocalRandom.current().nextLong(pause / 2 + 1), now);
        counters.opened(restsUntil);
    }

    /** A provider that is asked too often is healthy: it only says when to come back. */
    public synchronized void rateLimited(long waitNanos, long now) {
        long jitter = ThreadLocalRandom.current().nextLong(limits.firstPause().toNanos() + 1);
        rests(waitNanos + jitter, now);
    }

    private void rests(long nanos, long now) {
        restsUntil = Math.max(restsUntil, now + nanos);
    }
}
