package io.slipstream.models.trade;

import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * One decision to snipe or not to, for one user and one pool, with all that led to it.
 *
 * @param runId the signal id
 * @param score the model's output, 0–1
 * @param confidence the same as a percentage, 0–100, which the user's minimum is held against
 * @param taken true if a signal was made of it
 * @param reasons reason codes: why refused, or what spoke for it
 * @param features feature name → value as the model saw it
 * @param decidedAt epoch millis of the block that completed the window
 * @param orderId of the order that follows; null if refused
 */
public record SnipeRun(
        String runId,
        long userId,
        String mint,
        String pool,
        double score,
        double confidence,
        String modelVersion,
        boolean taken,
        List<String> reasons,
        Map<String, Double> features,
        long decidedAt,
        @Nullable String orderId) {}
