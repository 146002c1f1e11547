package io.slipstream.functions.feature;

import static io.slipstream.functions.feature.TokenEvents.BORN;
import static io.slipstream.functions.feature.TokenEvents.MINT;
import static io.slipstream.functions.feature.TokenEvents.POOL;
import static io.slipstream.functions.feature.TokenEvents.buy;
import static io.slipstream.functions.feature.TokenEvents.creation;
import static io.slipstream.functions.feature.TokenEvents.pool;
import static io.slipstream.functions.feature.TokenEvents.sell;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.slipstream.models.chain.PoolEvent;
import io.slipstream.models.market.LpShare;
import io.slipstream.models.market.TokenFeatures;
import io.slipstream.models.market.TokenLook;
import io.slipstream.models.market.WalletFlow;
import io.slipstream.models.scoring.TokenFeature;
import io.slipstream.models.unit.Mints;
import java.util.List;
import java.util.Objects;
import org.apache.flink.api.common.typeinfo.Types;
import org.apache.flink.runtime.checkpoint.OperatorSubtaskState;
import org.apache.flink.streaming.api.operators.KeyedProcessOperator;
import org.apache.flink.streaming.util.KeyedOneInputStreamOperatorTestHarness;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class BuildTokenFeaturesTest {
    /** 5 and 25 slots. */
    private static final SnipeConfig CONFIG = new SnipeConfig(List.of(2_000, 10_000), true);

    private static final long FIRST = BORN + 5;
    private static final long LAST = BORN + 25;

    private KeyedOneInputStreamOperatorTestHarness<String, TokenInput, TokenFeatures> harness;

    @BeforeEach
    void open() throws Exception {
        harness = harness();
        harness.open();
        watermark(BORN - 2);
    }

    @AfterEach
    void close() throws Exception {
        harness.close();
    }

    @Test
    void aCurveHasNoLpTokensAndAMigrationSaysWhatBecameOfThem() throws Exception {
        process(creation(BORN));
        process(buy(BORN + 1, 0, "ann", 1, 1_000));
        watermark(FIRST);
        assertThat(output().get(0).lp()).isEqualTo(LpShare.ofCurve(FIRST));
        PoolEvent migration =
                Objects.requireNonNull(
                        pool(FIRST + 1, PoolEvent.Kind.MIGRATE, "amm", Mints.SOL).pool());
        process(TokenInput.of(migration));
        watermark(LAST);
        assertThat(output().get(1).lp()).isEqualTo(LpShare.UNKNOWN);
        assertThat(output().get(1).pool()).isEqualTo(POOL);
    }

    @ParameterizedTest
    @ValueSource(strings = {"cab", "cba", "acb", "abc", "bca", "bac"})
    void everyOrderOfArrivalGivesTheSame(String order) throws Exception {
        for (char what : order.toCharArray()) {
            process(
                    switch (what) {
                        case 'c' -> creation(BORN);
                        case 'a' -> buy(BORN, 1, "ann", 1, 1_000);
                        default -> buy(BORN + 1, 0, "bob", 3, 1_000);
                    });
        }
        assertThat(output()).isEmpty();
        watermark(FIRST - 1);
        assertThat(output()).isEmpty();

        watermark(FIRST);
        assertThat(output()).hasSize(1);
        TokenFeatures first = output().get(0);
        assertThat(first.mint()).isEqualTo(MINT);
        assertThat(first.pool()).isEqualTo(POOL);
        assertThat(first.slot()).isEqualTo(FIRST);
        assertThat(first.ageStep()).isZero();
        assertThat(first.lastStep()).isFalse();
        assertThat(value(first, TokenFeature.BUYS)).isEqualTo(2);
        assertThat(value(first, TokenFeature.RUN_UP)).isEqualTo(2);
        assertThat(harness.numEventTimeTimers()).isEqualTo(2);

        watermark(LAST);
        assertThat(output()).hasSize(2);
        assertThat(output().get(1).lastStep()).isTrue();
        assertNothingLeft();
    }

    @ParameterizedTest
    @ValueSource(longs = {BORN - 1, BORN})
    void tradesTheCreationWasNotToldBeforeAreKept(long slot) throws Exception {
        process(buy(slot, 1, "ann", 1, 1_000));
        watermark(slot - 1);
        process(creation(BORN));
        watermark(FIRST);
        assertThat(value(output().get(0), TokenFeature.BUYS)).isEqualTo(1);
    }

    @Test
    void tradesFromLongBeforeTheCreationAreNotItsOwn() throws Exception {
        process(creation(BORN));
        process(buy(BORN - 2, 1, "ann", 1, 1_000));
        watermark(FIRST);
        assertThat(value(output().get(0), TokenFeature.BUYS)).isZero();
    }

    @Test
    void whatHappensLaterChangesNothingHoweverEarlyItArrives() throws Exception {
        process(creation(BORN));
        process(buy(BORN, 1, "ann", 1, 1_000));
        process(buy(FIRST + 1, 0, "bob", 50, 1_000));
        process(buy(LAST + 1, 0, "cid", 50, 1_000));
        watermark(FIRST);
        assertThat(value(output().get(0), TokenFeature.BUYS)).isEqualTo(1);
        assertThat(value(output().get(0), TokenFeature.RUN_UP)).isZero();
        watermark(LAST);
        assertThat(value(output().get(1), TokenFeature.BUYS)).isEqualTo(2);
        watermark(LAST + 5);
        assertNothingLeft();
    }

    @Test
    void oneJumpOfTheClockClosesEveryWindowInItsOwnSlot() throws Exception {
        process(creation(BORN));
        process(buy(BORN, 1, "ann", 1, 1_000));
        process(buy(FIRST + 1, 0, "bob", 50, 1_000));
        watermark(Long.MAX_VALUE);
        assertThat(output()).extracting(TokenFeatures::slot).containsExactly(FIRST, LAST);
        assertThat(output()).extracting(f -> value(f, TokenFeature.BUYS)).containsExactly(1f, 2f);
        assertNothingLeft();
    }

    @Test
    void aTokenWithoutACreationLeavesNothing() throws Exception {
        for (int i = 0; i < 10; i++) {
            process(buy(BORN + i, 1, "ann", 1, 1_000));
            assertThat(harness.numEventTimeTimers()).isPositive();
            watermark(BORN + i);
        }
        watermark(BORN + 10);
        assertThat(output()).isEmpty();
        assertNothingLeft();
    }

    @Test
    void theFirstPoolKeepsTheWindowAndALaterOneOpensItsOwn() throws Exception {
        process(creation(BORN));
        process(pool(BORN + 3, PoolEvent.Kind.POOL, "second", Mints.SOL));
        process(pool(LAST + 2, PoolEvent.Kind.POOL, "third", Mints.SOL));
        process(buy(LAST + 2, 1, "ann", 1, 1_000));
        watermark(Long.MAX_VALUE);
        assertThat(output())
                .extracting(TokenFeatures::pool)
                .containsExactly(POOL, POOL, "third", "third");
        assertThat(value(output().get(2), TokenFeature.BUYS)).isEqualTo(1);
        assertNothingLeft();
    }

    @Test
    void aBirthRepeatedAfterItsTimeOpensNothing() throws Exception {
        process(creation(BORN));
        watermark(LAST);
        process(creation(BORN));
        watermark(Long.MAX_VALUE);
        assertThat(output()).hasSize(2);
        assertNothingLeft();
    }

    @Test
    void aForgedSlotIsPassedOver() throws Exception {
        process(creation(Long.MAX_VALUE));
        process(buy(Long.MAX_VALUE, 1, "ann", 1, 1_000));
        watermark(Long.MAX_VALUE);
        assertThat(output()).isEmpty();
        assertNothingLeft();
    }

    @Test
    void aWindowOutlivesARestart() throws Exception {
        process(creation(BORN));
        process(buy(BORN, 1, "ann", 1, 1_000));
        watermark(FIRST);
        process(buy(FIRST + 2, 1, "bob", 1, 1_000));
        OperatorSubtaskState snapshot = harness.snapshot(1, 1);
        harness.close();

        harness = harness();
        harness.initializeState(snapshot);
        harness.open();
        watermark(LAST);
        assertThat(output()).hasSize(1);
        assertThat(value(output().get(0), TokenFeature.UNIQUE_BUYERS)).isEqualTo(2);
        assertNothingLeft();
    }

    @Test
    void refusesAgesThatShareASlot() {
        assertThatThrownBy(() -> new SnipeConfig(List.of(2_000, 1_900), false))
                .hasMessage(
                        "expected ages above zero that ascend by at least one slot (400 ms), was"
                                + " [2000, 1900]");
    }

    @Test
    void aTokenPastItsBirthIsLookedAtEveryTenSecondsInWhichItTraded() throws Exception {
        process(creation(BORN));
        process(buy(BORN + 1, 0, "ann", 1, 1_000));
        watermark(BORN + Looks.FIRST_SLOTS);
        process(buy(BORN + 60, 0, "bob", 3, 1_000));
        process(sell(BORN + 61, 0, "ann", 1, 500));
        int timers = harness.numEventTimeTimers();
        watermark(BORN + 74);
        assertThat(timers).isOne();
        assertThat(looks()).hasSize(1);

        watermark(BORN + 75);
        watermark(BORN + 100);

        assertThat(looks()).hasSize(2);
        TokenLook look = looks().get(1);
        assertThat(look.flows())
                .containsExactly(
                        new WalletFlow("ann", -1_000_000_000L),
                        new WalletFlow("bob", 3_000_000_000L));
        assertThat(look.features().ageStep()).isEqualTo(3);
        assertThat(look.features().ageMillis()).isEqualTo(30_000);
        assertThat(value(look.features(), TokenFeature.BUYS)).isEqualTo(2);
        assertThat(value(look.features(), TokenFeature.AGE)).isEqualTo(30);
        assertThat(look.features().lastStep()).isFalse();
    }

    @Test
    void aLookSeesNothingOfLaterHoweverEarlyItArrives() throws Exception {
        process(creation(BORN));
        process(buy(BORN + 1, 0, "ann", 1, 1_000));
        process(buy(BORN + Looks.FIRST_SLOTS + 1, 0, "bob", 9, 1_000));
        watermark(BORN + Looks.FIRST_SLOTS);
        assertThat(value(looks().get(0).features(), TokenFeature.BUYS)).isEqualTo(1);
        assertThat(looks().get(0).flows()).hasSize(1);
    }

    private List<TokenLook> looks() {
        var queue = harness.getSideOutput(BuildTokenFeatures.LOOKS);
        return queue == null ? List.of() : queue.stream().map(record -> record.getValue()).toList();
    }

    /** Once nobody has traded it for five minutes. */
    private void assertNothingLeft() throws Exception {
        watermark(LAST + 10 * Looks.IDLE_SLOTS);
        assertThat(harness.numKeyedStateEntries()).isZero();
        assertThat(harness.numEventTimeTimers()).isZero();
    }

    private void process(TokenInput input) throws Exception {
        harness.processElement(input, input.slot());
    }

    private void watermark(long slot) throws Exception {
        harness.processWatermark(slot);
    }

    private List<TokenFeatures> output() {
        return harness.extractOutputValues();
    }

    private static float value(TokenFeatures features, TokenFeature feature) {
        return features.values()[feature.ordinal()];
    }

    private static KeyedOneInputStreamOperatorTestHarness<String, TokenInput, TokenFeatures>
            harness() throws Exception {
        return new KeyedOneInputStreamOperatorTestHarness<>(
                new KeyedProcessOperator<>(new BuildTokenFeatures(CONFIG)),
                TokenInput::mint,
                Types.STRING);
    }
}
