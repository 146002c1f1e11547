package io.slipstream.functions.score;

import io.slipstream.functions.state.Ttl;
import io.slipstream.models.market.ModelAlert;
import io.slipstream.models.market.ModelStanding;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import org.apache.flink.api.common.functions.OpenContext;
import org.apache.flink.api.common.state.ValueState;
import org.apache.flink.api.common.state.ValueStateDescriptor;
import org.apache.flink.api.common.typeinfo.TypeInformation;
import org.apache.flink.metrics.Gauge;
import org.apache.flink.streaming.api.functions.KeyedProcessFunction;
import org.apache.flink.util.Collector;
import org.apache.flink.util.OutputTag;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Follows how each model, in force or in shadow, does on live rows: its standing every ten seconds
 * of the chain, the gauge {@code modelBrier} by model, and an alert when the model in force is
 * worse than its base rate. Keyed by version.
 */
public class JudgeModels extends KeyedProcessFunction<String, JudgedRow, ModelStanding> {
    private static final long serialVersionUID = 1L;
    private static final Logger LOG = LoggerFactory.getLogger(JudgeModels.class);

    /** That a model's scores miss what happens. */
    public static final OutputTag<ModelAlert> ALERTS =
            new OutputTag<>("brier-alerts", TypeInformation.of(ModelAlert.class));

    private static final long TOLD_EVERY_SLOTS = 25;

    // A month after its last row nobody asks how a model did.
    private static final ValueStateDescriptor<StandingBook> BOOK =
            new ValueStateDescriptor<>("model-standing", TypeInformation.of(StandingBook.class));

    static {
        BOOK.enableTimeToLive(Ttl.of(Duration.ofDays(30)));
    }

    private transient ValueState<StandingBook> book;

    /** What the gauges show; rebuilt by the next row of a model after a restart. */
    private transient Map<String, Double> shown;

    @Override
    public void open(OpenContext context) {
        book = getRuntimeContext().getState(BOOK);
        shown = new HashMap<>();
    }

    @Override
    public void processElement(JudgedRow row, Context context, Collector<ModelStanding> out)
            throws Exception {
        StandingBook known = book.value();
        StandingBook kept = known == null ? new StandingBook() : known;
        kept.add(row);
        show(row.version(), kept.windowBrier());
        alarm(row, kept, context);
        book.update(kept);
        long now = Math.max(row.slot(), context.timerService().currentWatermark());
        if (now < Long.MAX_VALUE - TOLD_EVERY_SLOTS) {
            context.timerService()
                    .registerEventTimeTimer((now / TOLD_EVERY_SLOTS + 1) * TOLD_EVERY_SLOTS);
        } else {
            out.collect(kept.standing(row.version()));
        }
    }

    private void alarm(JudgedRow row, StandingBook kept, Context context) {
        @Nullable String alarm = kept.alarm(row.version());
        if (alarm != null) {
            LOG.warn("model={} reason=SCORES_MISS: {}", row.version(), alarm);
            context.output(
                    ALERTS,
                    new ModelAlert(
                            "brier:" + row.version() + ':' + row.slot(),
                            "SCORES_MISS",
                            row.version(),
                            alarm,
                            row.slot()));
        }
    }

    @Override
    public void onTimer(long slot, OnTimerContext context, Collector<ModelStanding> out)
            throws Exception {
        StandingBook kept = book.value();
        if (kept != null) {
            out.collect(kept.standing(context.getCurrentKey()));
        }
    }

    private void show(String version, double brier) {
        if (shown.put(version, brier) == null) {
            Gauge<Double> gauge = () -> shown.getOrDefault(version, 0.0);
            getRuntimeContext()
                    .getMetricGroup()
                    .addGroup("model", version)
                    .gauge("modelBrier", gauge);
        }
    }
}
