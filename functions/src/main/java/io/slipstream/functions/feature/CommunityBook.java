package io.slipstream.functions.feature;

import io.slipstream.models.user.TokenRatingRow;
import java.util.HashMap;
import java.util.Map;

/**
 * What users say of one token, one word a user. Public fields: Flink keeps it as state.
 *
 * <p>Score: the mean of the ratings (0–100), each by its rater's weight, with one that has no
 * opinion (50) of full weight among them: a single voice, and above all one of no reputation, moves
 * little.
 */
public class CommunityBook {
    private static final double NO_OPINION = 50;

    /** Rater → 0–100. */
    public Map<Long, Double> scores = new HashMap<>();

    /** Rater → 0–1. */
    public Map<Long, Double> weights = new HashMap<>();

    /** Takes a word, in place of the user's last one, or takes it back. */
    void take(TokenRatingRow rating) {
        if (rating.speaks()) {
            scores.put(rating.userId(), rating.score());
            weights.put(rating.userId(), rating.weightMillionths() / 1e6);
        } else {
            scores.remove(rating.userId());
            weights.remove(rating.userId());
        }
    }

    boolean isEmpty() {
        return scores.isEmpty();
    }

    /** 0–100. */
    double score() {
        double sum = NO_OPINION;
        double weight = 1;
        for (Map.Entry<Long, Double> score : scores.entrySet()) {
            double w = weights.getOrDefault(score.getKey(), 0.0);
            sum += w * score.getValue();
            weight += w;
        }
        return sum / weight;
    }
}
