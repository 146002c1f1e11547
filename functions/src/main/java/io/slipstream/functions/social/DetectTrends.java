package io.slipstream.functions.social;

import io.slipstream.functions.feature.TokenInput;
import io.slipstream.functions.state.WrittenAtOnce;
import io.slipstream.models.market.ViralToken;
import io.slipstream.models.social.Mention;
import java.time.Duration;
import org.apache.flink.api.common.functions.OpenContext;
import org.apache.flink.api.common.state.StateTtlConfig;
import org.apache.flink.api.common.state.ValueState;
import org.apache.flink.api.common.state.ValueStateDescriptor;
import org.apache.flink.streaming.api.functions.KeyedProcessFunction;
import org.apache.flink.util.Collector;

/** Tells when a token goes viral. Keyed by mint; event time is slots. */
public class DetectTrends extends KeyedProcessFunction<String, TokenInput, ViralToken> {
    private static final long serialVersionUID = 1L;
    private static final ValueStateDescriptor<TrendBook> BOOK =
            new ValueStateDescriptor<>("trend-book", WrittenAtOnce.of(TrendBook.class));

    static {
        // A token of which nobody spoke for a day has no past that says anything.
        BOOK.enableTimeToLive(StateTtlConfig.newBuilder(Duration.ofDays(1)).build());
    }

    private transient ValueState<TrendBook> book;

    @Override
    public void open(OpenContext context) {
        book = getRuntimeContext().getState(BOOK);
    }

    /** What a cashtag that means several tokens says of each of them is no sign. */
    @Override
    public void processElement(TokenInput input, Context context, Collector<ViralToken> out)
            throws Exception {
        Mention mention = input.mention();
        if (mention == null
                || mention.share() < 1
                || TrendBook.endOf(mention.slot()) <= context.timerService().currentWatermark()) {
            return;
        }
        TrendBook known = book.value();
        TrendBook open = known == null ? new TrendBook() : known;
        open.add(mention);
        book.update(open);
        context.timerService().registerEventTimeTimer(TrendBook.endOf(mention.slot()));
    }

    @Override
    public void onTimer(long slot, OnTimerContext context, Collector<ViralToken> out)
            throws Exception {
        TrendBook open = book.value();
        if (open == null) {
            return;
        }
        ViralToken viral = open.close(context.getCurrentKey(), slot);
        book.update(open);
        if (viral != null) {
            out.collect(viral);
        }
    }
}
