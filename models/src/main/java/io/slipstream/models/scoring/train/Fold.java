package io.slipstream.models.scoring.train;

import io.slipstream.models.scoring.TimeSplit;
import io.slipstream.models.scoring.TrainingRows;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;

/**
 * Rows to learn from and rows to stop and calibrate on.
 *
 * @param rows to learn from
 * @param unseen later than these, or a block of time cut out of them
 */
record Fold(TrainingRows rows, TrainingRows unseen) {
    /** Below so many rows, one validation part holds too few positives to stop on. */
    private static final int FEW_ROWS = 5_000;

    private static final int BLOCKS = 5;

    /**
     * Many rows: the split's own training and validation part. Few rows: five blocks of time, each
     * unseen once; rows whose outcome reaches over the edge of a block are left out.
     */
    static List<Fold> of(TimeSplit split) {
        TrainingRows known = known(split);
        if (known.size() >= FEW_ROWS) {
            return List.of(new Fold(split.train(), split.validation()));
        }
        List<Fold> folds = new ArrayList<>();
        long[] sorted = Arrays.stream(known.times()).sorted().distinct().toArray();
        for (int block = 0; block < BLOCKS; block++) {
            long from = block == 0 ? Long.MIN_VALUE : sorted[block * sorted.length / BLOCKS];
            long before =
                    block == BLOCKS - 1
                            ? Long.MAX_VALUE
                            : sorted[(block + 1) * sorted.length / BLOCKS];
            Fold fold = cut(known, from, before);
            if (fold.rows.hasBothClasses() && fold.unseen.hasBothClasses()) {
                folds.add(fold);
            }
        }
        return folds.isEmpty() ? List.of(new Fold(split.train(), split.validation())) : folds;
    }

    /** All rows before the held-out ones. */
    static TrainingRows known(TimeSplit split) {
        return split.train().and(split.validation());
    }

    private static Fold cut(TrainingRows all, long from, long before) {
        int[] unseen =
                IntStream.range(0, all.size())
                        .filter(i -> all.times()[i] >= from && all.times()[i] < before)
                        .filter(i -> all.knownAt()[i] < before)
                        .toArray();
        int[] rows =
                IntStream.range(0, all.size())
                        .filter(i -> all.knownAt()[i] < from || all.times()[i] >= before)
                        .toArray();
        return new Fold(all.at(rows), all.at(unseen));
    }
}
