package io.slipstream.functions.profile;

import io.slipstream.functions.state.Ttl;
import io.slipstream.functions.state.WrittenAtOnce;
import io.slipstream.models.chain.NetSwap;
import io.slipstream.models.chain.PoolEvent;
import io.slipstream.models.chain.PoolTrade;
import java.time.Duration;
import org.apache.flink.api.common.functions.OpenContext;
import org.apache.flink.api.common.state.ValueState;
import org.apache.flink.api.common.state.ValueStateDescriptor;
import org.apache.flink.streaming.api.functions.KeyedProcessFunction;
import org.apache.flink.util.Collector;

/**
 * Tells each swap once it is known what came of it, ten seconds later in the time of the chain.
 * Keyed by mint. The rules are in {@link MintTape}.
 */
public final class ObserveTrades extends KeyedProcessFunction<String, TapeInput, WalletTrade> {
    private static final long serialVersionUID = 1L;

    private static final ValueStateDescriptor<MintTape> TAPE = tape();

    private transient ValueState<MintTape> tape;

    @Override
    public void open(OpenContext context) {
        tape = getRuntimeContext().getState(TAPE);
    }

    @Override
    public void processElement(TapeInput input, Context context, Collector<WalletTrade> out)
            throws Exception {
        MintTape stored = tape.value();
        MintTape now = stored == null ? new MintTape() : stored;
        NetSwap swap = input.swap();
        PoolTrade trade = input.trade();
        PoolEvent event = input.event();
        if (swap != null) {
            long slot = now.see(swap);
            if (slot >= 0) {
                context.timerService().registerEventTimeTimer(slot);
            }
        } else if (trade != null) {
            now.see(trade);
        } else if (event != null) {
            now.see(event);
        }
        tape.update(now);
    }

    @Override
    public void onTimer(long slot, OnTimerContext context, Collector<WalletTrade> out)
            throws Exception {
        MintTape now = tape.value();
        if (now != null) {
            now.tell(context.getCurrentKey(), slot).forEach(out::collect);
            tape.update(now);
        }
    }

    /** TTL: a mint without a trade for a week is dead. */
    private static ValueStateDescriptor<MintTape> tape() {
        ValueStateDescriptor<MintTape> descriptor =
                new ValueStateDescriptor<>("mint-tape", WrittenAtOnce.of(MintTape.class));
        descriptor.enableTimeToLive(Ttl.of(Duration.ofDays(7)));
        return descriptor;
    }
}
