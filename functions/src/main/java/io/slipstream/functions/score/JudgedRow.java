package io.slipstream.functions.score;

/**
 * What a model had said of a row whose outcome is now known.
 *
 * @param against version of the model in force
 * @param good true if the row did well
 */
public record JudgedRow(
        String version,
        String against,
        double score,
        double againstScore,
        boolean good,
        long slot) {}
