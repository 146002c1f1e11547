package io.slipstream.functions.feature;

import static org.assertj.core.api.Assertions.assertThat;

import io.slipstream.models.chain.FeedEvent;
import io.slipstream.models.chain.Listening;
import io.slipstream.models.market.TokenFeatures;
import io.slipstream.models.scoring.TokenFeature;
import org.apache.flink.streaming.util.BroadcastOperatorTestHarness;
import org.apache.flink.streaming.util.ProcessFunctionTestHarnesses;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class MarkUnheardTest {
    private static final int SENTIMENT = TokenFeature.SENTIMENT_SCORE.ordinal();
    private static final int KNOWN = TokenFeature.POSTS_KNOWN.ordinal();

    private BroadcastOperatorTestHarness<TokenFeatures, FeedEvent, TokenFeatures> harness;

    @BeforeEach
    void open() throws Exception {
        harness =
                ProcessFunctionTestHarnesses.forBroadcastProcessFunction(
                        new MarkUnheard(), MarkUnheard.broadcastStates());
        watermark(99);
    }

    @AfterEach
    void close() throws Exception {
        harness.close();
    }

    @Test
    void untilSomebodyIsHeardNothingThatWasSaidIsKnown() throws Exception {
        TokenFeatures row = at(105);
        assertThat(row.values()[KNOWN]).isZero();
        assertThat(row.values()[SENTIMENT]).isZero();
        assertThat(row.values()[TokenFeature.BUYS.ordinal()]).isEqualTo(7);
        heard(false);
        assertThat(at(105).values()[KNOWN]).isZero();
    }

    @Test
    void aTokenBornWhileEverybodyWasHeardIsKnownAndAnOlderOneIsNot() throws Exception {
        heard(true);
        // Five slots old: born in slot 100, and in the one before.
        assertThat(at(105).values()[KNOWN]).isEqualTo(1);
        assertThat(at(104).values()[KNOWN]).isZero();
    }

    @Test
    void whatWasMissedInAGapStaysUnknownForWhoLivedThen() throws Exception {
        heard(true);
        watermark(119);
        heard(true);
        assertThat(at(110).values()[KNOWN]).isEqualTo(1);
        heard(false);
        assertThat(at(125).values()[KNOWN]).isZero();
        watermark(129);
        heard(true);
        assertThat(at(134).values()[KNOWN]).isZero();
        assertThat(at(135).values()[KNOWN]).isEqualTo(1);
    }

    private void heard(boolean heard) throws Exception {
        harness.processBroadcastElement(FeedEvent.of(new Listening(heard, 1, "x UP")), 0);
    }

    private void watermark(long slot) throws Exception {
        harness.watermark(slot);
    }

    /** What becomes of a row at the age of two seconds. */
    private TokenFeatures at(long slot) throws Exception {
        float[] values = new float[TokenFeature.values().length];
        values[TokenFeature.BUYS.ordinal()] = 7;
        values[KNOWN] = 1;
        values[SENTIMENT] = 80;
        harness.processElement(
                new TokenFeatures(
                        "mint", "pool", "pumpfun", null, 0, 2_000, slot, 0, 0, "hash", values, 1, 1,
                        -1, false),
                0);
        var output = harness.extractOutputValues();
        return output.get(output.size() - 1);
    }
}
