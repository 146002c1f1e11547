package io.slipstream.functions.feature;

import static io.slipstream.functions.feature.TokenEvents.BORN;
import static io.slipstream.functions.feature.TokenEvents.CREATOR;
import static io.slipstream.functions.feature.TokenEvents.buy;
import static io.slipstream.functions.feature.TokenEvents.creation;
import static io.slipstream.functions.feature.TokenEvents.sell;
import static org.assertj.core.api.Assertions.assertThat;

import io.slipstream.models.chain.PoolEvent;
import io.slipstream.models.market.CreatorPast;
import io.slipstream.models.market.Namesakes;
import io.slipstream.models.social.Mention;
import io.slipstream.models.unit.Mints;
import java.util.List;
import java.util.Objects;
import org.apache.flink.api.common.typeinfo.Types;
import org.apache.flink.streaming.api.operators.KeyedProcessOperator;
import org.apache.flink.streaming.util.KeyedOneInputStreamOperatorTestHarness;
import org.junit.jupiter.api.Test;

/** What was known of a token's symbol and creator when it was born. */
class TokenPastTest {
    private static final Mention SAID =
            new Mention("", "x", "1", "ann", 0, 80, 1, 1, 1, BORN + 9, 0);

    @Test
    void aCashtagMeansAllThatBearTheSymbolInEqualShares() throws Exception {
        try (var harness = symbols()) {
            harness.open();
            harness.processElement(SymbolInput.of("BOLT", SAID), 0);
            harness.processElement(SymbolInput.of(named("two", BORN + 3, " bolt ")), 0);
            harness.processElement(SymbolInput.of(named("one", BORN, "Bolt")), 0);
            harness.processWatermark(Long.MAX_VALUE);
            assertThat(harness.extractOutputValues())
                    .containsExactly(
                            TokenInput.of(new Namesakes("one", BORN, 0)),
                            TokenInput.of(new Namesakes("two", BORN + 3, 1)),
                            TokenInput.of(SAID.of("one", 0.5)),
                            TokenInput.of(SAID.of("two", 0.5)));
        }
    }

    @Test
    void aSymbolThatNobodyBearsMeansNothing() throws Exception {
        try (var harness = symbols()) {
            harness.open();
            harness.processElement(SymbolInput.of("BOLT", SAID), 0);
            harness.processWatermark(Long.MAX_VALUE);
            assertThat(harness.extractOutputValues()).isEmpty();
            assertThat(harness.numKeyedStateEntries()).isZero();
        }
    }

    @Test
    void aCreatorWhoSoldOutOfAFallenTokenRuggedIt() throws Exception {
        assertThat(
                        judged(
                                creation(BORN),
                                buy(BORN + 1, 1, "ann", 10, 1_000),
                                sell(BORN + 2, 1, CREATOR, 1, 1_000)))
                .extracting(CreatorInput::rugged, CreatorInput::lifeSlots)
                .containsExactly(true, 2L);
    }

    @Test
    void aFallWithoutTheCreatorAndASaleWithoutAFallAreNoRugs() throws Exception {
        assertThat(
                        judged(
                                        creation(BORN),
                                        buy(BORN + 1, 1, "ann", 10, 1_000),
                                        sell(BORN + 2, 1, "ann", 1, 1_000))
                                .rugged())
                .isFalse();
        assertThat(
                        judged(
                                        creation(BORN),
                                        buy(BORN + 1, 1, "ann", 10, 1_000),
                                        sell(BORN + 2, 1, CREATOR, 9, 1_000))
                                .rugged())
                .isFalse();
    }

    @Test
    void tradesMayArriveBeforeTheBirth() throws Exception {
        TokenInput sale = sell(BORN + 2, 1, CREATOR, 1, 1_000);
        TokenInput rise = buy(BORN + 1, 1, "ann", 10, 1_000);
        assertThat(judged(sale, rise, creation(BORN)))
                .isEqualTo(judged(creation(BORN), rise, sale));
    }

    @Test
    void tellsANewTokenWhatItsCreatorDidBefore() throws Exception {
        try (var harness =
                new KeyedOneInputStreamOperatorTestHarness<>(
                        new KeyedProcessOperator<>(new RememberCreators()),
                        CreatorInput::creator,
                        Types.STRING)) {
            harness.open();
            harness.processElement(new CreatorInput("c", "b", 900, false, false, 0), 0);
            harness.processElement(new CreatorInput("c", "a", 850, true, true, 50), 0);
            harness.processElement(new CreatorInput("c", "a", 100, false, false, 0), 0);
            harness.processWatermark(Long.MAX_VALUE);
            assertThat(harness.extractOutputValues())
                    .containsExactly(
                            TokenInput.of(new CreatorPast("a", 100, 0, 0, 0)),
                            TokenInput.of(new CreatorPast("b", 900, 1, 1, 20)));
        }
    }

    private static CreatorInput judged(TokenInput... inputs) throws Exception {
        try (var harness =
                new KeyedOneInputStreamOperatorTestHarness<>(
                        new KeyedProcessOperator<>(new WatchLaunches()),
                        TokenInput::mint,
                        Types.STRING)) {
            harness.open();
            for (TokenInput input : inputs) {
                harness.processElement(input, 0);
            }
            harness.processWatermark(BORN + LaunchEnd.JUDGED_AFTER_SLOTS);
            assertThat(harness.numKeyedStateEntries()).isZero();
            List<CreatorInput> out = harness.extractOutputValues();
            assertThat(out).hasSize(2);
            return out.get(1);
        }
    }

    private static KeyedOneInputStreamOperatorTestHarness<String, SymbolInput, TokenInput> symbols()
            throws Exception {
        return new KeyedOneInputStreamOperatorTestHarness<>(
                new KeyedProcessOperator<>(new ResolveSymbols()),
                SymbolInput::symbol,
                Types.STRING);
    }

    private static PoolEvent named(String mint, long slot, String symbol) {
        PoolEvent event = Objects.requireNonNull(creation(slot).pool());
        return new PoolEvent(
                event.signature(),
                slot,
                0,
                0,
                0,
                0,
                PoolEvent.Kind.CREATE,
                "pumpfun",
                mint,
                Mints.SOL,
                "pool",
                CREATOR,
                symbol,
                -1);
    }
}
