package io.slipstream.functions.feature;

import static io.slipstream.functions.feature.TokenEvents.BORN;
import static io.slipstream.functions.feature.TokenEvents.buy;
import static io.slipstream.functions.feature.TokenEvents.creation;
import static io.slipstream.functions.feature.TokenEvents.pool;
import static io.slipstream.functions.feature.TokenEvents.post;
import static io.slipstream.functions.feature.TokenEvents.sell;
import static org.assertj.core.api.Assertions.assertThat;

import io.slipstream.models.chain.PoolEvent;
import io.slipstream.models.market.TokenFeatures;
import io.slipstream.models.scoring.TokenFeature;
import io.slipstream.models.scoring.TrainingRows;
import io.slipstream.models.unit.Mints;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import org.apache.flink.api.common.typeinfo.Types;
import org.apache.flink.streaming.api.operators.KeyedProcessOperator;
import org.apache.flink.streaming.util.KeyedOneInputStreamOperatorTestHarness;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class LabelledLaunchesTest {
    private static final LaunchLabel DOUBLES = new LaunchLabel(2, 100, 100);
    private static final SnipeConfig ONE_AGE = new SnipeConfig(List.of(2_000), false);

    @Test
    void aLabelIsTrueIfTheLaterPricePaysTheFees() {
        assertThat(labels(creation(BORN), buy(BORN, 1, "ann", 1, 1_000), later(90, 2.05)))
                .containsExactly(true);
        assertThat(labels(creation(BORN), buy(BORN, 1, "ann", 1, 1_000), later(90, 2.03)))
                .containsExactly(false);
    }

    @Test
    void whatComesBeforeTheWindowsEndOrAfterTheHorizonDoesNotCount() {
        TokenInput born = creation(BORN);
        TokenInput first = buy(BORN, 1, "ann", 9, 1_000);
        TokenInput fall = sell(BORN + 5, 1, "ann", 1, 1_000);
        assertThat(labels(born, first, fall, later(90, 1))).containsExactly(false);
        assertThat(labels(born, first, fall, later(106, 5))).containsExactly(false);
        assertThat(labels(born, first, fall, later(105, 5))).containsExactly(true);
    }

    @Test
    void withoutAPriceOrAKnownOutcomeThereIsNoRow() {
        assertThat(labels(creation(BORN), later(90, 5))).isEmpty();
        LabelledLaunches launches = new LabelledLaunches(ONE_AGE, DOUBLES);
        launches.add(creation(BORN));
        launches.add(buy(BORN, 1, "ann", 1, 1_000));
        launches.add(buy(BORN + 104, 1, "ann", 9, 1_000));
        assertThat(launches.rows("").size()).isZero();
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 2, 3, 4, 5, 6, 7, 8})
    void rowsAreWhatTheStreamingJobGives(int seed) throws Exception {
        List<TokenInput> tape = tape(new Random(seed));
        SnipeConfig config = new SnipeConfig(List.of(800, 2_000, 6_000), false);
        LabelledLaunches launches = new LabelledLaunches(config, new LaunchLabel(2, 0, 0));
        tape.forEach(launches::add);
        TrainingRows rows = launches.rows("");

        Collections.shuffle(tape, new Random(seed));
        try (var harness =
                new KeyedOneInputStreamOperatorTestHarness<>(
                        new KeyedProcessOperator<>(new BuildTokenFeatures(config)),
                        TokenInput::mint,
                        Types.STRING)) {
            harness.open();
            for (TokenInput input : tape) {
                harness.processElement(input, input.slot());
            }
            harness.processWatermark(Long.MAX_VALUE);
            List<String> streamed =
                    harness.extractOutputValues().stream()
                            .map(TokenFeatures::values)
                            .filter(LabelledLaunchesTest::hasTraded)
                            .map(Arrays::toString)
                            .toList();
            assertThat(rows.size()).isGreaterThan(3);
            assertThat(Arrays.stream(rows.rows()).map(Arrays::toString))
                    .containsExactlyElementsOf(streamed);
        }
    }

    private static boolean hasTraded(float[] row) {
        return row[TokenFeature.VOLUME.ordinal()] > 0;
    }

    /** Births, trades and posts of one token in chain order. */
    private static List<TokenInput> tape(Random random) {
        List<TokenInput> tape = new ArrayList<>();
        tape.add(buy(BORN - 1, 1, "ann", 1, 1_000));
        tape.add(pool(BORN, PoolEvent.Kind.CREATE, "first", Mints.SOL));
        for (long slot = BORN; slot < BORN + 100; slot++) {
            if (random.nextInt(12) == 0) {
                tape.add(pool(slot, PoolEvent.Kind.POOL, "pool" + slot, Mints.SOL));
            }
            for (int position = 1; position < random.nextInt(4); position++) {
                String trader = "trader" + random.nextInt(5);
                double sol = 0.5 + random.nextInt(10);
                tape.add(
                        random.nextBoolean()
                                ? buy(slot, position, trader, sol, 1_000)
                                : sell(slot, position, trader, sol, 1_000));
            }
            if (random.nextInt(5) == 0) {
                tape.add(post(slot, "author" + random.nextInt(3), "post" + slot));
            }
        }
        tape.add(buy(BORN + 120, 1, "ann", 1, 1_000));
        tape.sort(TokenInput.IN_CHAIN_ORDER);
        return tape;
    }

    private static TokenInput later(long slots, double sol) {
        return buy(BORN + slots, 1, "zoe", sol, 1_000);
    }

    private static boolean[] labels(TokenInput... tape) {
        LabelledLaunches launches = new LabelledLaunches(ONE_AGE, DOUBLES);
        for (TokenInput input : tape) {
            launches.add(input);
        }
        launches.add(buy(BORN + 1_000, 1, "end", 1, 1_000));
        return launches.rows("").labels();
    }
}
