package io.slipstream.functions.outcome;

import io.slipstream.functions.feature.TokenInput;
import io.slipstream.functions.state.WrittenAtOnce;
import io.slipstream.models.market.ScoredToken;
import io.slipstream.models.market.TokenOutcome;
import java.util.ArrayList;
import java.util.List;
import java.util.TreeSet;
import org.apache.flink.api.common.functions.OpenContext;
import org.apache.flink.api.common.state.ListState;
import org.apache.flink.api.common.state.ListStateDescriptor;
import org.apache.flink.api.common.state.ValueState;
import org.apache.flink.api.common.state.ValueStateDescriptor;
import org.apache.flink.api.common.typeinfo.TypeInformation;
import org.apache.flink.metrics.Counter;
import org.apache.flink.streaming.api.TimerService;
import org.apache.flink.streaming.api.functions.co.KeyedCoProcessFunction;
import org.apache.flink.util.Collector;
import org.apache.flink.util.OutputTag;

/**
 * Tells what came of each scored row, once for each horizon. Keyed by mint; event time is slots.
 * Pools and trades come on the first input, scored rows on the second; both wait for the end of
 * their slot, so a replay tells the same.
 *
 * <p>Models are judged by young tokens alone, so what came of those past their birth goes to {@link
 * #GROWN}.
 *
 * <p>A horizon is behind us when the watermark has passed it. What the input's end cuts off is
 * censored: it is counted, and nothing is told of it.
 */
public class LabelOutcomes
        extends KeyedCoProcessFunction<String, TokenInput, ScoredToken, TokenOutcome> {
    private static final long serialVersionUID = 1L;

    /** Of tokens past their birth. */
    public static final OutputTag<TokenOutcome> GROWN =
            new OutputTag<>("grown-outcomes", TypeInformation.of(TokenOutcome.class));

    // No TTL on either: event-time timers end every wait, and the last horizon every book.
    private static final ValueStateDescriptor<OutcomeBook> BOOK =
            new ValueStateDescriptor<>("outcome-book", WrittenAtOnce.of(OutcomeBook.class));
    private static final ListStateDescriptor<TokenInput> PENDING =
            new ListStateDescriptor<>("pending-market-events", WrittenAtOnce.of(TokenInput.class));

    /** Nothing real lies beyond; a forged slot there would overflow the horizons. */
    private static final long LAST_SLOT = Long.MAX_VALUE / 2;

    private final OutcomePolicy policy;

    private transient ValueState<OutcomeBook> book;
    private transient ListState<TokenInput> pending;
    private transient Counter labelled;
    private transient Counter censored;
    private transient Counter unpriced;
    private transient Counter late;

    public LabelOutcomes(OutcomePolicy policy) {
        this.policy = policy;
    }

    @Override
    public void open(OpenContext context) {
        book = getRuntimeContext().getState(BOOK);
        pending = getRuntimeContext().getListState(PENDING);
        labelled = getRuntimeContext().getMetricGroup().counter("outcomesLabelled");
        censored = getRuntimeContext().getMetricGroup().counter("outcomesCensored");
        unpriced = getRuntimeContext().getMetricGroup().counter("outcomesUnpriced");
        late = getRuntimeContext().getMetricGroup().counter("outcomesLate");
    }

    @Override
    public void processElement1(TokenInput input, Context context, Collector<TokenOutcome> out)
            throws Exception {
        TimerService timers = context.timerService();
        if (input.slot() <= timers.currentWatermark() || input.slot() > LAST_SLOT) {
            return;
        }
        pending.add(input);
        timers.registerEventTimeTimer(input.slot());
    }

    @Override
    public void processElement2(ScoredToken scored, Context context, Collector<TokenOutcome> out)
            throws Exception {
        TimerService timers = context.timerService();
        long slot = scored.features().slot();
        long lands = slot + policy.landingSlots();
        if (lands <= timers.currentWatermark() || slot > LAST_SLOT) {
            // It was parked until its model was known: what the market did meanwhile is gone.
            late.inc();
            return;
        }
        OutcomeBook known = book.value();
        OutcomeBook opened = known == null ? new OutcomeBook() : known;
        opened.open(scored);
        book.update(opened);
        timers.registerEventTimeTimer(lands);
        for (int horizon = 0; horizon < policy.horizonsMinutes().size(); horizon++) {
            timers.registerEventTimeTimer(slot + policy.horizonSlots(horizon));
        }
    }

    @Override
    public void onTimer(long slot, OnTimerContext context, Collector<TokenOutcome> out)
            throws Exception {
        OutcomeBook known = book.value();
        List<TokenInput> ready = ready(slot);
        if (known == null) {
            return;
        }
        if (context.timerService().currentWatermark() == Long.MAX_VALUE) {
            censored.inc(known.left(policy));
            book.clear();
            return;
        }
        ready.forEach(input -> known.add(input, policy));
        unpriced.inc(
                known.end(
                        context.getCurrentKey(),
                        slot,
                        policy,
                        (row, outcome) -> {
                            labelled.inc();
                            if (row.grown) {
                                context.output(GROWN, outcome);
                            } else {
                                out.collect(outcome);
                            }
                        }));
        if (known.open.isEmpty()) {
            book.clear();
        } else {
            book.update(known);
        }
    }

    /** Takes out what has happened until the end of a slot, in chain order, each thing once. */
    private List<TokenInput> ready(long slot) throws Exception {
        TreeSet<TokenInput> ready = new TreeSet<>(TokenInput.IN_CHAIN_ORDER);
        List<TokenInput> later = new ArrayList<>();
        for (TokenInput input : pending.get()) {
            if (input.slot() <= slot) {
                ready.add(input);
            } else {
                later.add(input);
            }
        }
        pending.update(later);
        return List.copyOf(ready);
    }
}
