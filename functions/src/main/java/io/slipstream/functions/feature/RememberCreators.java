package io.slipstream.functions.feature;

import io.slipstream.functions.state.WrittenAtOnce;
import org.apache.flink.api.common.functions.OpenContext;
import org.apache.flink.api.common.state.ListState;
import org.apache.flink.api.common.state.ListStateDescriptor;
import org.apache.flink.api.common.state.ValueState;
import org.apache.flink.api.common.state.ValueStateDescriptor;
import org.apache.flink.api.common.typeinfo.TypeInformation;
import org.apache.flink.streaming.api.functions.KeyedProcessFunction;
import org.apache.flink.util.Collector;

/** Tells each new token what its creator did before. Keyed by creator, in chain order. */
public class RememberCreators extends KeyedProcessFunction<String, CreatorInput, TokenInput> {
    // No TTL: a creator's past counts for life. It is two numbers and at most twenty lives.
    private static final ValueStateDescriptor<CreatorBook> BOOK =
            new ValueStateDescriptor<>("creator-book", WrittenAtOnce.of(CreatorBook.class));

    // No TTL: a timer of the same slot empties it.
    private static final ListStateDescriptor<CreatorInput> PENDING =
            new ListStateDescriptor<>("pending-creator", TypeInformation.of(CreatorInput.class));

    private transient ValueState<CreatorBook> book;
    private transient ListState<CreatorInput> pending;

    @Override
    public void open(OpenContext context) {
        book = getRuntimeContext().getState(BOOK);
        pending = getRuntimeContext().getListState(PENDING);
    }

    @Override
    public void processElement(CreatorInput input, Context context, Collector<TokenInput> out)
            throws Exception {
        pending.add(input);
        context.timerService().registerEventTimeTimer(input.slot());
    }

    @Override
    public void onTimer(long slot, OnTimerContext context, Collector<TokenInput> out)
            throws Exception {
        CreatorBook known = book.value();
        CreatorBook open = known == null ? new CreatorBook() : known;
        for (CreatorInput input :
                InChainOrder.take(pending, slot, CreatorInput::slot, CreatorInput.IN_CHAIN_ORDER)) {
            if (input.ended()) {
                open.ended(input);
            } else {
                out.collect(open.born(input));
            }
        }
        book.update(open);
    }
}
