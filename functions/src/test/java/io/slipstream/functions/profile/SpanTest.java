package io.slipstream.functions.profile;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Random;
import org.junit.jupiter.api.Test;

class SpanTest {

    @Test
    void spansPutTogetherSayWhatOneLongSpanSays() {
        Random random = new Random(1);
        for (int run = 0; run < 500; run++) {
            Span whole = new Span();
            Span joined = new Span();
            Span part = new Span();
            for (int step = 0; step < 40; step++) {
                long profit = random.nextInt(200) - 100;
                long held = random.nextInt(10_000);
                for (Span span : new Span[] {whole, part}) {
                    span.realize(profit);
                    span.close(profit, held);
                    span.sawMint("mint-" + profit % 7);
                }
                if (random.nextInt(6) == 0) {
                    joined.append(part);
                    part = new Span();
                }
            }
            joined.append(part);

            assertThat(joined).usingRecursiveComparison().isEqualTo(whole);
        }
    }

    @Test
    void aDrawdownIsTheDeepestFallFromAnEarlierHeight() {
        Span span = new Span();
        for (long profit : new long[] {5, -3, 10, -4, -9, 20, -1}) {
            span.realize(profit);
        }

        assertThat(span.drawdown).isEqualTo(13);
    }

    @Test
    void theMedianHoldIsTheMiddleOfItsPowerOfTwo() {
        Span span = new Span();
        for (long seconds : new long[] {1, 5, 70, 80, 100_000}) {
            span.close(1, seconds);
        }

        assertThat(span.medianHold()).isEqualTo(96);
        assertThat(new Span().medianHold()).isZero();
    }
}
