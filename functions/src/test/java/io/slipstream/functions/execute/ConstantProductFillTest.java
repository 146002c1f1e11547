package io.slipstream.functions.execute;

import static org.assertj.core.api.Assertions.assertThat;

import io.slipstream.models.chain.Side;
import org.junit.jupiter.api.Test;

class ConstantProductFillTest {

    @Test
    void aBuyPaysTheFeeFromItsInput() {
        ConstantProductFill pool = pool(1_000_000, 10_000, 100);

        assertThat(pool.quote(Side.BUY, 1_000)).isEqualTo(1_000_000L * 990 / 10_990);
    }

    @Test
    void aSellPaysTheFeeFromItsOutput() {
        ConstantProductFill pool = pool(1_000_000, 10_000, 100);

        assertThat(pool.quote(Side.SELL, 1_000_000)).isEqualTo(5_000L * 9_900 / 10_000);
    }

    @Test
    void laterFillsSeeWhatEarlierOnesLeft() {
        ConstantProductFill pool = pool(1_000_000, 10_000, 0);
        long first = pool.quote(Side.BUY, 10_000);
        pool.take(Side.BUY, 10_000, first);
        long second = pool.quote(Side.BUY, 10_000);

        assertThat(first).isEqualTo(500_000);
        assertThat(second).isEqualTo(166_666);
        pool.take(Side.BUY, 10_000, second);
        assertThat(pool.quote(Side.SELL, first + second)).isBetween(19_999L, 20_000L);
    }

    @Test
    void anUnknownFeeIsTheDefault() {
        assertThat(pool(1_000_000, 10_000, -1).quote(Side.BUY, 1_000))
                .isEqualTo(pool(1_000_000, 10_000, 30).quote(Side.BUY, 1_000));
    }

    @Test
    void holdsBeyond64Bits() {
        ConstantProductFill pool = pool(1_000_000_000_000_000L, 30_000_000_000_000L, 0);

        assertThat(pool.quote(Side.BUY, 30_000_000_000_000L)).isEqualTo(500_000_000_000_000L);
    }

    @Test
    void aRoundTripNeverEarns() {
        for (long input = 1; input < 100_000; input = input * 3 + 1) {
            ConstantProductFill pool = pool(123_456_789, 98_765, 25);
            long units = pool.quote(Side.BUY, input);
            pool.take(Side.BUY, input, units);
            assertThat(pool.quote(Side.SELL, units)).isLessThanOrEqualTo(input);
        }
    }

    private static ConstantProductFill pool(long units, long lamports, int feeBps) {
        return new ConstantProductFill(new PoolReserves(1, 0, 0, 0, units, lamports, feeBps), 30);
    }
}
