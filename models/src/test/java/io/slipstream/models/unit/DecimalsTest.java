package io.slipstream.models.unit;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Locale;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class DecimalsTest {

    @Test
    void numbersOfEverySizeStandAsTheFormatterWritesThem() {
        Random random = new Random(3);
        for (int i = 0; i < 20_000; i++) {
            assertSame(random.nextGaussian() * Math.pow(10, random.nextInt(22) - 8));
        }
    }

    @ParameterizedTest
    @ValueSource(
            doubles = {
                0,
                -0.0,
                1,
                -1,
                0.004,
                -0.004,
                9.996,
                99.96,
                999.4,
                999.6,
                0.00009999,
                0.0001,
                1e300,
                Double.NaN,
                Double.POSITIVE_INFINITY,
                Double.NEGATIVE_INFINITY,
                Double.MIN_VALUE,
                Long.MAX_VALUE
            })
    void theEdgesToo(double value) {
        assertSame(value);
    }

    private static void assertSame(double value) {
        assertThat(Decimals.fixed(value, 0)).isEqualTo(String.format(Locale.ROOT, "%.0f", value));
        assertThat(Decimals.fixed(value, 2)).isEqualTo(String.format(Locale.ROOT, "%.2f", value));
        assertThat(Decimals.signed(value, 2)).isEqualTo(String.format(Locale.ROOT, "%+.2f", value));
        assertThat(Decimals.threeDigits(value))
                .isEqualTo(String.format(Locale.ROOT, "%.3g", value));
    }
}
