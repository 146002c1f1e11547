package io.slipstream.functions.outcome;

import io.slipstream.models.market.RecordedPair;
import io.slipstream.models.market.ScoredToken;
import io.slipstream.models.market.TokenOutcome;
import java.util.Comparator;
import org.apache.flink.api.common.functions.OpenContext;
import org.apache.flink.api.common.state.ValueState;
import org.apache.flink.api.common.state.ValueStateDescriptor;
import org.apache.flink.api.common.typeinfo.TypeInformation;
import org.apache.flink.streaming.api.functions.co.KeyedCoProcessFunction;
import org.apache.flink.util.Collector;
import org.jspecify.annotations.Nullable;

/**
 * Joins recorded rows with their outcomes of one horizon, keyed by the row's id, over bounded
 * input. A row that stands there twice counts once, and which one does not depend on the order in
 * which they are read. A row without an outcome, and an outcome without a row, is no pair.
 */
public class PairOutcomes
        extends KeyedCoProcessFunction<String, ScoredToken, TokenOutcome, RecordedPair> {
    private static final long serialVersionUID = 1L;

    // No TTL on either: a batch job forgets a key when it has passed it.
    private static final ValueStateDescriptor<ScoredToken> SCORED =
            new ValueStateDescriptor<>("recorded-row", TypeInformation.of(ScoredToken.class));
    private static final ValueStateDescriptor<TokenOutcome> OUTCOME =
            new ValueStateDescriptor<>("recorded-outcome", TypeInformation.of(TokenOutcome.class));

    private static final Comparator<ScoredToken> FIRST_ROW =
            Comparator.comparingLong((ScoredToken row) -> row.features().slot())
                    .thenComparing(ScoredToken::modelVersion);
    private static final Comparator<TokenOutcome> FIRST_OUTCOME =
            Comparator.comparingLong(TokenOutcome::slot)
                    .thenComparing(outcome -> outcome.predictions().get(0).version())
                    .thenComparingDouble(TokenOutcome::maxMultiple);

    private transient ValueState<ScoredToken> row;
    private transient ValueState<TokenOutcome> outcome;

    @Override
    public void open(OpenContext context) {
        row = getRuntimeContext().getState(SCORED);
        outcome = getRuntimeContext().getState(OUTCOME);
    }

    @Override
    public void processElement1(ScoredToken read, Context context, Collector<RecordedPair> out)
            throws Exception {
        @Nullable ScoredToken known = row.value();
        if (known == null || FIRST_ROW.compare(read, known) < 0) {
            row.update(read);
        }
        context.timerService().registerEventTimeTimer(Long.MAX_VALUE);
    }

    @Override
    public void processElement2(TokenOutcome read, Context context, Collector<RecordedPair> out)
            throws Exception {
        @Nullable TokenOutcome known = outcome.value();
        if (known == null || FIRST_OUTCOME.compare(read, known) < 0) {
            outcome.update(read);
        }
    }

    /** All of the key has been read. */
    @Override
    public void onTimer(long end, OnTimerContext context, Collector<RecordedPair> out)
            throws Exception {
        @Nullable ScoredToken scored = row.value();
        @Nullable TokenOutcome came = outcome.value();
        if (scored != null && came != null) {
            out.collect(new RecordedPair(scored, came));
        }
        row.clear();
        outcome.clear();
    }
}
