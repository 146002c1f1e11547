package io.slipstream.functions.copy;

import static org.assertj.core.api.Assertions.assertThat;

import io.slipstream.functions.risk.Given;
import io.slipstream.models.chain.PoolEvent;
import io.slipstream.models.chain.PoolTrade;
import io.slipstream.models.unit.Mints;
import java.util.List;
import org.apache.flink.api.common.typeinfo.Types;
import org.apache.flink.streaming.api.operators.KeyedProcessOperator;
import org.apache.flink.streaming.util.KeyedOneInputStreamOperatorTestHarness;
import org.junit.jupiter.api.Test;

class PriceLeaderMovesTest {
    private static final String MINT = "Mint";

    @Test
    void liveItIsHeldAgainstWhatIsKnownAtOnce() throws Exception {
        try (var harness = harness(false)) {
            send(harness, move("unknown", 10));
            send(harness, trade(10, 1, "deep", 2_000, 1_000));
            send(harness, trade(10, 2, "shallow", 1_000, 100));
            send(harness, move("known", 10));

            // He paid 1 for a unit, which the deepest pool now sells for 2.
            assertThat(drifts(harness)).containsExactly(LeaderMove.UNKNOWN, 10_000);
        }
    }

    @Test
    void inAReplayItWaitsForTheEndOfItsSlotWhateverCameFirst() throws Exception {
        try (var harness = harness(true)) {
            send(harness, trade(11, 0, "pool", 9_000, 1_000));
            send(harness, move("m", 10));
            send(harness, trade(10, 7, "pool", 1_500, 1_000));
            harness.processWatermark(9);
            assertThat(drifts(harness)).isEmpty();

            harness.processWatermark(10);

            assertThat(drifts(harness)).containsExactly(5_000);
            assertThat(harness.numEventTimeTimers()).isZero();
        }
    }

    @Test
    void aFallenPriceIsADriftBelowZeroAndAFractionIsRoundedUp() throws Exception {
        try (var harness = harness(false)) {
            send(harness, trade(10, 1, "pool", 900, 1_000));
            send(harness, move("fell", 10));
            send(harness, trade(11, 1, "pool", 1_000_001, 1_000_000));
            send(harness, move("rose", 11));

            assertThat(drifts(harness)).containsExactly(-1_000, 1);
        }
    }

    @Test
    void namesWhoMadeTheMint() throws Exception {
        try (var harness = harness(false)) {
            send(harness, MoveInput.of(created("Maker")));
            send(harness, MoveInput.of(created("Migrator")));
            send(harness, move("m", 10));

            assertThat(harness.extractOutputValues().get(0).creator()).isEqualTo("Maker");
        }
    }

    private static List<Integer> drifts(
            KeyedOneInputStreamOperatorTestHarness<String, MoveInput, LeaderMove> harness) {
        return harness.extractOutputValues().stream().map(LeaderMove::driftBps).toList();
    }

    private static void send(
            KeyedOneInputStreamOperatorTestHarness<String, MoveInput, LeaderMove> harness,
            MoveInput input)
            throws Exception {
        harness.processElement(input, 0);
    }

    /** Pays 100 for 100 units. */
    private static MoveInput move(String signature, long slot) {
        return MoveInput.of(
                LeaderMove.of(
                        Given.swap(signature, slot, 0, "L", Mints.SOL, 100, MINT, 100, 100),
                        false,
                        1));
    }

    private static MoveInput trade(long slot, int position, String pool, long sol, long units) {
        return MoveInput.of(
                new PoolTrade(
                        "t" + slot + "-" + position,
                        slot,
                        position,
                        0,
                        0,
                        0,
                        MINT,
                        Mints.SOL,
                        "program",
                        "pumpswap",
                        pool,
                        "somebody",
                        Mints.SOL,
                        1,
                        MINT,
                        1,
                        units,
                        sol,
                        100));
    }

    private static PoolEvent created(String creator) {
        return new PoolEvent(
                "c",
                9,
                0,
                0,
                0,
                0,
                PoolEvent.Kind.CREATE,
                "pumpfun",
                MINT,
                Mints.SOL,
                "curve",
                creator);
    }

    private static KeyedOneInputStreamOperatorTestHarness<String, MoveInput, LeaderMove> harness(
            boolean chainOrder) throws Exception {
        var harness =
                new KeyedOneInputStreamOperatorTestHarness<>(
                        new KeyedProcessOperator<>(new PriceLeaderMoves(chainOrder)),
                        MoveInput::mint,
                        Types.STRING);
        harness.open();
        return harness;
    }
}
