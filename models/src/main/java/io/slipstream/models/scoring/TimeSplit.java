package io.slipstream.models.scoring;

import java.util.Arrays;
import java.util.stream.IntStream;

/**
 * Rows split along time: what is trained on lies before what is judged on. Subjects are never torn
 * apart, and a row whose label was known only after the next part began is left out, since it tells
 * of that part.
 */
public record TimeSplit(TrainingRows train, TrainingRows validation, TrainingRows test) {

    /**
     * Cuts where shares of the different times are reached, not of the rows: a token that was
     * looked at often would count often, and old tokens were, so that the later parts would last
     * too short for any outcome to be known within them.
     *
     * @param trainShare share, 0–1, before the first cut
     * @param validationShare share between the cuts
     * @throws IllegalArgumentException if a part has no row, or rows of one class only
     */
    public static TimeSplit of(TrainingRows all, double trainShare, double validationShare) {
        if (all.size() == 0) {
            throw new IllegalArgumentException("expected rows to train on, was none");
        }
        long[] sorted = Arrays.stream(all.times()).sorted().distinct().toArray();
        long validationFrom = sorted[(int) (sorted.length * trainShare)];
        long testFrom = sorted[(int) (sorted.length * (trainShare + validationShare))];
        return new TimeSplit(
                part("training", all, Long.MIN_VALUE, validationFrom),
                part("validation", all, validationFrom, testFrom),
                part("test", all, testFrom, Long.MAX_VALUE));
    }

    private static TrainingRows part(String name, TrainingRows all, long from, long before) {
        int[] begun =
                IntStream.range(0, all.size())
                        .filter(i -> all.times()[i] >= from && all.times()[i] < before)
                        .toArray();
        int[] known = Arrays.stream(begun).filter(i -> all.knownAt()[i] < before).toArray();
        TrainingRows part = all.at(known);
        if (!part.hasBothClasses()) {
            throw new IllegalArgumentException(
                    "expected %s rows of both classes, was %d rows%s; of %d more the outcome was known only after that part"
                            .formatted(
                                    name,
                                    part.size(),
                                    part.size() == 0 ? "" : ", prevalence " + part.prevalence(),
                                    begun.length - known.length));
        }
        return part;
    }
}
