package io.slipstream.models.scoring;

/**
 * How well scores told what happened, on rows that were not trained on.
 *
 * @param auc area under the ROC curve
 * @param averagePrecision to be held against the prevalence
 * @param brier mean squared error of the probability
 * @param logLoss nats a row
 * @param calibrationError see {@link CalibrationError}
 * @param lift1 positives among the best-scored 1 % ÷ positives among as many of any rows
 * @param lift5 the same for 5 %
 * @param lift10 the same for 10 %
 */
public record Evaluation(
        double auc,
        double averagePrecision,
        double brier,
        double logLoss,
        double calibrationError,
        double lift1,
        double lift5,
        double lift10) {

    public static Evaluation of(double[] scores, boolean[] labels) {
        return new Evaluation(
                Auc.of(scores, labels),
                AveragePrecision.of(scores, labels),
                Brier.of(scores, labels),
                LogLoss.of(scores, labels),
                CalibrationError.of(scores, labels),
                Lift.of(scores, labels, 0.01),
                Lift.of(scores, labels, 0.05),
                Lift.of(scores, labels, 0.10));
    }
}
