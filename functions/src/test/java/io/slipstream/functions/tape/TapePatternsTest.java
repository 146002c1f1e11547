package io.slipstream.functions.tape;

import static org.assertj.core.api.Assertions.assertThat;

import io.slipstream.models.market.TapeBar;
import io.slipstream.models.market.TapePattern;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Tapes by hand: a price and what is bought and sold for each bar. */
class TapePatternsTest {

    @Test
    void namesAMinuteByWhatItsPricesAndAmountsDo() {
        assertThat(pattern(flat(10, 10), 1, 1.02, 1, 1.03, 1, 1.02)).isEqualTo(TapePattern.NONE);
        assertThat(pattern(flat(20, 10), 1, 1.02, 1, 1.03, 1, 1.02))
                .isEqualTo(TapePattern.ACCUMULATION);
        assertThat(pattern(flat(12, 10), 1, 1.1, 1.2, 1.3, 1.4, 1.5))
                .isEqualTo(TapePattern.STAIR_STEP);
        assertThat(pattern(new double[][] {{5, 5}, {5, 5}, {5, 5}, {90, 5}}, 1, 1, 1, 1.9))
                .isEqualTo(TapePattern.PUMP);
        assertThat(pattern(new double[][] {{20, 5}, {20, 5}, {5, 9}, {5, 9}}, 1, 2, 1.9, 1.6))
                .isEqualTo(TapePattern.DISTRIBUTION);
        assertThat(pattern(flat(10, 10), 1, 2, 1.5, 0.9)).isEqualTo(TapePattern.COLLAPSE);
    }

    @Test
    void warnsBeforeItPraises() {
        // Bought more than sold all along, and yet half of the price is gone.
        assertThat(pattern(flat(30, 10), 1, 2, 1.5, 0.99)).isEqualTo(TapePattern.COLLAPSE);
    }

    @Test
    void aPumpNeedsAmountsAndNotJustAPrice() {
        assertThat(pattern(flat(10, 10), 1, 1, 1, 1.9)).isNotEqualTo(TapePattern.PUMP);
    }

    @Test
    void aStairThatDoesNotHoldIsNone() {
        assertThat(pattern(flat(11, 10), 1, 1.3, 1.1, 1.5)).isEqualTo(TapePattern.NONE);
    }

    @Test
    void fewTradesSayNothing() {
        List<TapeBar> bars = new ArrayList<>();
        for (int i = 0; i < TapePatterns.LEAST_TRADES - 1; i++) {
            TapeBars.add(bars, i, 1 + i * .1, 10, true);
        }
        assertThat(TapePatterns.of(TapeBars.minute(bars, 6))).isEqualTo(TapePattern.UNKNOWN);
        TapeBars.add(bars, 7, 2, 10, true);
        assertThat(TapePatterns.of(TapeBars.minute(bars, 7))).isNotEqualTo(TapePattern.UNKNOWN);
        assertThat(TapePatterns.of(List.of())).isEqualTo(TapePattern.UNKNOWN);
        assertThat(TapePatterns.change(List.of())).isZero();
    }

    @Test
    void aMinuteHoldsTheLastTwelveBarsWithoutGaps() {
        List<TapeBar> bars = new ArrayList<>();
        for (long index : new long[] {0, 1, 5, 14}) {
            TapeBars.add(bars, index, index + 1, 10, true);
        }
        List<TapeBar> minute = TapeBars.minute(bars, 16);
        assertThat(minute)
                .extracting(TapeBar::index)
                .containsExactly(5L, 6L, 7L, 8L, 9L, 10L, 11L, 12L, 13L, 14L, 15L, 16L);
        assertThat(minute.get(4).close()).isEqualTo(6);
        assertThat(minute.get(4).trades()).isZero();
        assertThat(TapeBars.minute(bars, 40)).isEmpty();
    }

    @Test
    void forgedAmountsEndAtTheLargest() {
        List<TapeBar> bars = new ArrayList<>();
        TapeBars.add(bars, 0, 1, Long.MAX_VALUE, true);
        TapeBars.add(bars, 0, 1, Long.MAX_VALUE, true);
        assertThat(bars.get(0).boughtLamports()).isEqualTo(Long.MAX_VALUE);
    }

    private static double[][] flat(double bought, double sold) {
        return new double[][] {{bought, sold}};
    }

    /** Three trades in each bar; the last amounts go on to the end. */
    private static TapePattern pattern(double[][] amounts, double... closes) {
        List<TapeBar> minute = new ArrayList<>();
        double open = closes[0];
        for (int i = 0; i < closes.length; i++) {
            double[] flow = amounts[Math.min(i, amounts.length - 1)];
            minute.add(
                    new TapeBar(
                            i,
                            open,
                            Math.max(open, closes[i]),
                            Math.min(open, closes[i]),
                            closes[i],
                            (long) flow[0],
                            (long) flow[1],
                            3));
            open = closes[i];
        }
        return TapePatterns.of(minute);
    }
}
