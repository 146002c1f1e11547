package io.slipstream.connectors.telegram;

import java.time.Duration;

/**
 * How Telegram is polled.
 *
 * @param waitSeconds how long a poll waits while nothing is unconfirmed
 * @param betweenLooks pause between polls while something is: those are answered at once
 * @param firstRest after a failure; it doubles
 * @param longestRest
 * @param deadAfter a poll that has not come back for so long is given up and another one begun
 */
record PollRules(
        int waitSeconds,
        Duration betweenLooks,
        Duration firstRest,
        Duration longestRest,
        Duration deadAfter) {

    static PollRules standard() {
        return new PollRules(
                UpdatesSource.POLL_SECONDS,
                Duration.ofMillis(200),
                Duration.ofSeconds(1),
                Duration.ofSeconds(30),
                Duration.ofSeconds(UpdatesSource.POLL_SECONDS + 40));
    }

    Duration rest(int failures) {
        Duration rest = firstRest.multipliedBy(1L << Math.min(10, Math.max(0, failures - 1)));
        return rest.compareTo(longestRest) < 0 ? rest : longestRest;
    }
}
