package io.slipstream.functions.profile;

import static org.assertj.core.api.Assertions.assertThat;

import io.slipstream.models.chain.Side;
import io.slipstream.models.market.LeaderProfile;
import java.util.List;
import org.apache.flink.api.common.typeinfo.Types;
import org.apache.flink.runtime.checkpoint.OperatorSubtaskState;
import org.apache.flink.streaming.api.operators.KeyedProcessOperator;
import org.apache.flink.streaming.util.KeyedOneInputStreamOperatorTestHarness;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class BuildLeaderProfilesTest {
    private KeyedOneInputStreamOperatorTestHarness<String, WalletTrade, LeaderProfile> harness;

    @BeforeEach
    void open() throws Exception {
        harness = harness();
        harness.open();
    }

    @AfterEach
    void close() throws Exception {
        harness.close();
    }

    @Test
    void tellsARecordInEachWindowOnceAMinuteAndOnlyWithTenClosedLots() throws Exception {
        roundTrips(9, 100);
        harness.processWatermark(149);
        harness.processWatermark(150);
        assertThat(harness.extractOutputValues()).isEmpty();

        roundTrips(1, 160);
        harness.processWatermark(300);

        List<LeaderProfile> told = harness.extractOutputValues();
        assertThat(told)
                .extracting(LeaderProfile::window)
                .containsExactly("1d", "7d", "30d", "all");
        assertThat(told.get(3).closed()).isEqualTo(10);
        assertThat(told.get(3).realized()).isEqualTo(100);
        assertThat(told.get(3).winRate()).isEqualTo(1);
        assertThat(harness.numEventTimeTimers()).isZero();
    }

    @Test
    void goesOnAfterARestartAndKeepsNothingOfAClosedPosition() throws Exception {
        roundTrips(9, 100);
        OperatorSubtaskState snapshot = harness.snapshot(1, 1);
        harness.close();
        harness = harness();
        harness.initializeState(snapshot);
        harness.open();

        roundTrips(1, 109);
        harness.processWatermark(300);

        assertThat(harness.extractOutputValues()).hasSize(4);
        assertThat(harness.numKeyedStateEntries()).isEqualTo(1);
    }

    private void roundTrips(int count, long slot) throws Exception {
        for (int i = 0; i < count; i++) {
            trade(Side.BUY, 10, slot + i);
            trade(Side.SELL, 20, slot + i);
        }
    }

    private void trade(Side side, long sol, long slot) throws Exception {
        harness.processElement(
                new WalletTrade(
                        "wallet",
                        "mint",
                        side,
                        sol,
                        100,
                        100,
                        slot,
                        1_767_268_800 + slot,
                        false,
                        false,
                        null,
                        List.of(),
                        null,
                        null,
                        null),
                slot);
    }

    private static KeyedOneInputStreamOperatorTestHarness<String, WalletTrade, LeaderProfile>
            harness() throws Exception {
        return new KeyedOneInputStreamOperatorTestHarness<>(
                new KeyedProcessOperator<>(new BuildLeaderProfiles()),
                WalletTrade::wallet,
                Types.STRING);
    }
}
