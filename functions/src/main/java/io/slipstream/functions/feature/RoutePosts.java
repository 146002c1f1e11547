package io.slipstream.functions.feature;

import io.slipstream.models.social.Post;
import org.apache.flink.api.common.functions.FlatMapFunction;
import org.apache.flink.util.Collector;

/** Sends a post to each token that it names. */
public class RoutePosts implements FlatMapFunction<Post, TokenInput> {

    @Override
    public void flatMap(Post post, Collector<TokenInput> out) {
        for (String mint : PostMints.in(post.text())) {
            out.collect(TokenInput.of(mint, post));
        }
    }
}
