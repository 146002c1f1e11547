package io.slipstream.functions.sentiment;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import org.junit.jupiter.api.Test;

class SparseLogisticTest {

    @Test
    void findsWhereTheGradientVanishes() {
        List<SparseRow> rows = List.of(row(0, 1), row(0, 1), row(0, -2), row(1, 1), row(1, 0.5));
        boolean[] labels = {true, false, false, true, true};
        double[] importance = {1, 0.5, 1, 1, 2};
        double[] w = new SparseLogistic(rows, labels, importance, 2).fit(3);
        double[] gradient = {w[0], w[1], 0};
        for (int i = 0; i < labels.length; i++) {
            double margin = rows.get(i).dot(w) + w[2];
            double error =
                    3 * importance[i] * (SparseLogistic.sigmoid(margin) - (labels[i] ? 1 : 0));
            rows.get(i).addTo(gradient, error);
            gradient[2] += error;
        }
        assertThat(gradient).containsExactly(new double[] {0, 0, 0}, within(1e-4));
    }

    private static SparseRow row(int place, double value) {
        return new SparseRow(new int[] {place}, new double[] {value});
    }
}
