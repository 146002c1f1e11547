package io.slipstream.models.scoring;

/** Solves A x = b for a symmetric positive definite A. */
final class CholeskySolver {
    private CholeskySolver() {}

    /**
     * @param a only the lower triangle is read; it is overwritten by its Cholesky factor
     * @throws ArithmeticException if A is not positive definite
     */
    static double[] solve(double[][] a, double[] b) {
        int n = b.length;
        for (int i = 0; i < n; i++) {
            for (int j = 0; j <= i; j++) {
                double sum = a[i][j];
                for (int k = 0; k < j; k++) {
                    sum -= a[i][k] * a[j][k];
                }
                if (i != j) {
                    a[i][j] = sum / a[j][j];
                } else if (sum > 0) {
                    a[i][i] = Math.sqrt(sum);
                } else {
                    throw new ArithmeticException(
                            "expected a positive definite matrix, was pivot " + sum);
                }
            }
        }
        double[] x = b.clone();
        for (int i = 0; i < n; i++) {
            for (int k = 0; k < i; k++) {
                x[i] -= a[i][k] * x[k];
            }
            x[i] /= a[i][i];
        }
        for (int i = n - 1; i >= 0; i--) {
            for (int k = i + 1; k < n; k++) {
                x[i] -= a[k][i] * x[k];
            }
            x[i] /= a[i][i];
        }
        return x;
    }
}
