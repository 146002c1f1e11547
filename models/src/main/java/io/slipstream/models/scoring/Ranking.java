package io.slipstream.models.scoring;

import java.util.Comparator;
import java.util.stream.IntStream;

/** Rows in the order of their scores. */
final class Ranking {
    private Ranking() {}

    static int[] ascending(double[] scores, boolean[] labels) {
        if (scores.length != labels.length) {
            throw new IllegalArgumentException(
                    "expected a label for each of "
                            + scores.length
                            + " scores, was "
                            + labels.length);
        }
        return IntStream.range(0, scores.length)
                .boxed()
                .sorted(Comparator.comparingDouble(i -> scores[i]))
                .mapToInt(Integer::intValue)
                .toArray();
    }

    /** Index behind the last row that scores the same as the one at {@code from}. */
    static int endOfTie(int[] order, double[] scores, int from) {
        int to = from + 1;
        while (to < order.length && scores[order[to]] == scores[order[from]]) {
            to++;
        }
        return to;
    }
}
