package io.slipstream.functions.sentiment;

/** The places of a vector that are not zero. */
record SparseRow(int[] places, double[] values) {

    double dot(double[] weights) {
        double sum = 0;
        for (int i = 0; i < places.length; i++) {
            sum += weights[places[i]] * values[i];
        }
        return sum;
    }

    void addTo(double[] sums, double factor) {
        for (int i = 0; i < places.length; i++) {
            sums[places[i]] += values[i] * factor;
        }
    }

    double squared() {
        double sum = 0;
        for (double value : values) {
            sum += value * value;
        }
        return sum;
    }
}
