package io.slipstream.functions.feature;

import io.slipstream.functions.state.WrittenAtOnce;
import io.slipstream.models.chain.PoolEvent;
import io.slipstream.models.market.TokenFeatures;
import io.slipstream.models.market.TokenLook;
import java.util.ArrayList;
import java.util.List;
import org.apache.flink.api.common.functions.OpenContext;
import org.apache.flink.api.common.state.ListState;
import org.apache.flink.api.common.state.ListStateDescriptor;
import org.apache.flink.api.common.state.ValueState;
import org.apache.flink.api.common.state.ValueStateDescriptor;
import org.apache.flink.api.common.typeinfo.TypeInformation;
import org.apache.flink.metrics.Counter;
import org.apache.flink.streaming.api.functions.KeyedProcessFunction;
import org.apache.flink.util.Collector;
import org.apache.flink.util.OutputTag;
import org.jspecify.annotations.Nullable;

/**
 * Follows each token from its birth and tells its features at the configured ages. Keyed by mint;
 * event time is slots.
 *
 * <p>Inputs come from several streams, so their order of arrival says nothing. They wait until the
 * watermark has passed their slot and are then added in chain order: the features of a slot hold
 * exactly what happened until its end, and what waits, and goes into every checkpoint, is a slot or
 * two. Trades of a token that is not being followed wait {@link TokenWindow#EARLY_SLOTS} for a
 * creation and are then dropped.
 *
 * <p>A token past its birth is followed on, with a look every ten seconds in which it traded
 * ({@link #LOOKS}): its trades wait for the look, so that each costs an append and nothing else.
 */
public class BuildTokenFeatures extends KeyedProcessFunction<String, TokenInput, TokenFeatures> {

    // No TTL on either: event-time timers end every window and every wait. Processing time would
    // cut windows of a slow replay.
    private static final ValueStateDescriptor<TokenWindow> WINDOW =
            new ValueStateDescriptor<>("token-window", WrittenAtOnce.of(TokenWindow.class));
    private static final ListStateDescriptor<TokenInput> PENDING =
            new ListStateDescriptor<>("pending-inputs", WrittenAtOnce.of(TokenInput.class));

    /** Looks at tokens past their birth. */
    public static final OutputTag<TokenLook> LOOKS =
            new OutputTag<>("token-looks", TypeInformation.of(TokenLook.class));

    /** Nothing real lies beyond; a forged slot there would overflow the ages. */
    private static final long LAST_SLOT = Long.MAX_VALUE / 2;

    private final SnipeConfig config;

    private transient ValueState<TokenWindow> window;
    private transient ListState<TokenInput> pending;
    private transient Counter emitted;
    private transient Counter looked;
    private transient Counter late;

    public BuildTokenFeatures(SnipeConfig config) {
        this.config = config;
    }

    @Override
    public void open(OpenContext context) {
        window = getRuntimeContext().getState(WINDOW);
        pending = getRuntimeContext().getListState(PENDING);
        emitted = getRuntimeContext().getMetricGroup().counter("tokenFeatures");
        looked = getRuntimeContext().getMetricGroup().counter("tokenLooks");
        late = getRuntimeContext().getMetricGroup().counter("lateTokenInputs");
    }

    @Override
    public void processElement(TokenInput input, Context context, Collector<TokenFeatures> out)
            throws Exception {
        if (input.slot() > LAST_SLOT
                || input.pool() != null && !isBirth(input) && !isMigration(input)) {
            return;
        }
        TokenWindow open = window.value();
        boolean tooLate =
                open != null
                        ? input.slot() <= open.foldedSlot
                        : waitsUntil(input) < context.timerService().currentWatermark();
        if (tooLate) {
            late.inc();
            return;
        }
        pending.add(input);
        if (open == null) {
            context.timerService().registerEventTimeTimer(wakesAt(input));
        } else if (!open.isGrown(config) || isBirth(input)) {
            context.timerService().registerEventTimeTimer(input.slot());
        }
    }

    @Override
    public void onTimer(long slot, OnTimerContext context, Collector<TokenFeatures> out)
            throws Exception {
        TokenWindow open = window.value();
        if (open == null || open.isGrown(config) && isBornAgain(open, slot)) {
            open(slot, context);
            return;
        }
        if (!open.isGrown(config) && open.nextSlot(config) <= slot) {
            close(open, context, out);
        }
        if (open.nextLook() <= slot) {
            look(open, slot, context);
        } else if (!open.isGrown(config)) {
            pending.update(open.fold(pending.get(), slot));
            window.update(open);
        }
    }

    private void open(long slot, OnTimerContext context) throws Exception {
        PoolEvent birth = firstBirth(slot);
        if (birth == null) {
            forget(slot);
            return;
        }
        TokenWindow opened = TokenWindow.openedBy(birth);
        List<TokenInput> later = opened.fold(pending.get(), slot);
        window.update(opened);
        pending.update(later);
        later.forEach(i -> context.timerService().registerEventTimeTimer(i.slot()));
        context.timerService().registerEventTimeTimer(opened.nextSlot(config));
        context.timerService().registerEventTimeTimer(opened.nextLook());
    }

    private void close(TokenWindow open, OnTimerContext context, Collector<TokenFeatures> out)
            throws Exception {
        long slot = open.nextSlot(config);
        List<TokenInput> later = open.fold(pending.get(), slot);
        long closedAt = context.timerService().currentProcessingTime();
        out.collect(open.features(open.nextStep, config, slot, closedAt));
        emitted.inc();
        open.nextStep++;
        pending.update(later);
        window.update(open);
        if (!open.isGrown(config)) {
            context.timerService().registerEventTimeTimer(open.nextSlot(config));
        }
        // A window of an older state has no look ahead of it yet.
        context.timerService().registerEventTimeTimer(Math.max(slot + 1, open.nextLook()));
    }

    private void look(TokenWindow open, long slot, OnTimerContext context) throws Exception {
        List<TokenInput> later = open.fold(pending.get(), slot);
        TokenLook look = open.look(config, slot, context.timerService().currentProcessingTime());
        if (look != null) {
            context.output(LOOKS, look);
            looked.inc();
        }
        pending.update(later);
        if (open.isGrown(config) && Looks.isOver(open, slot)) {
            window.clear();
            later.forEach(i -> context.timerService().registerEventTimeTimer(wakesAt(i)));
        } else {
            window.update(open);
            context.timerService().registerEventTimeTimer(open.nextLook());
        }
    }

    /** A token past its birth that gets another pool begins anew with it. */
    private boolean isBornAgain(TokenWindow open, long slot) throws Exception {
        PoolEvent birth = firstBirth(slot);
        return birth != null && !open.pool.equals(birth.pool());
    }

    private @Nullable PoolEvent firstBirth(long slot) throws Exception {
        TokenInput first = null;
        for (TokenInput input : pending.get()) {
            boolean birth = isBirth(input) && input.slot() <= slot;
            if (birth && (first == null || TokenInput.IN_CHAIN_ORDER.compare(input, first) < 0)) {
                first = input;
            }
        }
        return first == null ? null : first.pool();
    }

    /** Drops what no creation came for until the end of the given slot. */
    private void forget(long slot) throws Exception {
        List<TokenInput> waiting = new ArrayList<>();
        for (TokenInput input : pending.get()) {
            if (wakesAt(input) > slot) {
                waiting.add(input);
            }
        }
        pending.update(waiting);
    }

    private static long wakesAt(TokenInput input) {
        return isBirth(input) ? input.slot() : input.slot() + TokenWindow.EARLY_SLOTS;
    }

    /** A birth is worth hearing of until its first window has closed. */
    private long waitsUntil(TokenInput input) {
        return isBirth(input) ? input.slot() + config.slotsAfterBirth(0) : wakesAt(input);
    }

    private static boolean isMigration(TokenInput input) {
        return input.pool() != null && input.pool().kind() == PoolEvent.Kind.MIGRATE;
    }

    private static boolean isBirth(TokenInput input) {
        return input.pool() != null && TokenWindow.isBirth(input.pool());
    }
}
