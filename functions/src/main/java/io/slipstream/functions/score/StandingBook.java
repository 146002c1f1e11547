package io.slipstream.functions.score;

import io.slipstream.models.market.ModelStanding;
import java.util.Arrays;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** How one model does on live rows. Public fields: Flink keeps it as state. */
public class StandingBook {
    /** The newest rows that the windowed figures are of. */
    static final int WINDOW = 1_000;

    /** Fewer say little. */
    static final int LEAST = 200;

    /** Worse than this many times saying the base rate of every row, a model is to be looked at. */
    static final double ALARMING = 1.1;

    public String against = "";
    public long outcomes;
    public long positives;
    public double squares;
    public double againstSquares;
    public long slot;

    /** Of the newest rows, oldest first once it has gone round: squared misses. */
    public double[] newest = new double[0];

    /** Of the same rows, whether they did well. */
    public boolean[] good = new boolean[0];

    public int next;
    public boolean alarmed;

    /** Another model in force begins a new comparison; the window goes on. */
    void add(JudgedRow row) {
        if (!against.equals(row.against())) {
            against = row.against();
            outcomes = 0;
            positives = 0;
            squares = 0;
            againstSquares = 0;
        }
        double miss = miss(row.score(), row.good());
        outcomes++;
        positives += row.good() ? 1 : 0;
        squares += miss;
        againstSquares += miss(row.againstScore(), row.good());
        slot = Math.max(slot, row.slot());
        if (newest.length < WINDOW) {
            newest = Arrays.copyOf(newest, newest.length + 1);
            good = Arrays.copyOf(good, good.length + 1);
        }
        newest[next] = miss;
        good[next] = row.good();
        next = (next + 1) % WINDOW;
    }

    private static double miss(double score, boolean good) {
        double miss = score - (good ? 1 : 0);
        return miss * miss;
    }

    double windowBrier() {
        return Arrays.stream(newest).average().orElse(0);
    }

    /** Brier score of whoever says the window's base rate of each of its rows. */
    double windowBaseRate() {
        double share = 0;
        for (boolean one : good) {
            share += one ? 1.0 / good.length : 0;
        }
        return share * (1 - share);
    }

    ModelStanding standing(String version) {
        return new ModelStanding(
                version,
                against,
                outcomes,
                positives,
                outcomes == 0 ? 0 : squares / outcomes,
                outcomes == 0 ? 0 : againstSquares / outcomes,
                windowBrier(),
                slot);
    }

    /**
     * What is to be said of the model in force: once, until its scores are better than the base
     * rate again.
     *
     * @return one sentence; null if there is nothing new
     */
    @Nullable String alarm(String version) {
        if (newest.length < LEAST || !version.equals(against)) {
            return null;
        }
        double brier = windowBrier();
        double base = windowBaseRate();
        boolean missed = brier > base * ALARMING;
        boolean told = alarmed;
        alarmed = missed || (alarmed && brier > base);
        return missed && !told
                ? String.format(
                        Locale.ROOT,
                        "Over %d outcomes the Brier score is %.4f; whoever says the base rate of each has %.4f.",
                        newest.length,
                        brier,
                        base)
                : null;
    }
}
