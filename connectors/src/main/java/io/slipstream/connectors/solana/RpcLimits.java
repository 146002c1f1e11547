package io.slipstream.connectors.solana;

import java.time.Duration;

/**
 * How hard a client tries.
 *
 * @param attempts failed tries of one request before it fails; being rate limited is none
 * @param firstPause how long a provider rests after its first failure; doubles with each further
 *     one
 * @param longestPause at most that long
 * @param timeout of connecting, and of one request
 * @param deadline after that long no further try begins
 * @param ratePerSecond calls a second to one provider; a call in a batch counts as one
 */
public record RpcLimits(
        int attempts,
        Duration firstPause,
        Duration longestPause,
        Duration timeout,
        Duration deadline,
        double ratePerSecond) {

    public RpcLimits {
        if (attempts < 1 || !(ratePerSecond > 0)) {
            throw new IllegalArgumentException(
                    "expected attempts and rate above zero, was "
                            + attempts
                            + " and "
                            + ratePerSecond);
        }
    }

    /** What suits a provider that allows so many calls a second. */
    public static RpcLimits atRate(double ratePerSecond) {
        return new RpcLimits(
                6,
                Duration.ofMillis(250),
                Duration.ofSeconds(10),
                Duration.ofSeconds(15),
                Duration.ofSeconds(60),
                ratePerSecond);
    }
}
