package io.slipstream.connectors.solana;

/**
 * Calls that may still be made now; refilled at a steady rate. Times are nanoseconds of one clock.
 */
final class TokenBucket {
    private final double perNano;
    private final double capacity;
    private double tokens;
    private long filledAt;

    TokenBucket(double perSecond, int capacity, long now) {
        this.perNano = perSecond / 1e9;
        this.capacity = capacity;
        this.tokens = capacity;
        this.filledAt = now;
    }

    /**
     * Takes what a request costs.
     *
     * @return 0 if it was taken, else nanoseconds after which to ask again
     */
    synchronized long take(int cost, long now) {
        tokens = Math.min(capacity, tokens + perNano * Math.max(0, now - filledAt));
        filledAt = now;
        double wanted = Math.min(cost, capacity);
        if (tokens >= wanted) {
            tokens -= wanted;
            return 0;
        }
        return (long) Math.ceil((wanted - tokens) / perNano);
    }
}
