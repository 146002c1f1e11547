package io.slipstream.functions.risk;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class SellShareTest {

    @Test
    void sellsTheSameShareRoundedDown() {
        assertThat(SellShare.of(1_000, 1, 3, 1_000)).isEqualTo(333);
        assertThat(SellShare.of(1_000, 50, 100, 1_000)).isEqualTo(500);
    }

    @Test
    void sellsAllWhenTheLeaderDidOrWhenHisBalanceIsUnknown() {
        assertThat(SellShare.of(777, 100, 100, 1_000)).isEqualTo(777);
        assertThat(SellShare.of(777, 101, 100, 1_000)).isEqualTo(777);
        assertThat(SellShare.of(777, 5, -1, 1_000)).isEqualTo(777);
        assertThat(SellShare.of(777, 0, -1, 1_000)).isEqualTo(777);
    }

    @Test
    void closesDustOut() {
        assertThat(SellShare.of(100_000, 99_901, 100_000, 1_000)).isEqualTo(100_000);
        assertThat(SellShare.of(100_000, 99_900, 100_000, 1_000)).isEqualTo(99_900);
    }

    @Test
    void sellsNothingOfNothing() {
        assertThat(SellShare.of(0, 50, 100, 1_000)).isZero();
        assertThat(SellShare.of(0, 50, -1, 1_000)).isZero();
        assertThat(SellShare.of(1_000, 0, 100, 1_000)).isZero();
        assertThat(SellShare.of(2, 1, 3, 1_000)).isZero();
    }

    @Test
    void holdsBeyond64Bits() {
        assertThat(SellShare.of(Long.MAX_VALUE - 1, Long.MAX_VALUE / 2, Long.MAX_VALUE - 1, 1_000))
                .isEqualTo(Long.MAX_VALUE / 2);
    }
}
