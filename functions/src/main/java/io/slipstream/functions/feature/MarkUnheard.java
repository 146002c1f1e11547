package io.slipstream.functions.feature;

import io.slipstream.models.chain.FeedEvent;
import io.slipstream.models.chain.Listening;
import io.slipstream.models.market.TokenFeatures;
import io.slipstream.models.scoring.TokenFeature;
import io.slipstream.models.unit.Slots;
import java.util.List;
import org.apache.flink.api.common.functions.OpenContext;
import org.apache.flink.api.common.state.BroadcastState;
import org.apache.flink.api.common.state.MapStateDescriptor;
import org.apache.flink.api.common.typeinfo.Types;
import org.apache.flink.metrics.Counter;
import org.apache.flink.streaming.api.functions.co.BroadcastProcessFunction;
import org.apache.flink.util.Collector;

/**
 * Takes what was said of a token off its row where somebody did not listen at any time since its
 * birth: then nobody knows how much was said, which is not the same as nothing. What listens says
 * when it begins, when all its sources are in trouble, and when one answers again.
 */
public class MarkUnheard extends BroadcastProcessFunction<TokenFeatures, FeedEvent, TokenFeatures> {
    private static final long serialVersionUID = 1L;

    // Broadcast state has no TTL; it holds one slot, or none.
    private static final MapStateDescriptor<String, Long> SINCE =
            new MapStateDescriptor<>("listening-since", Types.STRING, Types.LONG);

    private static final String SLOT = "slot";

    private static final List<TokenFeature> SAID =
            List.of(
                    TokenFeature.POSTS_KNOWN,
                    TokenFeature.TOTAL_MENTIONS,
                    TokenFeature.POST_AUTHORS,
                    TokenFeature.MENTION_VELOCITY,
                    TokenFeature.MENTION_ACCELERATION,
                    TokenFeature.SOCIAL_SCORE,
                    TokenFeature.SENTIMENT_SCORE,
                    TokenFeature.SENTIMENT_DISPERSION);

    private transient Counter unheard;

    /** The states to hand to {@code DataStream.broadcast}. */
    public static MapStateDescriptor<?, ?>[] broadcastStates() {
        return new MapStateDescriptor<?, ?>[] {SINCE};
    }

    @Override
    public void open(OpenContext context) {
        unheard = getRuntimeContext().getMetricGroup().counter("rowsUnheard");
    }

    @Override
    public void processElement(
            TokenFeatures features, ReadOnlyContext context, Collector<TokenFeatures> out)
            throws Exception {
        Long since = context.getBroadcastState(SINCE).get(SLOT);
        long birth = features.slot() - Slots.ofMillisCeil(features.ageMillis());
        if (since != null && birth >= since) {
            out.collect(features);
            return;
        }
        unheard.inc();
        float[] values = features.values().clone();
        SAID.forEach(feature -> values[feature.ordinal()] = 0);
        out.collect(features.with(values));
    }

    @Override
    public void processBroadcastElement(
            FeedEvent notice, Context context, Collector<TokenFeatures> out) throws Exception {
        Listening listening = notice.listening();
        if (listening == null) {
            return;
        }
        BroadcastState<String, Long> since = context.getBroadcastState(SINCE);
        if (!listening.heard()) {
            since.remove(SLOT);
        } else if (!since.contains(SLOT)) {
            since.put(SLOT, Math.max(0, context.currentWatermark() + 1));
        }
    }
}
