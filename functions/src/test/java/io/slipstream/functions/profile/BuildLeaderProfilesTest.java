package io.slipstream.functions.profile;

import static org.assertj.core.api.Assertions.assertThat;

import io.slipstream.models.chain.Side;
import io.slipstream.models.market.LeaderProfile;
import java.util.List;
import org.apache.flink.api.common.typeinfo.Types;
import org.apache.flink.runtime.checkpoint.OperatorSubtaskState;
import org.apache.flink.streaming.api.operators.co.KeyedCoProcessOperator;
import org.apache.flink.streaming.api.watermark.Watermark;
import org.apache.flink.streaming.util.KeyedTwoInputStreamOperatorTestHarness;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class BuildLeaderProfilesTest {
    private KeyedTwoInputStreamOperatorTestHarness<String, WalletTrade, WalletLink, LeaderProfile>
            harness;
    private List<String> beside = List.of();

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
        advance(149);
        advance(150);
        assertThat(harness.extractOutputValues()).isEmpty();

        roundTrips(1, 160);
        advance(300);

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
        advance(300);

        assertThat(harness.extractOutputValues()).hasSize(4);
        assertThat(harness.numKeyedStateEntries()).isEqualTo(1);
    }

    @Test
    void aLinkCountsFromWhenItIsToldUntilItIsTakenBackAndLeavesNothing() throws Exception {
        beside = List.of("twin");
        roundTrips(4, 100);
        beside = List.of();
        roundTrips(8, 104);
        advance(300);
        assertThat(flags()).isEmpty();

        harness.processElement2(new WalletLink("wallet", "purse", List.of("twin", "purse")), 301);
        OperatorSubtaskState snapshot = harness.snapshot(1, 1);
        harness.close();
        harness = harness();
        harness.initializeState(snapshot);
        harness.open();
        roundTrips(1, 310);
        advance(500);
        assertThat(flags()).isEqualTo("SYBIL");

        int entries = harness.numKeyedStateEntries();
        harness.processElement2(new WalletLink("wallet", "purse", List.of()), 501);
        assertThat(harness.numKeyedStateEntries()).isEqualTo(entries - 1);
        roundTrips(1, 510);
        advance(700);
        assertThat(flags()).isEmpty();
    }

    private String flags() {
        List<LeaderProfile> told = harness.extractOutputValues();
        return told.get(told.size() - 1).flags();
    }

    private void advance(long slot) throws Exception {
        harness.processWatermark1(new Watermark(slot));
        harness.processWatermark2(new Watermark(slot));
    }

    private void roundTrips(int count, long slot) throws Exception {
        for (int i = 0; i < count; i++) {
            trade(Side.BUY, 10, slot + i);
            trade(Side.SELL, 20, slot + i);
        }
    }

    private void trade(Side side, long sol, long slot) throws Exception {
        harness.processElement1(
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
                        beside,
                        null,
                        null,
                        null),
                slot);
    }

    private static KeyedTwoInputStreamOperatorTestHarness<
                    String, WalletTrade, WalletLink, LeaderProfile>
            harness() throws Exception {
        return new KeyedTwoInputStreamOperatorTestHarness<>(
                new KeyedCoProcessOperator<>(new BuildLeaderProfiles()),
                WalletTrade::wallet,
                WalletLink::wallet,
                Types.STRING);
    }
}
