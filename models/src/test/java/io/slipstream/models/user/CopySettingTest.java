package io.slipstream.models.user;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.HashSet;
import java.util.Set;
import org.junit.jupiter.api.Test;

class CopySettingTest {

    @Test
    void everySettingSaysWhatItMeansAndHasADefaultWithinItsRange() {
        Set<String> places = new HashSet<>();
        for (CopySetting setting : CopySetting.values()) {
            assertThat(places.add(setting.table() + "." + setting.column())).isTrue();
            assertThat(setting.help()).as(setting.name()).endsWith(".").hasSizeBetween(20, 160);
            if (setting.preset() != null) {
                assertThat(setting.objection(setting.preset())).as(setting.name()).isNull();
            }
        }
    }

    @Test
    void theStandardTermsAreTheDefaults() {
        CopyTerms standard = CopyTerms.STANDARD;

        assertThat(CopySetting.COPY_STATE.preset()).isEqualTo(String.valueOf(standard.state()));
        assertThat(CopySetting.SELL_MODE.preset()).isEqualTo(String.valueOf(standard.sellMode()));
        assertThat(CopySetting.REBUY_PERCENTAGE.preset()).isEqualTo("100");
        assertThat(standard.rebuyBps()).isEqualTo(10_000);
        assertThat(CopySetting.MAX_PRICE_DRIFT.preset()).isEqualTo("100");
        assertThat(standard.maxDriftBps()).isEqualTo(10_000);
        assertThat(CopySetting.MAX_TRADE_AGE.preset()).isEqualTo("30");
        assertThat(standard.maxAgeSeconds()).isEqualTo(30);
        assertThat(CopySetting.LEADER_STOP_LOSS.preset()).isEqualTo("5");
        assertThat(standard.stopLossLamports()).isEqualTo(5_000_000_000L);
        assertThat(CopySetting.MAX_PER_LEADER.preset()).isNull();
        assertThat(standard.maxPerLeaderLamports()).isEqualTo(-1);
    }

    @Test
    void saysWhatWasExpectedAndWhatCame() {
        assertThat(CopySetting.REBUY_PERCENTAGE.objection("101"))
                .isEqualTo("expected a number from 0 to 100, was 101");
        assertThat(CopySetting.REBUY_PERCENTAGE.objection("half")).contains("was half");
        assertThat(CopySetting.COPY_STATE.objection("OFF"))
                .isEqualTo("expected one of ACTIVE, SELL_ONLY, ALERT_ONLY, PAUSED, was OFF");
        assertThat(CopySetting.LEADER_STOP_LOSS.objection("0")).isNotNull();
    }

    @Test
    void theStricterStateCounts() {
        assertThat(CopyState.ACTIVE.stricter(CopyState.SELL_ONLY)).isEqualTo(CopyState.SELL_ONLY);
        assertThat(CopyState.PAUSED.stricter(CopyState.ALERT_ONLY)).isEqualTo(CopyState.PAUSED);
    }
}
