package io.slipstream.models.market;

import com.fasterxml.jackson.annotation.JsonIgnore;
import io.slipstream.models.user.Strategy;

/**
 * What is recommended for one token at one moment to those who follow a strategy.
 *
 * @param id derived from mint, pool, look and strategy
 * @param slot at whose end it was decided; everything that it rests on was known then
 * @param blockTime epoch seconds of the last event seen; 0 if unknown
 * @param confidence 0–1
 * @param probability 0–1: what the model said
 * @param leaders tracked wallets that bought or sold the token since the last look
 * @param reasons what spoke for and against it, the strongest first, separated by {@code "; "}
 */
public record Recommendation(
        String id,
        String mint,
        String pool,
        long slot,
        long blockTime,
        Strategy strategy,
        Verdict verdict,
        double confidence,
        double probability,
        String modelVersion,
        TapePattern pattern,
        Regime regime,
        int leaders,
        String reasons) {

    /** Hundredths of a percent that the confidence reaches; −1 if it is no number. */
    @JsonIgnore
    public int confidenceBps() {
        return Double.isNaN(confidence) ? -1 : (int) Math.floor(confidence * 10_000);
    }
}
