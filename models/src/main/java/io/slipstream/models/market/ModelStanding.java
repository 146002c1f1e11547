package io.slipstream.models.market;

/**
 * How a model has done on the outcomes of live rows, beside the model that was in force for the
 * same rows. Brier scores: mean squared distance of the probability from what happened.
 *
 * @param version of the model
 * @param against version of the model in force; the same if this one was
 * @param outcomes rows that both have scored and whose outcome is known
 * @param positives of these, those that did well
 * @param brier of the model
 * @param againstBrier of the model in force, on the same rows
 * @param windowBrier of the model over the newest rows only
 * @param slot of the newest row
 */
public record ModelStanding(
        String version,
        String against,
        long outcomes,
        long positives,
        double brier,
        double againstBrier,
        double windowBrier,
        long slot) {}
