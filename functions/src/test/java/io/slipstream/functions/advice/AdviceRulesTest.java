package io.slipstream.functions.advice;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import io.slipstream.models.market.Candidate;
import io.slipstream.models.market.Recommendation;
import io.slipstream.models.market.Regime;
import io.slipstream.models.market.ScoredToken;
import io.slipstream.models.market.TapePattern;
import io.slipstream.models.market.Verdict;
import io.slipstream.models.scoring.FeatureSchema;
import io.slipstream.models.user.Strategy;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class AdviceRulesTest {
    private static final Candidate PLAIN = new Candidate(TapePattern.NONE, 0, 0, 0, null);

    @Test
    void withNothingElseTheConfidenceIsTheModelsProbability() {
        Recommendation advice =
                AdviceRules.of(Candidates.of(.42, PLAIN), Regime.NEUTRAL, Strategy.BALANCED);
        assertThat(advice.confidence()).isCloseTo(.42, within(1e-9));
        assertThat(advice.verdict()).isEqualTo(Verdict.HOLD);
        assertThat(advice.reasons()).isEqualTo("probability=0.42; buys=12 (+0.81)");
    }

    @ParameterizedTest
    @EnumSource(Strategy.class)
    void aHigherProbabilityNeverLowersIt(Strategy strategy) {
        for (TapePattern pattern : TapePattern.values()) {
            for (Regime regime : Regime.values()) {
                Recommendation before = null;
                for (int p = 0; p <= 100; p++) {
                    Candidate candidate = new Candidate(pattern, 2, 1, 0, null);
                    Recommendation advice =
                            AdviceRules.of(Candidates.of(p / 100.0, candidate), regime, strategy);
                    assertThat(advice.confidence()).isBetween(0.0, 1.0);
                    if (before != null) {
                        assertThat(advice.confidence()).isGreaterThanOrEqualTo(before.confidence());
                        assertThat(advice.verdict()).isGreaterThanOrEqualTo(before.verdict());
                    }
                    before = advice;
                }
            }
        }
    }

    @Test
    void moreLeadersBuyingNeverLowerItAndMoreSellingNeverRaiseIt() {
        for (int i = 0; i < 5; i++) {
            assertThat(confidence(i + 1, 0)).isGreaterThanOrEqualTo(confidence(i, 0));
            assertThat(confidence(0, i + 1)).isLessThanOrEqualTo(confidence(0, i));
        }
        assertThat(confidence(1, 0)).isGreaterThan(confidence(0, 0));
    }

    @Test
    void moreRiskIsNeverRecommendedToTheMoreCautious() {
        for (TapePattern pattern : TapePattern.values()) {
            for (Regime regime : Regime.values()) {
                for (int p = 0; p <= 20; p++) {
                    ScoredToken token =
                            Candidates.of(p / 20.0, new Candidate(pattern, 1, 0, 0, null));
                    Verdict careful =
                            AdviceRules.of(token, regime, Strategy.CONSERVATIVE).verdict();
                    Verdict balanced = AdviceRules.of(token, regime, Strategy.BALANCED).verdict();
                    Verdict bold = AdviceRules.of(token, regime, Strategy.AGGRESSIVE).verdict();
                    assertThat(careful).isLessThanOrEqualTo(balanced);
                    assertThat(balanced).isLessThanOrEqualTo(bold);
                }
            }
        }
    }

    @Test
    void whatIsNotKnownAddsNothingAndNoProbabilityIsNoRecommendation() {
        float[] silent = new float[FeatureSchema.tokens().size()];
        Recommendation unheard = advice(Candidates.at(1, 3, .5, PLAIN, silent));
        Recommendation praised = advice(Candidates.at(1, 3, .5, PLAIN, Candidates.said(100, 100)));
        Recommendation blamed = advice(Candidates.at(1, 3, .5, PLAIN, Candidates.said(0, 0)));
        assertThat(unheard.confidence()).isCloseTo(.5, within(1e-9));
        assertThat(praised.confidence()).isGreaterThan(.5);
        assertThat(blamed.confidence()).isLessThan(.5);
        assertThat(praised.reasons()).contains("sentiment=100 (+0.30); loudness=100 (+0.20)");

        for (double nothing : new double[] {Double.NaN, -1, 1.1, Double.POSITIVE_INFINITY}) {
            Recommendation none = advice(Candidates.of(nothing, PLAIN));
            assertThat(none.verdict()).isEqualTo(Verdict.AVOID);
            assertThat(none.confidence()).isZero();
        }
    }

    @Test
    void aCollapseIsAvoidedWhateverTheModelSays() {
        Candidate fallen = new Candidate(TapePattern.COLLAPSE, 3, 0, 0, null);
        for (Strategy strategy : Strategy.values()) {
            assertThat(AdviceRules.of(Candidates.of(1, fallen), Regime.RISK_ON, strategy).verdict())
                    .isEqualTo(Verdict.AVOID);
        }
    }

    @Test
    void aYoungTokenIsNotItsMatter() {
        ScoredToken candidate = Candidates.of(.5);
        ScoredToken young =
                new ScoredToken(
                        candidate.features().with((Candidate) null), .5, "v1", candidate.reasons());
        assertThatThrownBy(() -> advice(young))
                .hasMessageContaining("expected a candidate, was mint");
    }

    private static double confidence(int buyers, int sellers) {
        return advice(Candidates.of(.3, new Candidate(TapePattern.NONE, buyers, sellers, 0, null)))
                .confidence();
    }

    private static Recommendation advice(ScoredToken token) {
        return AdviceRules.of(token, Regime.NEUTRAL, Strategy.BALANCED);
    }
}
