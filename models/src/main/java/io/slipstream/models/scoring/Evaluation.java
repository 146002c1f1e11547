package io.slipstream.models.scoring;

/**
 * How well scores told what happened, on rows that were not trained on.
 *
 * @param auc area under the ROC curve
 * @param averagePrecision to be held against the prevalence
 * @param brier mean squared error of the probability
 * @param logLoss nats a row
 */
public record Evaluation(double auc, double averagePrecision, double brier, double logLoss) {

    public static Evaluation of(double[] scores, boolean[] labels) {
        return new Evaluation(
                Auc.of(scores, labels),
                AveragePrecision.of(scores, labels),
                Brier.of(scores, labels),
                LogLoss.of(scores, labels));
    }
}
