package io.slipstream.functions.sentiment;

import java.util.Arrays;
import java.util.List;

/**
 * Logistic regression over sparse rows with an L2 penalty: the weights that minimise ½‖w‖² + C Σ
 * cᵢ·log(1 + exp(−yᵢ·w·xᵢ)), by Nesterov's accelerated gradient with restarts. The last weight is
 * the intercept and is not penalised. The same rows in the same order give the same weights.
 */
final class SparseLogistic {
    private static final int ROUNDS = 1_500;
    private static final double CLOSE = 1e-7;

    private final List<SparseRow> rows;
    private final boolean[] labels;
    private final double[] importance;
    private final int size;

    SparseLogistic(List<SparseRow> rows, boolean[] labels, double[] importance, int size) {
        this.rows = rows;
        this.labels = labels;
        this.importance = importance;
        this.size = size;
    }

    /**
     * @param c how much an error costs against the penalty
     * @return {@code size} weights and the intercept
     */
    double[] fit(double c) {
        double step = 1 / (1 + c * steepest() / 4);
        double[] weights = new double[size + 1];
        double[] ahead = weights.clone();
        double momentum = 1;
        for (int round = 0; round < ROUNDS; round++) {
            double[] gradient = gradient(ahead, c);
            double[] next = new double[size + 1];
            double moved = 0;
            double against = 0;
            for (int i = 0; i <= size; i++) {
                next[i] = ahead[i] - step * gradient[i];
                moved += (next[i] - weights[i]) * (next[i] - weights[i]);
                against += gradient[i] * (next[i] - weights[i]);
            }
            double nextMomentum =
                    against > 0 ? 1 : (1 + Math.sqrt(1 + 4 * momentum * momentum)) / 2;
            double carry = against > 0 ? 0 : (momentum - 1) / nextMomentum;
            for (int i = 0; i <= size; i++) {
                ahead[i] = next[i] + carry * (next[i] - weights[i]);
            }
            weights = next;
            momentum = nextMomentum;
            if (moved < CLOSE * CLOSE) {
                break;
            }
        }
        return weights;
    }

    private double[] gradient(double[] weights, double c) {
        double[] gradient = weights.clone();
        gradient[size] = 0;
        for (int i = 0; i < rows.size(); i++) {
            double margin = rows.get(i).dot(weights) + weights[size];
            double error = importance[i] * c * (sigmoid(margin) - (labels[i] ? 1 : 0));
            rows.get(i).addTo(gradient, error);
            gradient[size] += error;
        }
        return gradient;
    }

    /** Largest eigenvalue of Σ cᵢ·xᵢxᵢᵀ, by power iteration, with a margin. */
    private double steepest() {
        double[] vector = new double[size + 1];
        Arrays.fill(vector, 1 / Math.sqrt(size + 1.0));
        double value = 1;
        for (int round = 0; round < 40; round++) {
            double[] image = new double[size + 1];
            for (int i = 0; i < rows.size(); i++) {
                double along = importance[i] * (rows.get(i).dot(vector) + vector[size]);
                rows.get(i).addTo(image, along);
                image[size] += along;
            }
            double norm = 0;
            for (double x : image) {
                norm += x * x;
            }
            value = Math.sqrt(norm);
            for (int i = 0; i <= size; i++) {
                vector[i] = image[i] / value;
            }
        }
        return value * 1.05;
    }

    static double sigmoid(double x) {
        return 1 / (1 + Math.exp(-x));
    }
}
