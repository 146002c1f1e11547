package io.slipstream.models.scoring.dataset;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;

class LabelRuleTest {

    @Test
    void holdsAColumnAgainstANumber() {
        LabelRule rule = LabelRule.of("mfe_multiple_30m>=2");
        assertThat(rule.column()).isEqualTo("mfe_multiple_30m");
        assertThat(rule.of(1, "2.0")).isEqualTo(1);
        assertThat(rule.of(1, "1.999")).isEqualTo(0);
        assertThat(rule.of(1, "")).isNaN();
        assertThat(rule.of(1, "soon")).isNaN();
        assertThat(LabelRule.of("a column < -1.5").of(1, "-2")).isEqualTo(1);
    }

    @Test
    void aColumnOfYesAndNoNeedsNoThreshold() {
        LabelRule rule = LabelRule.of("high_risk");
        assertThat(rule.of(1, "1")).isEqualTo(1);
        assertThat(rule.of(1, "False")).isEqualTo(0);
        assertThatThrownBy(() -> rule.of(3, "0.7"))
                .hasMessageContaining("in high_risk of row 3, was 0.7");
    }

    @Test
    void comparesTextsForEquality() {
        assertThat(LabelRule.of("outcome=rug").of(1, "rug")).isEqualTo(1);
        assertThat(LabelRule.of("outcome == rug").of(1, "moon")).isEqualTo(0);
        assertThat(LabelRule.of("flag=true").of(1, "1")).isEqualTo(1);
    }

    @Test
    void anOrderNeedsANumber() {
        assertThatThrownBy(() -> LabelRule.of("x>=high"))
                .hasMessage("expected a number behind >=, was high");
    }
}
