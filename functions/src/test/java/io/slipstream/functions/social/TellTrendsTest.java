package io.slipstream.functions.social;

import static org.assertj.core.api.Assertions.assertThat;

import io.slipstream.models.market.ViralToken;
import io.slipstream.models.trade.Notification;
import io.slipstream.models.user.CopyState;
import io.slipstream.models.user.CopyingRow;
import io.slipstream.models.user.NotifyLevel;
import io.slipstream.models.user.SettingsChange;
import io.slipstream.models.user.UserSettingsRow;
import org.apache.flink.streaming.util.ProcessFunctionTestHarnesses;
import org.junit.jupiter.api.Test;

class TellTrendsTest {
    private static final ViralToken VIRAL = new ViralToken("mint", 49, 9, 1.5, 0.7, 71.6);

    @Test
    void onlyThoseWhoSnipeAndWantToHearEverythingAreTold() throws Exception {
        try (var harness =
                ProcessFunctionTestHarnesses.forBroadcastProcessFunction(
                        new TellTrends(), TellTrends.broadcastStates()[0])) {
            harness.processBroadcastElement(SettingsChange.of(user(1, true, NotifyLevel.ALL)), 0);
            harness.processBroadcastElement(SettingsChange.of(user(2, false, NotifyLevel.ALL)), 0);
            harness.processBroadcastElement(
                    SettingsChange.of(user(3, true, NotifyLevel.TRADES)), 0);
            harness.processBroadcastElement(SettingsChange.of(user(4, true, NotifyLevel.ALL)), 0);
            harness.processBroadcastElement(SettingsChange.of(user(4, false, NotifyLevel.ALL)), 0);
            harness.processElement(VIRAL, 49);
            assertThat(harness.extractOutputValues())
                    .extracting(Notification::userId)
                    .containsExactly(1L);
            Notification told = harness.extractOutputValues().get(0);
            assertThat(told.kind()).isEqualTo("viral");
            assertThat(told.id()).isEqualTo("viral:mint:49:1");
            assertThat(told.text())
                    .isEqualTo(
                            "mint is going viral: 9 people speak of it within ten seconds, 1.5 usually."
                                    + " Sentiment: 72 of 100.");
        }
    }

    private static UserSettingsRow user(long id, boolean snipes, NotifyLevel level) {
        return new UserSettingsRow(
                        id, -1, -1, 100, true, 0, false, -1, false, -1, "ACTIVE", snipes, 1, 1, -1,
                        -1, -1, -1, null, false)
                .with(new CopyingRow(CopyState.ACTIVE, level));
    }
}
