package io.slipstream.connectors.solana;

import java.util.concurrent.atomic.LongAdder;

/** What was asked of one provider since the client began. Safe for use by many threads. */
public final class RpcCounters {
    private final LongAdder requests = new LongAdder();
    private final LongAdder rateLimited = new LongAdder();
    private final LongAdder failures = new LongAdder();

    /** Nanoseconds of {@link System#nanoTime}. */
    private volatile long openUntil = System.nanoTime();

    /** HTTP requests sent; a batch is one. */
    public long requests() {
        return requests.sum();
    }

    /** Answers HTTP 429. */
    public long rateLimited() {
        return rateLimited.sum();
    }

    /** Requests without a usable answer, other than rate limited ones. */
    public long failures() {
        return failures.sum();
    }

    /** 1 while its circuit breaker is open: it has failed and is not asked; else 0. */
    public long breakerOpen() {
        return openUntil - System.nanoTime() > 0 ? 1 : 0;
    }

    /** A request goes out. */
    public void sent() {
        requests.increment();
    }

    /** An answer was HTTP 429. */
    public void wasRateLimited() {
        rateLimited.increment();
    }

    /** A request had no usable answer. */
    public void failed() {
        failures.increment();
    }

    /** It failed, and is not asked before that moment. */
    void opened(long until) {
        openUntil = until;
    }
}
