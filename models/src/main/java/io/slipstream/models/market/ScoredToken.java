package io.slipstream.models.market;

import com.fasterxml.jackson.annotation.JsonIgnore;
import io.slipstream.models.unit.Ids;
import java.util.ArrayList;
import java.util.List;

/**
 * Features with the model's judgement and the facts of safety.
 *
 * @param score 0–1: the model's probability that the token does well
 * @param modelVersion version of the bundle that scored it
 * @param reasons what moved the score most, the strongest first: {@code feature=value (effect on
 *     the log odds)}
 * @param safety {@link SafetyFacts#unknown} until somebody has looked
 * @param shadows what the challengers say of the same row; nothing is decided by it
 * @param saleLamports buys of which somebody wants to be shown that they could be sold again,
 *     lamports, ascending; empty: nobody does
 */
public record ScoredToken(
        TokenFeatures features,
        double score,
        String modelVersion,
        List<String> reasons,
        SafetyFacts safety,
        List<Prediction> shadows,
        List<Long> saleLamports) {

    /** What an older state does not hold, nobody asked for. */
    public ScoredToken {
        saleLamports = saleLamports == null ? List.of() : saleLamports;
    }

    /** A token of which nobody wants a sale to be shown. */
    public ScoredToken(
            TokenFeatures features,
            double score,
            String modelVersion,
            List<String> reasons,
            SafetyFacts safety,
            List<Prediction> shadows) {
        this(features, score, modelVersion, reasons, safety, shadows, List.of());
    }

    /** A token that nobody has looked at yet. */
    public ScoredToken(
            TokenFeatures features,
            double score,
            String modelVersion,
            List<String> reasons,
            List<Prediction> shadows) {
        this(features, score, modelVersion, reasons, SafetyFacts.unknown(features.mint()), shadows);
    }

    /** The same, scored by one model only. */
    public ScoredToken(
            TokenFeatures features, double score, String modelVersion, List<String> reasons) {
        this(features, score, modelVersion, reasons, List.of());
    }

    public ScoredToken with(SafetyFacts facts) {
        return new ScoredToken(
                features, score, modelVersion, reasons, facts, shadows, saleLamports);
    }

    /** The same, of which sales of these buys are to be shown. */
    public ScoredToken asking(List<Long> lamports) {
        return new ScoredToken(features, score, modelVersion, reasons, safety, shadows, lamports);
    }

    /** Id of the row: the same whenever it is scored again. */
    @JsonIgnore
    public String id() {
        return Ids.scoredRow(features.mint(), features.pool(), features.ageStep());
    }

    /** What all models said, the one in force first. */
    @JsonIgnore
    public List<Prediction> predictions() {
        List<Prediction> all = new ArrayList<>();
        all.add(new Prediction(modelVersion, score));
        all.addAll(shadows);
        return all;
    }
}
