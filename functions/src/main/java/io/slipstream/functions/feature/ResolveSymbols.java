package io.slipstream.functions.feature;

import io.slipstream.functions.state.Ttl;
import io.slipstream.functions.state.WrittenAtOnce;
import io.slipstream.models.chain.PoolEvent;
import java.time.Duration;
import org.apache.flink.api.common.functions.OpenContext;
import org.apache.flink.api.common.state.ListState;
import org.apache.flink.api.common.state.ListStateDescriptor;
import org.apache.flink.api.common.state.ValueState;
import org.apache.flink.api.common.state.ValueStateDescriptor;
import org.apache.flink.api.common.typeinfo.TypeInformation;
import org.apache.flink.streaming.api.functions.KeyedProcessFunction;
import org.apache.flink.util.Collector;

/**
 * Knows which tokens bear a symbol: sends cashtags to them, and tells each new one how many came
 * before it. Keyed by symbol, in chain order: what happens in a slot waits for the slot's end.
 */
public class ResolveSymbols extends KeyedProcessFunction<String, SymbolInput, TokenInput> {
    private static final ValueStateDescriptor<SymbolBook> BOOK =
            new ValueStateDescriptor<>("symbol-book", WrittenAtOnce.of(SymbolBook.class));

    // No TTL: a timer of the same slot empties it.
    private static final ListStateDescriptor<SymbolInput> PENDING =
            new ListStateDescriptor<>("pending-symbols", TypeInformation.of(SymbolInput.class));

    static {
        // A symbol that nobody used for a month means nothing any more.
        BOOK.enableTimeToLive(Ttl.of(Duration.ofDays(30)));
    }

    private transient ValueState<SymbolBook> book;
    private transient ListState<SymbolInput> pending;

    @Override
    public void open(OpenContext context) {
        book = getRuntimeContext().getState(BOOK);
        pending = getRuntimeContext().getListState(PENDING);
    }

    @Override
    public void processElement(SymbolInput input, Context context, Collector<TokenInput> out)
            throws Exception {
        pending.add(input);
        context.timerService().registerEventTimeTimer(input.slot());
    }

    @Override
    public void onTimer(long slot, OnTimerContext context, Collector<TokenInput> out)
            throws Exception {
        SymbolBook known = book.value();
        SymbolBook open = known == null ? new SymbolBook() : known;
        for (SymbolInput input :
                InChainOrder.take(pending, slot, SymbolInput::slot, SymbolInput.IN_CHAIN_ORDER)) {
            PoolEvent birth = input.birth();
            if (birth != null) {
                out.collect(open.born(birth));
            } else if (input.mention() != null) {
                open.meant(input.mention()).forEach(out::collect);
            }
        }
        if (open.seen > 0) {
            book.update(open);
        }
    }
}
