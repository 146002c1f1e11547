package io.slipstream.functions.outcome;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.slipstream.functions.feature.TokenInput;
import io.slipstream.models.chain.PoolEvent;
import io.slipstream.models.chain.PoolTrade;
import io.slipstream.models.market.Candidate;
import io.slipstream.models.market.Prediction;
import io.slipstream.models.market.ScoredToken;
import io.slipstream.models.market.TapePattern;
import io.slipstream.models.market.TokenFeatures;
import io.slipstream.models.market.TokenOutcome;
import io.slipstream.models.scoring.FeatureSchema;
import io.slipstream.models.unit.Lamports;
import io.slipstream.models.unit.Mints;
import java.util.List;
import org.apache.flink.api.common.typeinfo.Types;
import org.apache.flink.runtime.checkpoint.OperatorSubtaskState;
import org.apache.flink.streaming.api.operators.co.KeyedCoProcessOperator;
import org.apache.flink.streaming.util.KeyedTwoInputStreamOperatorTestHarness;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class LabelOutcomesTest {
    private static final long SCORED = 1_000;
    private static final long LANDS = SCORED + 2;
    private static final long FIRST = SCORED + 750;
    private static final long SECOND = SCORED + 2_250;
    private static final long LAST = SCORED + 9_000;

    /** A pool of 100 SOL and a million units; its price falls and rises with its SOL. */
    private static final long UNITS = 1_000_000_000_000L;

    private static final long POOL_LAMPORTS = 100 * Lamports.PER_SOL;

    private KeyedTwoInputStreamOperatorTestHarness<String, TokenInput, ScoredToken, TokenOutcome>
            harness;

    @BeforeEach
    void open() throws Exception {
        harness = harness();
        harness.open();
        watermark(SCORED - 1);
    }

    @AfterEach
    void close() throws Exception {
        harness.close();
    }

    @Test
    void multiplesAreNetOfPoolFeeImpactAndTransactions() throws Exception {
        score(SCORED);
        watermark(FIRST);

        TokenOutcome flat = output().get(0);
        // Bought and sold at the same reserves: 1 % each way, 0.1 % impact each way, two fees.
        double units = UNITS * (0.099 / 100.099);
        double gross = 0.99 * 100 * (units / (UNITS + units));
        assertThat(flat.endMultiple()).isCloseTo((gross - 0.000105) / 0.100105, within(1e-6));
        assertThat(flat.maxMultiple()).isEqualTo(flat.endMultiple());
        assertThat(flat.horizonMinutes()).isEqualTo(5);
        assertThat(flat.predictions())
                .containsExactly(new Prediction("v1", 0.5), new Prediction("v2", 0.25));
    }

    @Test
    void theBuyIsFilledAtTheEndOfItsLandingSlotAndNotBefore() throws Exception {
        trade(LANDS, 3, 200, "ann", true);
        score(SCORED);
        trade(LANDS, 1, 400, "bob", true);
        watermark(FIRST);

        assertThat(output().get(0).endMultiple()).isBetween(0.97, 0.98);
        assertThat(output().get(0).maxMultiple()).isEqualTo(output().get(0).endMultiple());
    }

    @ParameterizedTest
    @ValueSource(strings = {"abc", "acb", "bac", "bca", "cab", "cba"})
    void everyOrderOfArrivalGivesTheSame(String order) throws Exception {
        score(SCORED);
        for (char what : order.toCharArray()) {
            switch (what) {
                case 'a' -> trade(SCORED + 100, 0, 300, "ann", true);
                case 'b' -> trade(SCORED + 100, 1, 60, "bob", false);
                default -> trade(SCORED + 101, 0, 90, "ann", true);
            }
        }
        watermark(FIRST);

        TokenOutcome outcome = output().get(0);
        assertThat(outcome.maxMultiple()).isBetween(2.9, 3.0);
        assertThat(outcome.endMultiple()).isBetween(0.87, 0.89);
        assertThat(outcome.drawdown()).isCloseTo(0.8, within(0.001));
    }

    @Test
    void aHorizonHoldsOnlyWhatCameBeforeIt() throws Exception {
        score(SCORED);
        trade(FIRST, 0, 200, "ann", true);
        trade(FIRST + 1, 0, 500, "ann", true);
        watermark(SECOND);

        assertThat(output()).extracting(TokenOutcome::horizonMinutes).containsExactly(5, 15);
        assertThat(output().get(0).maxMultiple()).isBetween(1.9, 2.0);
        assertThat(output().get(1).maxMultiple()).isBetween(4.8, 5.0);
        assertThat(output().get(1).tradeable()).isFalse();
    }

    @Test
    void whatTheEndOfTheTapeCutsOffIsNotTold() throws Exception {
        score(SCORED);
        trade(SCORED + 900, 0, 500, "ann", true);
        watermark(FIRST);
        watermark(Long.MAX_VALUE);

        assertThat(output()).extracting(TokenOutcome::horizonMinutes).containsExactly(5);
        assertNothingLeft();
    }

    @Test
    void aRugIsACreatorWhoSoldAndAPriceThatFell() throws Exception {
        score(SCORED);
        trade(SCORED + 10, 0, 110, "ann", true);
        trade(SCORED + 20, 0, 15, "creator", false);
        watermark(FIRST);
        assertThat(output().get(0).rugged()).isTrue();
        assertThat(output().get(0).graduated()).isFalse();
    }

    @Test
    void aFallWithoutTheCreatorIsNoRug() throws Exception {
        score(SCORED);
        trade(SCORED + 20, 0, 15, "bob", false);
        watermark(FIRST);
        assertThat(output().get(0).rugged()).isFalse();
        assertThat(output().get(0).tradeable()).isTrue();
    }

    @Test
    void aTokenThatMovesToAPoolIsSoldThere() throws Exception {
        score(SCORED);
        harness.processElement1(
                TokenInput.of(
                        new PoolEvent(
                                "migrate",
                                SCORED + 30,
                                0,
                                0,
                                1,
                                1,
                                PoolEvent.Kind.MIGRATE,
                                "pumpfun",
                                "mint",
                                Mints.SOL,
                                "pool2",
                                null)),
                SCORED + 30);
        trade(SCORED + 40, 0, 300, "ann", true, "pumpswap", "pool2");
        watermark(FIRST);
        assertThat(output().get(0).graduated()).isTrue();
        assertThat(output().get(0).endMultiple()).isBetween(2.9, 3.0);
    }

    @Test
    void aRowWithoutKnownReservesHasNoOutcome() throws Exception {
        harness.processElement2(scored(SCORED, -1), SCORED);
        watermark(LAST);
        assertThat(output()).isEmpty();
        assertNothingLeft();
    }

    @Test
    void forgedReservesBringNothingButNoFailure() throws Exception {
        score(SCORED);
        harness.processElement1(
                trade(SCORED + 5, 0, Long.MAX_VALUE, Long.MAX_VALUE, "x", true, "pumpfun", "pool"),
                SCORED + 5);
        watermark(FIRST);
        assertThat(output()).hasSize(1);
        assertThat(output().get(0).endMultiple()).isZero();
    }

    @Test
    void allFourHorizonsAreToldAndThenNothingIsKept() throws Exception {
        score(SCORED);
        for (long slot = SCORED; slot <= LAST; slot += 100) {
            trade(slot + 1, 0, 100, "ann", true);
            watermark(slot);
        }
        watermark(LAST + 1);
        assertThat(output())
                .extracting(TokenOutcome::horizonMinutes)
                .containsExactly(5, 15, 30, 60);
        assertNothingLeft();
    }

    @Test
    void whatComesOfTokensPastTheirBirthIsLearntFromAndJudgesNobody() throws Exception {
        score(SCORED);
        ScoredToken young = scored(SCORED, POOL_LAMPORTS);
        Candidate seen = new Candidate(TapePattern.NONE, 1, 0, 5, "leader");
        harness.processElement2(
                new ScoredToken(young.features().with(seen), 0.75, "v1", List.of(), List.of()),
                SCORED);
        watermark(SCORED + 10);
        OperatorSubtaskState state = harness.snapshot(1, 1);
        harness.close();
        harness = harness();
        harness.initializeState(state);
        harness.open();
        watermark(FIRST);

        assertThat(output()).hasSize(1);
        assertThat(output().get(0).predictions()).contains(new Prediction("v1", 0.5));
        assertThat(harness.getSideOutput(LabelOutcomes.GROWN))
                .extracting(told -> told.getValue().predictions())
                .containsExactly(List.of(new Prediction("v1", 0.75)));
    }

    @Test
    void aRestoredJobTellsWhatWasOpen() throws Exception {
        score(SCORED);
        trade(SCORED + 50, 0, 200, "ann", true);
        watermark(SCORED + 60);
        OperatorSubtaskState state = harness.snapshot(1, 1);
        harness.close();
        harness = harness();
        harness.initializeState(state);
        harness.open();
        watermark(FIRST);
        assertThat(output()).hasSize(1);
        assertThat(output().get(0).maxMultiple()).isBetween(1.9, 2.0);
    }

    @Test
    void whatNobodyFollowsIsForgottenWithItsSlot() throws Exception {
        trade(SCORED + 1, 0, 100, "ann", true);
        watermark(SCORED + 1);
        assertNothingLeft();
    }

    private void assertNothingLeft() {
        assertThat(harness.numKeyedStateEntries()).isZero();
        assertThat(harness.numEventTimeTimers()).isZero();
    }

    private void score(long slot) throws Exception {
        harness.processElement2(scored(slot, POOL_LAMPORTS), slot);
    }

    private static ScoredToken scored(long slot, long quoteReserve) {
        FeatureSchema schema = FeatureSchema.tokens();
        return new ScoredToken(
                new TokenFeatures(
                        "mint",
                        "pool",
                        "pumpfun",
                        "creator",
                        0,
                        2_000,
                        slot,
                        77,
                        0,
                        schema.hash(),
                        new float[schema.size()],
                        quoteReserve,
                        UNITS,
                        -1,
                        false),
                0.5,
                "v1",
                List.of(),
                List.of(new Prediction("v2", 0.25)));
    }

    private void trade(long slot, int position, long poolSol, String trader, boolean buy)
            throws Exception {
        trade(slot, position, poolSol, trader, buy, "pumpfun", "pool");
    }

    private void trade(
            long slot,
            int position,
            long poolSol,
            String trader,
            boolean buy,
            String dex,
            String pool)
            throws Exception {
        harness.processElement1(
                trade(slot, position, UNITS, poolSol * Lamports.PER_SOL, trader, buy, dex, pool),
                slot);
    }

    private static TokenInput trade(
            long slot,
            int position,
            long baseReserve,
            long quoteReserve,
            String trader,
            boolean buy,
            String dex,
            String pool) {
        return TokenInput.of(
                new PoolTrade(
                        "trade" + slot + '-' + position,
                        slot,
                        position,
                        0,
                        slot,
                        0,
                        "mint",
                        Mints.SOL,
                        "program",
                        dex,
                        pool,
                        trader,
                        buy ? Mints.SOL : "mint",
                        1,
                        buy ? "mint" : Mints.SOL,
                        1,
                        baseReserve,
                        quoteReserve,
                        100));
    }

    private void watermark(long slot) throws Exception {
        harness.processWatermark1(new org.apache.flink.streaming.api.watermark.Watermark(slot));
        harness.processWatermark2(new org.apache.flink.streaming.api.watermark.Watermark(slot));
    }

    private List<TokenOutcome> output() {
        return harness.extractOutputValues();
    }

    private static KeyedTwoInputStreamOperatorTestHarness<
                    String, TokenInput, ScoredToken, TokenOutcome>
            harness() throws Exception {
        return new KeyedTwoInputStreamOperatorTestHarness<>(
                new KeyedCoProcessOperator<>(new LabelOutcomes(OutcomePolicy.standard())),
                TokenInput::mint,
                scored -> scored.features().mint(),
                Types.STRING);
    }
}
