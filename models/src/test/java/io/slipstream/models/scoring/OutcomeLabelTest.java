package io.slipstream.models.scoring;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import io.slipstream.models.market.TokenOutcome;
import java.util.List;
import org.junit.jupiter.api.Test;

class OutcomeLabelTest {

    @Test
    void holdsAMeasureAgainstAValue() {
        TokenOutcome outcome =
                new TokenOutcome(
                        "i", "m", "p", 1, 1, 15, 2.0, 0.4, 0.8, true, false, true, List.of());
        assertThat(OutcomeLabel.STANDARD.horizonMinutes()).isEqualTo(15);
        assertThat(OutcomeLabel.STANDARD.isTrue(outcome)).isTrue();
        assertThat(OutcomeLabel.of("max_multiple_15m > 2").isTrue(outcome)).isFalse();
        assertThat(OutcomeLabel.of("end_multiple_60m>=1").isTrue(outcome)).isFalse();
        assertThat(OutcomeLabel.of("drawdown_5m<0.9").isTrue(outcome)).isTrue();
        assertThat(OutcomeLabel.of("rugged_30m").isTrue(outcome)).isTrue();
        assertThat(OutcomeLabel.of("graduated_30m").isTrue(outcome)).isFalse();
        assertThat(OutcomeLabel.of("tradeable_30m=0").isTrue(outcome)).isFalse();
    }

    @Test
    void saysWhatItCannotRead() {
        assertThatThrownBy(() -> OutcomeLabel.of("price>=2")).hasMessageContaining("was price>=2");
        assertThatThrownBy(() -> OutcomeLabel.of("max_multiple_15m"))
                .hasMessage("expected a value to hold max_multiple against, was max_multiple_15m");
    }

    @Test
    void theBestTenthIsTradedWithoutForesight() {
        double[] scores = new double[20];
        double[] returns = new double[20];
        for (int i = 0; i < 20; i++) {
            scores[i] = i;
            returns[i] = -0.1;
        }
        returns[19] = 1.5;
        TopDecile top = TopDecile.of(scores, returns);
        assertThat(top.trades()).isEqualTo(2);
        assertThat(top.meanReturn()).isCloseTo(0.7, within(1e-9));
        assertThat(top.winners()).isEqualTo(0.5);
        assertThat(top.meanOfAll()).isCloseTo(-0.02, within(1e-9));
    }
}
