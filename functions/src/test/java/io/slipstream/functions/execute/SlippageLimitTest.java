package io.slipstream.functions.execute;

import static org.assertj.core.api.Assertions.assertThat;

import io.slipstream.models.chain.Side;
import org.junit.jupiter.api.Test;

class SlippageLimitTest {

    @Test
    void takesTheSlippageOffWhatThePricePromises() {
        assertThat(SlippageLimit.least(Side.BUY, 100, 10, 50, 1_000)).isEqualTo(450);
        assertThat(SlippageLimit.least(Side.SELL, 100, 10, 50, 1_000)).isEqualTo(18);
        assertThat(SlippageLimit.least(Side.SELL, 100, 10, 50, 10_000)).isZero();
    }

    @Test
    void aPriceThatLeaves63BitsLetsNothingThrough() {
        assertThat(SlippageLimit.least(Side.BUY, 1L << 40, 1, 1L << 40, 100))
                .isEqualTo(Long.MAX_VALUE);
    }
}
