package io.slipstream.jobs.cluster;

import io.slipstream.connectors.solana.Commitment;
import io.slipstream.connectors.solana.FeedOptions;
import java.util.Locale;

/** Whether a job's arguments name the live chain, and how they want it. */
final class LiveInput {
    private static final String SOLANA = "solana";

    private LiveInput() {}

    static boolean isNamedBy(String[] arguments) {
        return arguments.length > 0 && arguments[0].equals(SOLANA);
    }

    /**
     * @throws IllegalArgumentException if the second argument is no commitment
     */
    static FeedOptions options(String[] arguments) {
        String commitment = arguments.length > 1 ? arguments[1] : Commitment.CONFIRMED.name();
        return FeedOptions.at(Commitment.valueOf(commitment.toUpperCase(Locale.ROOT)))
                .withTransactionSubscribe(true);
    }
}
