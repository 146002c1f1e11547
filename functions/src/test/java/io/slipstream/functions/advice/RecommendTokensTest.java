package io.slipstream.functions.advice;

import static org.assertj.core.api.Assertions.assertThat;

import io.slipstream.models.market.Candidate;
import io.slipstream.models.market.MarketRegime;
import io.slipstream.models.market.Recommendation;
import io.slipstream.models.market.Regime;
import io.slipstream.models.market.SafetyFacts;
import io.slipstream.models.market.ScoredToken;
import io.slipstream.models.market.TapePattern;
import io.slipstream.models.market.Verdict;
import io.slipstream.models.scoring.FeatureSchema;
import io.slipstream.models.trade.Offer;
import io.slipstream.models.trade.OrderContext;
import io.slipstream.models.trade.Signal;
import io.slipstream.models.user.AdviceRow;
import io.slipstream.models.user.CopyState;
import io.slipstream.models.user.CopyingRow;
import io.slipstream.models.user.NotifyLevel;
import io.slipstream.models.user.SettingsChange;
import io.slipstream.models.user.Strategy;
import io.slipstream.models.user.UserSettingsRow;
import java.util.List;
import org.apache.flink.api.common.typeinfo.Types;
import org.apache.flink.streaming.api.operators.co.CoBroadcastWithKeyedOperator;
import org.apache.flink.streaming.api.watermark.Watermark;
import org.apache.flink.streaming.runtime.streamrecord.StreamRecord;
import org.apache.flink.streaming.util.KeyedTwoInputStreamOperatorTestHarness;
import org.apache.flink.util.OutputTag;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class RecommendTokensTest {
    private static final Candidate RISING = new Candidate(TapePattern.STAIR_STEP, 2, 0, 5, "lead");

    private KeyedTwoInputStreamOperatorTestHarness<String, ScoredToken, AdviceInput, Signal>
            harness;

    @BeforeEach
    void open() throws Exception {
        harness =
                new KeyedTwoInputStreamOperatorTestHarness<>(
                        new CoBroadcastWithKeyedOperator<>(
                                new RecommendTokens(), List.of(RecommendTokens.broadcastStates())),
                        token -> token.features().mint(),
                        null,
                        Types.STRING);
        harness.open();
    }

    @AfterEach
    void close() throws Exception {
        harness.close();
    }

    @Test
    void buysOnceADayForThoseWhoLetItAndAreConfidentEnough() throws Exception {
        settings(buyer(1, 5_000));
        settings(buyer(2, 9_900));
        settings(row(3).with(new AdviceRow(Strategy.BALANCED, false, 7, 0, false, 7, 7, 7, 7, 0)));
        bootstrapped();
        regime(1_000, Regime.NEUTRAL);
        look(1_000, 3, .6);
        slot(1_000);
        look(1_025, 4, .9);
        slot(1_025);

        assertThat(signals()).hasSize(1);
        Signal signal = signals().get(0);
        assertThat(signal.userId()).isOne();
        assertThat(signal.context()).isEqualTo(OrderContext.AUTOMATED);
        assertThat(signal.solLamports()).isEqualTo(50);
        assertThat(signal.refusal()).isNull();
        assertThat(signal.modelVersion()).isEqualTo("v1");
        assertThat(signal.scoreReasons())
                .startsWith("STRONG_BUY=0.86 for BALANCED; probability=0.60; pattern=STAIR_STEP")
                .contains("leaders_buying=2 (+0.60)", "buys=12 (+0.81)");
    }

    @Test
    void withoutARegimeNothingIsBoughtAndItSaysSoOnce() throws Exception {
        settings(buyer(1, 5_000));
        bootstrapped();
        look(1_000, 3, .9);
        slot(1_000);
        look(1_025, 4, .9);
        slot(1_025);
        assertThat(signals()).extracting(Signal::refusal).containsExactly("REGIME_UNKNOWN");

        // An old one says nothing of now; one that is there buys.
        regime(1_040, Regime.RISK_ON);
        look(1_200, 5, .9);
        slot(1_200);
        assertThat(signals()).hasSize(1);
        regime(1_225, Regime.RISK_ON);
        look(1_225, 6, .9);
        slot(1_225);
        assertThat(signals()).extracting(Signal::refusal).containsExactly("REGIME_UNKNOWN", null);
        assertThat(signals()).extracting(Signal::signalId).doesNotHaveDuplicates();
    }

    @Test
    void aTokenWaitsForTheRegimeOfItsSlotAndForNoLaterOne() throws Exception {
        settings(buyer(1, 5_000));
        bootstrapped();
        look(1_000, 3, .9);
        assertThat(side(RecommendTokens.RECOMMENDATIONS)).isEmpty();
        regime(1_000, Regime.NEUTRAL);
        regime(1_025, Regime.RISK_OFF);
        slot(1_000);
        assertThat(side(RecommendTokens.RECOMMENDATIONS))
                .hasSize(3)
                .allMatch(advice -> advice.regime() == Regime.NEUTRAL)
                .extracting(Recommendation::strategy)
                .containsExactly(Strategy.values());
        assertThat(harness.numKeyedStateEntries()).isOne();
    }

    @Test
    void dangersAreRefusedWithTheirReason() throws Exception {
        settings(buyer(1, 5_000));
        bootstrapped();
        regime(1_000, Regime.NEUTRAL);
        ScoredToken frozen =
                token(1_000, 3, .9)
                        .with(SafetyFacts.ofMint("mint", 1, "rpc", false, true, false, null, null));
        harness.processElement1(new StreamRecord<>(frozen));
        slot(1_000);
        assertThat(signals()).extracting(Signal::refusal).containsExactly("FREEZE_AUTHORITY");
    }

    @Test
    void offersThoseWhoAskedOnceWithAnEndAndAReason() throws Exception {
        settings(
                row(1).with(
                                new AdviceRow(
                                        Strategy.BALANCED, true, 70, 5_000, false, 7, 7, 7, 7, 0)));
        settings(
                row(2).with(new CopyingRow(CopyState.ACTIVE, NotifyLevel.URGENT))
                        .with(
                                new AdviceRow(
                                        Strategy.BALANCED, true, 70, 5_000, false, 7, 7, 7, 7, 0)));
        bootstrapped();
        harness.setProcessingTime(5_000);
        look(1_000, 3, .9);
        slot(1_000);
        look(1_025, 4, .9);
        slot(1_025);

        assertThat(signals()).isEmpty();
        assertThat(side(RecommendTokens.OFFERS)).hasSize(1);
        Offer offer = side(RecommendTokens.OFFERS).get(0);
        assertThat(offer.userId()).isOne();
        assertThat(offer.lamports()).isEqualTo(70);
        assertThat(offer.offeredAt()).isEqualTo(5_000);
        assertThat(offer.expiresAt()).isEqualTo(125_000);
        assertThat(Verdict.valueOf(offer.verdict()).isBuy()).isTrue();
        assertThat(side(RecommendTokens.NOTIFICATIONS).get(0).offer()).isEqualTo(offer);
    }

    @Test
    void waitsForTheSettingsAndForgetsWhoLeaves() throws Exception {
        regime(1_000, Regime.NEUTRAL);
        look(1_000, 3, .9);
        slot(1_000);
        settings(buyer(1, 5_000));
        settings(buyer(2, 5_000));
        settings(row(2));
        bootstrapped();
        slot(1_001);
        assertThat(signals()).extracting(Signal::userId).containsExactly(1L);
    }

    private static UserSettingsRow buyer(long id, int confidenceBps) {
        return row(id).with(
                        new AdviceRow(
                                Strategy.BALANCED,
                                false,
                                -1,
                                -1,
                                true,
                                50,
                                500,
                                5,
                                5,
                                confidenceBps));
    }

    private static UserSettingsRow row(long id) {
        return new UserSettingsRow(
                id, 1, 1, 100, true, 0, false, -1, false, -1, "ACTIVE", false, -1, -1, -1, 1, 1, 1,
                null, false);
    }

    private static ScoredToken token(long slot, int look, double probability) {
        return Candidates.at(
                slot, look, probability, RISING, new float[FeatureSchema.tokens().size()]);
    }

    private void look(long slot, int look, double probability) throws Exception {
        harness.processElement1(new StreamRecord<>(token(slot, look, probability), slot));
    }

    private void settings(UserSettingsRow row) throws Exception {
        harness.processElement2(new StreamRecord<>(AdviceInput.of(SettingsChange.of(row))));
    }

    private void bootstrapped() throws Exception {
        harness.processElement2(new StreamRecord<>(AdviceInput.of(SettingsChange.bootstrapped())));
    }

    private void regime(long slot, Regime regime) throws Exception {
        harness.processElement2(
                new StreamRecord<>(
                        AdviceInput.of(new MarketRegime(slot, regime, 9, .5, .1, 1, 1, 0)), slot));
    }

    private void slot(long slot) throws Exception {
        harness.processWatermark1(new Watermark(slot));
        harness.processWatermark2(new Watermark(slot));
    }

    private List<Signal> signals() {
        return harness.extractOutputValues();
    }

    private <T> List<T> side(OutputTag<T> tag) {
        var queue = harness.getSideOutput(tag);
        return queue == null ? List.of() : queue.stream().map(record -> record.getValue()).toList();
    }
}
