package io.slipstream.connectors.solana;

import java.util.concurrent.atomic.LongAdder;

/** What was asked of one provider since the client began. Safe for use by many threads. */
public final class RpcCounters {
    private final LongAdder requests = new LongAdder();
    private final LongAdder rateLimited = new LongAdder();
    private final LongAdder failures = new LongAdder();

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

    void sent() {
        requests.increment();
    }

    void wasRateLimited() {
        rateLimited.increment();
    }

    void failed() {
        failures.increment();
    }
}
