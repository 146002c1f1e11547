package io.slipstream.functions.snipe;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class SnipeRulesTest {

    @Test
    void takesAScoreAtTheMinimum() {
        assertThat(SnipeRules.objections(Snipers.user(1), Snipers.scored(0, 0.6))).isEmpty();
    }

    @Test
    void refusesAScoreBelowTheMinimum() {
        assertThat(SnipeRules.objections(Snipers.user(1), Snipers.scored(0, 0.5999)))
                .containsExactly(SnipeReason.CONFIDENCE_TOO_LOW);
        assertThat(SnipeRules.objections(Snipers.user(1), Snipers.scored(0, Double.NaN)))
                .containsExactly(SnipeReason.CONFIDENCE_TOO_LOW);
    }

    @Test
    void refusesSettingsThatAreMissingOrWrong() {
        assertThat(SnipeRules.objections(Snipers.user(1, 0, 6_000, 0, null), GOOD))
                .containsExactly(SnipeReason.SNIPE_AMOUNT_UNSET);
        assertThat(SnipeRules.objections(Snipers.user(1, -1, -1, -1, null), GOOD))
                .containsExactly(
                        SnipeReason.SNIPE_AMOUNT_UNSET,
                        SnipeReason.SNIPE_CONFIDENCE_UNSET,
                        SnipeReason.MIN_LIQUIDITY_UNSET);
        assertThat(SnipeRules.objections(Snipers.user(1, 5, 6_000, 0, "expected …"), GOOD))
                .containsExactly(SnipeReason.SETTINGS_INVALID);
    }

    @Test
    void refusesAMinimumInDollarsAsLongAsThePriceOfSolIsUnknown() {
        assertThat(SnipeRules.objections(Snipers.user(1, 5, 6_000, 1, null), GOOD))
                .containsExactly(SnipeReason.NO_SOL_USD_PRICE);
    }

    /** Ten of the forty SOL on the curve were paid in: 1,500 dollars at 150 each. */
    @Test
    void countsWhatWasPaidIntoTheCurveAtThePriceOfSol() {
        var token = Snipers.scored(0, 0.9, 40_000_000_000L, 150_000_000L);
        assertThat(SnipeRules.objections(Snipers.user(1, 5, 6_000, 150_000, null), token))
                .isEmpty();
        assertThat(SnipeRules.objections(Snipers.user(1, 5, 6_000, 150_001, null), token))
                .containsExactly(SnipeReason.LIQUIDITY_TOO_LOW);
        var forged = Snipers.scored(0, 0.9, Long.MAX_VALUE, Long.MAX_VALUE);
        assertThat(SnipeRules.objections(Snipers.user(1, 5, 6_000, 1, null), forged))
                .containsExactly(SnipeReason.LIQUIDITY_TOO_LOW);
    }

    @Test
    void refusesAPoolWithoutLiquidity() {
        assertThat(SnipeRules.objections(Snipers.user(1), Snipers.scored(0, 0.9, -1)))
                .containsExactly(SnipeReason.NO_LIQUIDITY);
        assertThat(SnipeRules.objections(Snipers.user(1), Snipers.scored(0, 0.9, 0)))
                .containsExactly(SnipeReason.NO_LIQUIDITY);
    }

    private static final io.slipstream.models.market.ScoredToken GOOD = Snipers.scored(0, 0.9);
}
