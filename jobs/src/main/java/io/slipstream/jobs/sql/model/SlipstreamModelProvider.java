package io.slipstream.jobs.sql.model;

import java.util.List;
import org.apache.flink.table.functions.PredictFunction;
import org.apache.flink.table.ml.ModelProvider;
import org.apache.flink.table.ml.PredictRuntimeProvider;
import org.apache.flink.table.types.logical.LogicalType;

/** Scores in the task itself: a model takes microseconds. */
record SlipstreamModelProvider(
        String location, List<String> columns, List<LogicalType> types, boolean isDouble)
        implements PredictRuntimeProvider {

    @Override
    public PredictFunction createPredictFunction(Context context) {
        return new PredictToken(location, columns, types, isDouble);
    }

    @Override
    public ModelProvider copy() {
        return this;
    }
}
