package io.slipstream.functions.regime;

import static org.assertj.core.api.Assertions.assertThat;

import io.slipstream.models.market.MarketMove;
import io.slipstream.models.market.MarketRegime;
import io.slipstream.models.market.Regime;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import org.apache.flink.api.common.typeinfo.Types;
import org.apache.flink.streaming.api.operators.KeyedProcessOperator;
import org.apache.flink.streaming.util.KeyedOneInputStreamOperatorTestHarness;
import org.junit.jupiter.api.Test;

class GaugeMarketTest {
    private static final long SOL_USD = 150_000_000;

    @Test
    void tellsBreadthLaunchesAndTheTrendOfSolEveryTenSeconds() throws Exception {
        try (var harness = harness()) {
            for (int i = 0; i < 10; i++) {
                move(harness, new MarketMove(510, "mint" + i, i < 7 ? .2 : -.1, SOL_USD));
            }
            move(harness, new MarketMove(512, null, 0, -1));
            move(harness, new MarketMove(530, "mint0", -.3, SOL_USD * 2));
            harness.processWatermark(525);

            assertThat(regimes(harness)).hasSize(1);
            MarketRegime first = regimes(harness).get(0);
            assertThat(first.slot()).isEqualTo(525);
            assertThat(first.tokens()).isEqualTo(10);
            assertThat(first.breadth()).isEqualTo(.7);
            assertThat(first.volatility()).isEqualTo(.2);
            assertThat(first.launches()).isOne();
            assertThat(first.launchRate()).isEqualTo(-1);
            assertThat(first.solTrend()).isZero();
            assertThat(first.regime()).isEqualTo(Regime.RISK_ON);

            harness.processWatermark(550);
            assertThat(regimes(harness).get(1).breadth()).isEqualTo(.6);
            assertThat(regimes(harness).get(1).solTrend()).isEqualTo(1);
        }
    }

    @Test
    void theOrderOfArrivalSaysNothing() throws Exception {
        List<MarketMove> moves = new ArrayList<>();
        for (int i = 0; i < 40; i++) {
            moves.add(new MarketMove(501 + i * 3, "mint" + i % 9, (i % 5 - 2) * .1, SOL_USD + i));
        }
        List<MarketRegime> forwards = played(moves);
        Collections.reverse(moves);
        assertThat(played(moves)).isEqualTo(forwards).hasSizeGreaterThan(5);
    }

    @Test
    void aSilentMarketIsUnknownAndLeavesNothing() throws Exception {
        try (var harness = harness()) {
            for (int i = 0; i < 10; i++) {
                move(harness, new MarketMove(510, "mint" + i, .2, SOL_USD));
            }
            harness.processWatermark(700);
            MarketRegime last = regimes(harness).get(regimes(harness).size() - 1);
            assertThat(last.regime()).isEqualTo(Regime.UNKNOWN);
            harness.processWatermark(Long.MAX_VALUE);
            assertThat(harness.numKeyedStateEntries()).isZero();
            assertThat(harness.numEventTimeTimers()).isZero();
        }
    }

    private static List<MarketRegime> played(List<MarketMove> moves) throws Exception {
        try (var harness = harness()) {
            for (MarketMove move : moves) {
                move(harness, move);
            }
            harness.processWatermark(2_000);
            return List.copyOf(regimes(harness));
        }
    }

    private static void move(
            KeyedOneInputStreamOperatorTestHarness<Integer, MarketMove, MarketRegime> harness,
            MarketMove move)
            throws Exception {
        harness.processElement(move, move.slot());
    }

    private static List<MarketRegime> regimes(
            KeyedOneInputStreamOperatorTestHarness<Integer, MarketMove, MarketRegime> harness) {
        return harness.extractOutputValues();
    }

    private static KeyedOneInputStreamOperatorTestHarness<Integer, MarketMove, MarketRegime>
            harness() throws Exception {
        var harness =
                new KeyedOneInputStreamOperatorTestHarness<>(
                        new KeyedProcessOperator<>(new GaugeMarket()), move -> 0, Types.INT);
        harness.open();
        return harness;
    }
}
