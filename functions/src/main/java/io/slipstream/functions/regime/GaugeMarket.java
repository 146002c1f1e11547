package io.slipstream.functions.regime;

import io.slipstream.models.market.MarketMove;
import io.slipstream.models.market.MarketRegime;
import org.apache.flink.api.common.functions.OpenContext;
import org.apache.flink.api.common.state.ValueState;
import org.apache.flink.api.common.state.ValueStateDescriptor;
import org.apache.flink.api.common.typeinfo.TypeInformation;
import org.apache.flink.metrics.Gauge;
import org.apache.flink.streaming.api.functions.KeyedProcessFunction;
import org.apache.flink.util.Collector;

/**
 * Says every ten seconds of the chain how the market stands. All moves have one key: there is one
 * market, and a token tells of itself at most once in ten seconds. Event time is slots.
 */
public class GaugeMarket extends KeyedProcessFunction<Integer, MarketMove, MarketRegime> {
    private static final long serialVersionUID = 1L;

    // No TTL: a timer lets go of all that is older than five minutes of the chain.
    private static final ValueStateDescriptor<MarketWindow> WINDOW =
            new ValueStateDescriptor<>("market-window", TypeInformation.of(MarketWindow.class));

    /** Nothing real lies beyond. */
    private static final long LAST_SLOT = Long.MAX_VALUE / 2;

    private transient ValueState<MarketWindow> window;
    private transient volatile MarketRegime last;

    @Override
    public void open(OpenContext context) {
        window = getRuntimeContext().getState(WINDOW);
        last = MarketRegime.UNKNOWN;
        Gauge<Integer> regime = () -> last.regime().ordinal();
        getRuntimeContext().getMetricGroup().gauge("marketRegime", regime);
        Gauge<Double> breadth = () -> last.breadth();
        getRuntimeContext().getMetricGroup().gauge("marketBreadth", breadth);
    }

    @Override
    public void processElement(MarketMove move, Context context, Collector<MarketRegime> out)
            throws Exception {
        long next = MarketWindow.step(move.slot());
        if (move.slot() > LAST_SLOT || next <= context.timerService().currentWatermark()) {
            return;
        }
        MarketWindow open = open();
        open.add(move);
        window.update(open);
        context.timerService().registerEventTimeTimer(next);
    }

    @Override
    public void onTimer(long slot, OnTimerContext context, Collector<MarketRegime> out)
            throws Exception {
        MarketWindow open = open();
        last = open.at(slot);
        out.collect(last);
        if (open.isEmpty()) {
            window.clear();
        } else {
            window.update(open);
            context.timerService().registerEventTimeTimer(slot + MarketWindow.EVERY_SLOTS);
        }
    }

    private MarketWindow open() throws Exception {
        MarketWindow stored = window.value();
        return stored == null ? new MarketWindow() : stored;
    }
}
