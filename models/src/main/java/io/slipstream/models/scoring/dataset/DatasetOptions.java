package io.slipstream.models.scoring.dataset;

import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * How a table becomes a dataset.
 *
 * @param label what makes a row a positive
 * @param time column to split along; null if it is to be found, or rows are split at random
 * @param drop columns that are not to be learnt from
 * @param allowLeaky true if a column that knows the label too well is no reason to stop
 * @param seed of a split at random
 * @param source what the table is, one or more sentences
 */
public record DatasetOptions(
        LabelRule label,
        @Nullable String time,
        Set<String> drop,
        boolean allowLeaky,
        long seed,
        String source) {}
