package io.slipstream.functions.safety;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class SaleSizesTest {
    private final SaleSizes sizes = new SaleSizes();

    @Test
    void aMillionAmountsAreAHandfulNoneOfThemSmaller() {
        for (int i = 1; i <= 1_000_000; i++) {
            sizes.put(i, i * 1_000L);
        }
        assertThat(sizes.all()).hasSize(19).startsWith(1_000L).endsWith(1_000_000_000L);
        for (long lamports : new long[] {1, 3, 100_000_000, 100_000_001, Long.MAX_VALUE}) {
            assertThat(SaleSizes.rung(lamports)).isGreaterThanOrEqualTo(lamports);
        }
        assertThat(SaleSizes.rung(200_000_000)).isEqualTo(200_000_000);
    }

    @Test
    void whatTheLastWhoAskedTakesBackIsAskedForNoMore() {
        sizes.put(1, 100);
        sizes.put(2, 90);
        sizes.put(3, 1_000);
        sizes.put(3, 2_000);
        assertThat(sizes.all()).containsExactly(100L, 2_000L);
        sizes.put(1, 0);
        assertThat(sizes.all()).containsExactly(100L, 2_000L);
        sizes.put(2, 0);
        sizes.put(2, 0);
        assertThat(sizes.all()).containsExactly(2_000L);
    }
}
