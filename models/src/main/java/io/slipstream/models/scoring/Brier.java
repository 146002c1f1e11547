package io.slipstream.models.scoring;

/** Brier score: mean squared distance of the probability from what happened. */
public final class Brier {
    private Brier() {}

    /** 0 is perfect; a constant p = prevalence gives p (1 − p). */
    public static double of(double[] scores, boolean[] labels) {
        double sum = 0;
        for (int i = 0; i < scores.length; i++) {
            double miss = scores[i] - (labels[i] ? 1 : 0);
            sum += miss * miss;
        }
        return sum / scores.length;
    }
}
