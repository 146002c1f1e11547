package io.slipstream.models.scoring;

import java.util.Arrays;

/**
 * Boosted trees as plain arrays, one entry a node over all trees; node {@code i} is a leaf if
 * {@code feature[i]} is −1. The score is the sigmoid of the sum of the leaves that a row falls
 * into.
 *
 * @param roots first node of each tree, in the order in which they were learnt
 * @param feature that decides; −1 in a leaf
 * @param threshold below which a row goes to {@code below}, else to {@code above}
 * @param value of a leaf, in log odds
 */
public record TreeEnsemble(
        int[] roots, int[] feature, float[] threshold, int[] below, int[] above, float[] value) {

    /** Log odds. */
    public double margin(float[] row) {
        double sum = 0;
        for (int root : roots) {
            sum += leaf(root, row);
        }
        return sum;
    }

    /** Probability, 0–1, before calibration. */
    public double score(float[] row) {
        return LogisticRegression.sigmoid(margin(row));
    }

    /** What the tree at the given place adds to the log odds. */
    public double tree(int index, float[] row) {
        return leaf(roots[index], row);
    }

    /** The first trees alone. */
    public TreeEnsemble first(int trees) {
        return new TreeEnsemble(
                Arrays.copyOf(roots, trees), feature, threshold, below, above, value);
    }

    private float leaf(int root, float[] row) {
        int node = root;
        while (feature[node] >= 0) {
            node = row[feature[node]] < threshold[node] ? below[node] : above[node];
        }
        return value[node];
    }
}
