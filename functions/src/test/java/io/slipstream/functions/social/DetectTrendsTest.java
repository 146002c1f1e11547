package io.slipstream.functions.social;

import static org.assertj.core.api.Assertions.assertThat;

import io.slipstream.functions.feature.TokenInput;
import io.slipstream.models.market.ViralToken;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import org.apache.flink.api.common.typeinfo.Types;
import org.apache.flink.streaming.util.KeyedOneInputStreamOperatorTestHarness;
import org.apache.flink.streaming.util.ProcessFunctionTestHarnesses;
import org.junit.jupiter.api.Test;

class DetectTrendsTest {

    @Test
    void tellsTheSameInWhateverOrderPostsArrive() throws Exception {
        List<TokenInput> posts = new ArrayList<>();
        for (int i = 0; i < 12; i++) {
            posts.add(TokenInput.of(TrendBookTest.mention(100 + i, "author-" + i, i, i, 60 + i)));
        }
        List<ViralToken> inOrder = told(posts);
        assertThat(inOrder).hasSize(1);
        assertThat(inOrder.get(0).slot()).isEqualTo(124);
        for (int seed = 0; seed < 5; seed++) {
            Collections.shuffle(posts, new Random(seed));
            assertThat(told(posts)).isEqualTo(inOrder);
        }
    }

    @Test
    void whatComesAfterItsSpanAndWhatMayMeanOthersSaysNothing() throws Exception {
        try (var harness = harness()) {
            harness.processWatermark(124);
            for (int i = 0; i < 12; i++) {
                var mention = TrendBookTest.mention(100, "author-" + i, i, i, 60);
                harness.processElement(TokenInput.of(mention), 100);
                var unsure = TrendBookTest.mention(130, "author-" + i, i, i, 60).of("mint", 0.5);
                harness.processElement(TokenInput.of(unsure), 130);
            }
            harness.processWatermark(1_000);
            assertThat(harness.extractOutputValues()).isEmpty();
            assertThat(harness.numKeyedStateEntries()).isZero();
        }
    }

    private static List<ViralToken> told(List<TokenInput> posts) throws Exception {
        try (var harness = harness()) {
            for (TokenInput post : posts) {
                harness.processElement(post, post.slot());
            }
            harness.processWatermark(123);
            assertThat(harness.extractOutputValues()).isEmpty();
            harness.processWatermark(124);
            return harness.extractOutputValues();
        }
    }

    private static KeyedOneInputStreamOperatorTestHarness<String, TokenInput, ViralToken> harness()
            throws Exception {
        return ProcessFunctionTestHarnesses.forKeyedProcessFunction(
                new DetectTrends(), TokenInput::mint, Types.STRING);
    }
}
