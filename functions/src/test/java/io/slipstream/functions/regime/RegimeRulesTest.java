package io.slipstream.functions.regime;

import static org.assertj.core.api.Assertions.assertThat;

import io.slipstream.models.market.MarketRegime;
import io.slipstream.models.market.Regime;
import org.junit.jupiter.api.Test;

class RegimeRulesTest {

    @Test
    void mostTokensRisingOnAKnownPriceOfSolIsRiskOn() {
        assertThat(regime(20, .7, .1, 1, .0)).isEqualTo(Regime.RISK_ON);
        assertThat(regime(20, .5, .1, 1, .0)).isEqualTo(Regime.NEUTRAL);
    }

    @Test
    void whatIsNotKnownIsNotSafe() {
        assertThat(regime(2, .9, .1, 2, .1)).isEqualTo(Regime.UNKNOWN);
        assertThat(regime(20, Double.NaN, .1, 1, 0)).isEqualTo(Regime.UNKNOWN);
        assertThat(regime(20, .9, .1, 2, Double.NaN)).isEqualTo(Regime.NEUTRAL);
        assertThat(regime(20, .7, .1, -1, 0)).isEqualTo(Regime.RISK_ON);
        assertThat(MarketRegime.UNKNOWN.regime()).isEqualTo(Regime.UNKNOWN);
    }

    @Test
    void aThinMarketOrTurmoilOrAFallingSolIsRiskOff() {
        assertThat(regime(20, .3, .1, 1, 0)).isEqualTo(Regime.RISK_OFF);
        assertThat(regime(20, .5, .6, 1, 0)).isEqualTo(Regime.RISK_OFF);
        assertThat(regime(20, .5, .1, .4, 0)).isEqualTo(Regime.RISK_OFF);
        assertThat(regime(20, .5, .1, 1, -.02)).isEqualTo(Regime.RISK_OFF);
        assertThat(regime(20, .7, .6, 1, 0)).isEqualTo(Regime.NEUTRAL);
    }

    private static Regime regime(
            int tokens, double breadth, double volatility, double launchRate, double sol) {
        return RegimeRules.of(
                new MarketRegime(
                        1, Regime.UNKNOWN, tokens, breadth, volatility, 3, launchRate, sol));
    }
}
