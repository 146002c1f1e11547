package io.slipstream.functions.advice;

import io.slipstream.models.market.Regime;
import io.slipstream.models.market.TapePattern;
import io.slipstream.models.user.Strategy;

/**
 * What a strategy makes of patterns and regimes, in log odds, and from which confidence on it buys.
 * These are judgements, not measurements: cautious people pay less for a price that has run
 * already, and trust a falling market less.
 *
 * @param buy least confidence of BUY
 * @param strongBuy least confidence of STRONG_BUY
 * @param pump what a {@link TapePattern#PUMP} is worth
 * @param riskOff what {@link Regime#RISK_OFF} costs
 */
record StrategyWeights(double buy, double strongBuy, double pump, double riskOff) {
    private static final StrategyWeights CONSERVATIVE = new StrategyWeights(.65, .80, -.8, -1.2);
    private static final StrategyWeights BALANCED = new StrategyWeights(.50, .70, -.2, -.7);
    private static final StrategyWeights AGGRESSIVE = new StrategyWeights(.35, .60, .4, -.3);

    static StrategyWeights of(Strategy strategy) {
        return switch (strategy) {
            case CONSERVATIVE -> CONSERVATIVE;
            case BALANCED -> BALANCED;
            case AGGRESSIVE -> AGGRESSIVE;
        };
    }

    double pattern(TapePattern pattern) {
        return switch (pattern) {
            case UNKNOWN -> -.3;
            case NONE -> 0;
            case ACCUMULATION -> .5;
            case STAIR_STEP -> .8;
            case PUMP -> pump;
            case DISTRIBUTION -> -1.2;
            case COLLAPSE -> -2;
        };
    }

    double regime(Regime regime) {
        return switch (regime) {
            case UNKNOWN -> -1.2;
            case RISK_ON -> .3;
            case NEUTRAL -> 0;
            case RISK_OFF -> riskOff;
        };
    }
}
