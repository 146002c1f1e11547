package io.slipstream.functions.advice;

import io.slipstream.models.unit.Decimals;

/**
 * How much one thing moves a recommendation.
 *
 * @param what {@code pattern=STAIR_STEP}
 * @param logOdds added to the log odds of the confidence
 */
record Effect(String what, double logOdds) {

    /** As the model's own reasons are written: {@code pattern=STAIR_STEP (+0.80)}. */
    String text() {
        return what + " (" + Decimals.signed(logOdds, 2) + ")";
    }
}
