package io.slipstream.functions.feature;

import io.slipstream.models.social.Post;
import org.apache.flink.api.common.typeinfo.TypeInformation;
import org.apache.flink.streaming.api.functions.ProcessFunction;
import org.apache.flink.util.Collector;
import org.apache.flink.util.OutputTag;

/** Scores a post and sends it to each token that it names; cashtags go where symbols are known. */
public class ReadPosts extends ProcessFunction<Post, TokenInput> {
    /** Posts that name a symbol only. */
    public static final OutputTag<SymbolInput> CASHTAGS =
            new OutputTag<>("cashtags", TypeInformation.of(SymbolInput.class));

    @Override
    public void processElement(Post post, Context context, Collector<TokenInput> out) {
        PostReading reading = PostReading.of(post);
        for (String mint : reading.mints()) {
            out.collect(TokenInput.of(reading.mention().of(mint, 1)));
        }
        for (String symbol : reading.symbols()) {
            context.output(CASHTAGS, SymbolInput.of(symbol, reading.mention()));
        }
    }
}
