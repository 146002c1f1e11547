package io.slipstream.models.scoring;

import java.util.Arrays;
import java.util.Comparator;

/**
 * What trading the best-scored tenth of the held-out rows would have brought: each bought once and
 * sold at the label's horizon, without foresight.
 *
 * @param trades how many that are
 * @param meanReturn SOL won for each SOL spent, all fees paid; below zero it was lost
 * @param winners share of the trades that won, 0–1
 * @param meanOfAll the same as {@code meanReturn}, had every row been traded
 */
public record TopDecile(int trades, double meanReturn, double winners, double meanOfAll) {

    /**
     * @param returns of each row: multiple − 1
     */
    public static TopDecile of(double[] scores, double[] returns) {
        Integer[] order = new Integer[scores.length];
        Arrays.setAll(order, i -> i);
        // Ties are broken by the row's place, so that the same rows give the same figure.
        Arrays.sort(order, Comparator.comparingDouble((Integer i) -> -scores[i]));
        int trades = Math.max(1, scores.length / 10);
        double sum = 0;
        int won = 0;
        for (int i = 0; i < trades; i++) {
            sum += returns[order[i]];
            won += returns[order[i]] > 0 ? 1 : 0;
        }
        return new TopDecile(
                trades,
                sum / trades,
                (double) won / trades,
                Arrays.stream(returns).average().orElse(0));
    }
}
