package io.slipstream.functions.decode;

import static org.assertj.core.api.Assertions.assertThat;

import io.slipstream.models.chain.PoolTrade;
import io.slipstream.models.unit.Mints;
import org.junit.jupiter.api.Test;

class SolUsdReferenceTest {
    private final SolUsdReference reference = new SolUsdReference();

    @Test
    void knowsNothingBeforeTheFirstTrade() {
        assertThat(reference.microsAt(5)).isEqualTo(-1);
    }

    @Test
    void takesThePriceOfTheLastTradeInEitherDirection() {
        reference.observe(leg(10, Mints.SOL, 2_000_000_000L, Mints.USDC, 300_000_000L));
        assertThat(reference.microsAt(10)).isEqualTo(150_000_000);
        reference.observe(leg(11, Mints.USDT, 151_500_000L, Mints.SOL, 1_000_000_000L));
        assertThat(reference.microsAt(11)).isEqualTo(151_500_000);
    }

    @Test
    void ignoresDustOtherPairsAndNonsense() {
        reference.observe(leg(10, Mints.SOL, 1_000_000_000L, Mints.USDC, 150_000_000L));
        reference.observe(leg(11, Mints.SOL, 9_999_999L, Mints.USDC, 900_000_000L));
        reference.observe(leg(11, Mints.USDC, 1, Mints.USDT, 2));
        reference.observe(leg(11, Mints.SOL, Long.MAX_VALUE, Mints.USDC, Long.MAX_VALUE));
        reference.observe(leg(11, Mints.SOL, 1_000_000_000L, Mints.USDC, -5));
        assertThat(reference.microsAt(11)).isEqualTo(150_000_000);
    }

    @Test
    void forgetsAnHourWithoutATrade() {
        reference.observe(leg(10, Mints.SOL, 1_000_000_000L, Mints.USDC, 150_000_000L));
        assertThat(reference.microsAt(9_010)).isEqualTo(150_000_000);
        assertThat(reference.microsAt(9_011)).isEqualTo(-1);
    }

    private static PoolTrade leg(long slot, String in, long amountIn, String out, long amountOut) {
        return new PoolTrade(
                "s", slot, 0, 0, 0, 0, in, out, "p", "d", null, null, in, amountIn, out, amountOut,
                -1, -1, -1);
    }
}
