package io.slipstream.models.scoring;

import java.util.Arrays;

/**
 * Logistic regression: the baseline that a network must beat, and the two parameters of a
 * calibration.
 *
 * @param weights one a feature
 */
public record LogisticRegression(double[] weights, double intercept) {
    private static final int MAX_STEPS = 100;
    private static final double CONVERGED = 1e-9;

    /**
     * Fits by Newton's method with a ridge penalty, which leaves the intercept alone.
     *
     * @param rows standardised features
     * @param targets probabilities, usually 0 or 1
     * @param ridge penalty on the squared weights, above zero, so that the system has one solution
     */
    public static LogisticRegression fit(double[][] rows, double[] targets, double ridge) {
        int width = rows[0].length;
        double[] theta = new double[width + 1];
        for (int step = 0; step < MAX_STEPS; step++) {
            double[][] hessian = new double[width + 1][width + 1];
            double[] gradient = new double[width + 1];
            for (int r = 0; r < rows.length; r++) {
                double p = sigmoid(linear(theta, rows[r]));
                addRow(hessian, gradient, rows[r], p - targets[r], Math.max(p * (1 - p), 1e-9));
            }
            for (int i = 0; i < width; i++) {
                gradient[i] += ridge * theta[i];
                hessian[i][i] += ridge;
            }
            double[] move = CholeskySolver.solve(hessian, gradient);
            double largest = 0;
            for (int i = 0; i <= width; i++) {
                theta[i] -= move[i];
                largest = Math.max(largest, Math.abs(move[i]));
            }
            if (largest < CONVERGED) {
                break;
            }
        }
        double[] weights = Arrays.copyOf(theta, width);
        return new LogisticRegression(weights, theta[width]);
    }

    /** Probability, 0–1. */
    public double score(double[] row) {
        double sum = intercept;
        for (int i = 0; i < weights.length; i++) {
            sum += weights[i] * row[i];
        }
        return sigmoid(sum);
    }

    static double sigmoid(double x) {
        return 1 / (1 + Math.exp(-x));
    }

    private static double linear(double[] theta, double[] row) {
        double sum = theta[row.length];
        for (int i = 0; i < row.length; i++) {
            sum += theta[i] * row[i];
        }
        return sum;
    }

    private static void addRow(
            double[][] hessian, double[] gradient, double[] row, double miss, double weight) {
        int width = row.length;
        for (int i = 0; i <= width; i++) {
            double a = i < width ? row[i] : 1;
            gradient[i] += miss * a;
            for (int j = 0; j <= i; j++) {
                hessian[i][j] += weight * a * (j < width ? row[j] : 1);
            }
        }
    }
}
