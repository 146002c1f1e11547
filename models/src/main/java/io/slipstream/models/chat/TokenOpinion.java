package io.slipstream.models.chat;

import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What is known of a token.
 *
 * @param confidence of the snipe model, percent; -1 if it was never scored
 * @param modelVersion which model; null if it was never scored
 * @param reasons of the newest decision about it
 * @param features as the model saw them
 * @param ratings how many users rated it
 * @param meanRating 1–5; 0 without ratings
 * @param flags how many users warned of it
 * @param judgedAt epoch millis of that decision; 0 if it was never scored
 */
public record TokenOpinion(
        String mint,
        double confidence,
        @Nullable String modelVersion,
        List<String> reasons,
        Map<String, Double> features,
        SeenPrice price,
        long ratings,
        double meanRating,
        long flags,
        long judgedAt) {}
