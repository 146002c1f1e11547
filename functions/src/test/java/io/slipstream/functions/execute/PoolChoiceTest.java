package io.slipstream.functions.execute;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class PoolChoiceTest {

    @Test
    void takesTheDeepestPoolAsItWasAtTheEndOfTheSlot() {
        PoolHistory small = history("raydium-v4", state(5, 100), state(9, 900));
        PoolHistory large = history("pumpswap", state(6, 500));

        assertThat(deepest(5, small, large)).isEqualTo(100);
        assertThat(deepest(8, small, large)).isEqualTo(500);
        assertThat(deepest(9, small, large)).isEqualTo(900);
        assertThat(deepest(9, large, small)).isEqualTo(900);
    }

    @Test
    void aCurveIsOverOnceTheTokenTradesElsewhere() {
        PoolHistory curve = history("pumpfun", state(5, 115), state(8, 115));
        PoolHistory pool = history("pumpswap", state(7, 85), state(9, 84));

        assertThat(deepest(6, curve, pool)).isEqualTo(115);
        assertThat(deepest(8, curve, pool)).isEqualTo(115);
        assertThat(deepest(9, curve, pool)).isEqualTo(84);
    }

    @Test
    void knowsNoPoolBeforeItsFirstTrade() {
        PoolChoice choice = new PoolChoice(4);
        choice.offer(history("pumpfun", state(5, 100)));

        assertThat(choice.deepest()).isNull();
    }

    @Test
    void keepsTheLastStateOfASlotInWhateverOrderTheyCome() {
        PoolHistory history = new PoolHistory();
        history.add(state(5, 3, 300), Long.MIN_VALUE);
        history.add(state(5, 1, 100), Long.MIN_VALUE);
        history.add(state(4, 9, 50), Long.MIN_VALUE);

        assertThat(history.at(5).lamports()).isEqualTo(300);
        assertThat(history.at(4).lamports()).isEqualTo(50);
    }

    @Test
    void forgetsWhatNoOrderCanAskFor() {
        PoolHistory history = new PoolHistory();
        for (int slot = 1; slot <= 10; slot++) {
            history.add(state(slot, slot), slot - 3);
        }
        assertThat(history.states).extracting(PoolReserves::slot).containsExactly(7L, 8L, 9L, 10L);

        for (int slot = 11; slot <= 1_000; slot++) {
            history.add(state(slot, slot), 0);
        }
        assertThat(history.states).hasSizeLessThanOrEqualTo(300);
    }

    private static long deepest(long slot, PoolHistory... pools) {
        PoolChoice choice = new PoolChoice(slot);
        for (PoolHistory pool : pools) {
            choice.offer(pool);
        }
        return choice.deepest().lamports();
    }

    private static PoolHistory history(String dex, PoolReserves... states) {
        PoolHistory history = new PoolHistory();
        history.dex = dex;
        for (PoolReserves state : states) {
            history.add(state, Long.MIN_VALUE);
        }
        return history;
    }

    private static PoolReserves state(long slot, long lamports) {
        return state(slot, 0, lamports);
    }

    private static PoolReserves state(long slot, int position, long lamports) {
        return new PoolReserves(slot, position, 0, 0, 1_000, lamports, 100);
    }
}
