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
                        SnipeReason.SNIPE_AMOUNT_UNSET, SnipeReason.SNIPE_CONFIDENCE_UNSET);
        assertThat(SnipeRules.objections(Snipers.user(1, 5, 6_000, 0, "expected …"), GOOD))
                .containsExactly(SnipeReason.SETTINGS_INVALID);
    }

    @Test
    void refusesAMinimumInDollarsAsLongAsThePriceOfSolIsUnknown() {
        assertThat(SnipeRules.objections(Snipers.user(1, 5, 6_000, 1, null), GOOD))
                .containsExactly(SnipeReason.NO_SOL_USD_PRICE);
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
