package io.slipstream.functions.advice;

import io.slipstream.models.market.Candidate;
import io.slipstream.models.market.Recommendation;
import io.slipstream.models.market.Regime;
import io.slipstream.models.market.ScoredToken;
import io.slipstream.models.market.TapePattern;
import io.slipstream.models.market.TokenFeatures;
import io.slipstream.models.market.Verdict;
import io.slipstream.models.scoring.TokenFeature;
import io.slipstream.models.unit.Decimals;
import io.slipstream.models.unit.Ids;
import io.slipstream.models.user.Strategy;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/**
 * One recommendation out of all that is known of a token:
 *
 * <pre>
 * confidence = 1 / (1 + exp(−(logit(probability) + pattern + regime + leaders + said + rated)))
 * </pre>
 *
 * The model's probability counts as it is; everything else adds to its log odds what the tables in
 * {@link StrategyWeights} say. So each part has one direction whatever the others say, and the
 * reasons are exactly the terms of the sum. Leaders: {@value #BUYER} for each tracked wallet that
 * bought, {@value #SELLER} for each that sold, three of each at most. Said: up to {@value #SAID}
 * for a sentiment that is wholly good (or against it, wholly bad) and up to {@value #LOUD} for
 * loudness; rated: up to {@value #RATED}; what is unknown adds nothing.
 *
 * <p>The verdict follows from the confidence and the strategy's thresholds. A token that collapses,
 * or that the model has no probability for, is AVOID.
 */
public final class AdviceRules {
    static final double BUYER = 0.3;
    static final double SELLER = -0.4;
    static final double SAID = 0.3;
    static final double LOUD = 0.2;
    static final double RATED = 0.3;

    /** Below it nobody should hold the token. */
    static final double AVOIDED = 0.2;

    private static final int MOST_LEADERS = 3;
    private static final double EDGE = 0.001;
    private static final double HALF = 50;
    private static final double UNSEEN = 0.005;

    private AdviceRules() {}

    /**
     * @throws IllegalArgumentException if the token is none past its birth
     */
    public static Recommendation of(ScoredToken token, Regime regime, Strategy strategy) {
        TokenFeatures seen = token.features();
        Candidate candidate = seen.candidate();
        if (candidate == null) {
            throw new IllegalArgumentException("expected a candidate, was " + seen.mint());
        }
        boolean known = token.score() >= 0 && token.score() <= 1;
        List<Effect> effects = effects(candidate, regime, strategy, seen);
        double sum = logit(token.score());
        for (Effect effect : effects) {
            sum += effect.logOdds();
        }
        double confidence = known ? 1 / (1 + Math.exp(-sum)) : 0;
        return new Recommendation(
                Ids.recommendation(seen.mint(), seen.pool(), seen.ageStep(), strategy.name()),
                seen.mint(),
                seen.pool(),
                seen.slot(),
                seen.blockTime(),
                strategy,
                known ? verdict(confidence, candidate.pattern(), strategy) : Verdict.AVOID,
                confidence,
                token.score(),
                token.modelVersion(),
                candidate.pattern(),
                regime,
                candidate.buyers() + candidate.sellers(),
                reasons(token, effects));
    }

    private static Verdict verdict(double confidence, TapePattern pattern, Strategy strategy) {
        if (pattern == TapePattern.COLLAPSE || confidence < AVOIDED) {
            return Verdict.AVOID;
        }
        StrategyWeights weights = StrategyWeights.of(strategy);
        if (confidence >= weights.strongBuy()) {
            return Verdict.STRONG_BUY;
        }
        return confidence >= weights.buy() ? Verdict.BUY : Verdict.HOLD;
    }

    private static List<Effect> effects(
            Candidate candidate, Regime regime, Strategy strategy, TokenFeatures seen) {
        StrategyWeights weights = StrategyWeights.of(strategy);
        List<Effect> effects = new ArrayList<>();
        effects.add(
                new Effect("pattern=" + candidate.pattern(), weights.pattern(candidate.pattern())));
        effects.add(new Effect("regime=" + regime, weights.regime(regime)));
        effects.add(
                new Effect(
                        "leaders_buying=" + candidate.buyers(),
                        BUYER * Math.min(MOST_LEADERS, candidate.buyers())));
        effects.add(
                new Effect(
                        "leaders_selling=" + candidate.sellers(),
                        SELLER * Math.min(MOST_LEADERS, candidate.sellers())));
        said(seen, effects);
        effects.removeIf(effect -> Math.abs(effect.logOdds()) < UNSEEN);
        effects.sort(Comparator.comparingDouble((Effect effect) -> -Math.abs(effect.logOdds())));
        return effects;
    }

    private static void said(TokenFeatures seen, List<Effect> effects) {
        if (value(seen, TokenFeature.POSTS_KNOWN) > 0
                && value(seen, TokenFeature.TOTAL_MENTIONS) > 0) {
            double sentiment = value(seen, TokenFeature.SENTIMENT_SCORE);
            effects.add(effect("sentiment", sentiment, SAID * (sentiment - HALF) / HALF));
            double loudness = value(seen, TokenFeature.SOCIAL_SCORE);
            effects.add(effect("loudness", loudness, LOUD * loudness / (2 * HALF)));
        }
        if (value(seen, TokenFeature.COMMUNITY_KNOWN) > 0) {
            double rated = value(seen, TokenFeature.COMMUNITY_SCORE);
            effects.add(effect("community", rated, RATED * (rated - HALF) / HALF));
        }
    }

    private static Effect effect(String name, double value, double logOdds) {
        return new Effect(name + "=" + Decimals.fixed(value, 0), logOdds);
    }

    /** The sum's terms, then what moved the model. */
    private static String reasons(ScoredToken token, List<Effect> effects) {
        List<String> reasons = new ArrayList<>();
        reasons.add("probability=" + Decimals.fixed(token.score(), 2));
        effects.forEach(effect -> reasons.add(effect.text()));
        reasons.addAll(token.reasons());
        return String.join("; ", reasons);
    }

    private static double value(TokenFeatures seen, TokenFeature feature) {
        return seen.values()[feature.ordinal()];
    }

    private static double logit(double p) {
        double inside = Math.min(1 - EDGE, Math.max(EDGE, p));
        return Math.log(inside / (1 - inside));
    }
}
