package io.slipstream.functions.feature;

import io.slipstream.functions.state.WrittenAtOnce;
import io.slipstream.models.chain.PoolTrade;
import java.util.ArrayList;
import java.util.List;
import org.apache.flink.api.common.functions.OpenContext;
import org.apache.flink.api.common.state.ListState;
import org.apache.flink.api.common.state.ListStateDescriptor;
import org.apache.flink.api.common.state.ValueState;
import org.apache.flink.api.common.state.ValueStateDescriptor;
import org.apache.flink.streaming.api.functions.KeyedProcessFunction;
import org.apache.flink.util.Collector;

/**
 * Tells of each launch that it was born, and later how it ended. Keyed by mint. As in {@link
 * BuildTokenFeatures}, births wait for the end of their slot and trades one slot longer, so that
 * the order of arrival says nothing.
 */
public class WatchLaunches extends KeyedProcessFunction<String, TokenInput, CreatorInput> {
    // No TTL on either: the timer at which the launch is judged, or nothing came, clears them.
    private static final ValueStateDescriptor<LaunchEnd> LAUNCH =
            new ValueStateDescriptor<>("launch-end", WrittenAtOnce.of(LaunchEnd.class));
    private static final ListStateDescriptor<TokenInput> PENDING =
            new ListStateDescriptor<>("pending-launch", WrittenAtOnce.of(TokenInput.class));

    /** Nothing real lies beyond; a forged slot there would overflow. */
    private static final long LAST_SLOT = Long.MAX_VALUE / 2;

    private transient ValueState<LaunchEnd> launch;
    private transient ListState<TokenInput> pending;

    @Override
    public void open(OpenContext context) {
        launch = getRuntimeContext().getState(LAUNCH);
        pending = getRuntimeContext().getListState(PENDING);
    }

    @Override
    public void processElement(TokenInput input, Context context, Collector<CreatorInput> out)
            throws Exception {
        if (input.slot() > LAST_SLOT
                || wakesAt(input) < context.timerService().currentWatermark()) {
            return;
        }
        LaunchEnd open = launch.value();
        PoolTrade trade = input.trade();
        if (open != null && trade != null) {
            open.add(trade);
            launch.update(open);
        } else if (open == null && (trade != null || isBirth(input))) {
            pending.add(input);
            context.timerService().registerEventTimeTimer(wakesAt(input));
        }
    }

    @Override
    public void onTimer(long slot, OnTimerContext context, Collector<CreatorInput> out)
            throws Exception {
        LaunchEnd open = launch.value();
        if (open == null) {
            open(slot, context, out);
        } else if (open.judgedAt() <= slot) {
            out.collect(open.judged());
            launch.clear();
            pending.clear();
        }
    }

    private void open(long slot, OnTimerContext context, Collector<CreatorInput> out)
            throws Exception {
        LaunchEnd born = null;
        List<TokenInput> inputs = new ArrayList<>();
        pending.get().forEach(inputs::add);
        inputs.sort(TokenInput.IN_CHAIN_ORDER);
        for (TokenInput input : inputs) {
            if (born == null && isBirth(input) && input.slot() <= slot && input.pool() != null) {
                born = LaunchEnd.of(input.pool());
            }
        }
        if (born == null) {
            inputs.removeIf(input -> wakesAt(input) <= slot);
            pending.update(inputs);
            return;
        }
        for (TokenInput input : inputs) {
            if (input.trade() != null) {
                born.add(input.trade());
            }
        }
        launch.update(born);
        pending.clear();
        context.timerService().registerEventTimeTimer(born.judgedAt());
        out.collect(new CreatorInput(born.creator, born.mint, born.birthSlot, false, false, 0));
    }

    private static boolean isBirth(TokenInput input) {
        return input.pool() != null && LaunchEnd.of(input.pool()) != null;
    }

    private static long wakesAt(TokenInput input) {
        return input.trade() == null ? input.slot() : input.slot() + TokenWindow.EARLY_SLOTS;
    }
}
