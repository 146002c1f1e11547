package io.slipstream.models.scoring.train;

import io.slipstream.models.scoring.BundleInfo;
import io.slipstream.models.scoring.Curves;
import io.slipstream.models.scoring.Evaluation;
import io.slipstream.models.scoring.FeatureReference;
import io.slipstream.models.scoring.GoldenRow;
import io.slipstream.models.scoring.HeldOut;
import io.slipstream.models.scoring.ModelBundle;
import io.slipstream.models.scoring.PlattCalibration;
import io.slipstream.models.scoring.TimeSplit;
import io.slipstream.models.scoring.TopDecile;
import io.slipstream.models.scoring.TrainingRows;
import io.slipstream.models.scoring.dataset.DatasetColumn;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Trains models side by side on the same split and makes a bundle of each.
 *
 * <p>The rows are cut along time: learn, stop and calibrate, hold out. The unseen rows of the folds
 * say after how many rounds to stop, and their outputs give the calibration. A model trained on all
 * rows before the held-out ones is judged on these; this is what the card tells. The one in the
 * bundle then learnt in the same way, for as many rounds, from all rows: the last weeks are too
 * precious to be only measured with.
 */
public final class ModelTraining {
    private static final double TRAIN_SHARE = 0.70;
    private static final double VALIDATION_SHARE = 0.15;
    private static final int GOLDEN_ROWS = 16;

    private final List<ModelLearner> learners;
    private final long seed;
    private final TrainingSteps steps;

    public ModelTraining(List<ModelLearner> learners, long seed, TrainingSteps steps) {
        this.learners = List.copyOf(learners);
        this.seed = seed;
        this.steps = steps;
    }

    /**
     * A bundle of each learner, in their order.
     *
     * @param columns that the rows were read from; empty if they followed the schema from the start
     * @param notes for the cards
     * @throws IllegalArgumentException if the rows cannot be split into three parts of both classes
     */
    public List<ModelBundle> train(
            TrainingRows all, List<DatasetColumn> columns, List<String> notes) {
        TimeSplit split = TimeSplit.of(all, TRAIN_SHARE, VALIDATION_SHARE);
        List<Fold> folds = Fold.of(split);
        TrainingRows known = Fold.known(split);
        steps.expect(learners.size() * (folds.size() + 2));
        Map<String, double[]> scores = new LinkedHashMap<>();
        List<Judged> judged = new ArrayList<>();
        for (ModelLearner learner : learners) {
            Judged one = judge(learner, folds, known, split.test());
            judged.add(one);
            scores.put(learner.kind().title(), one.scores);
        }
        scores.put(Baselines.LOGISTIC, Baselines.logistic(known, split.test()));
        scores.put(Baselines.BASE_RATE, Baselines.baseRate(known, split.test()));
        Map<String, Evaluation> figures = new LinkedHashMap<>();
        Map<String, Curves> curves = new LinkedHashMap<>();
        scores.forEach((name, s) -> figures.put(name, Evaluation.of(s, split.test().labels())));
        scores.forEach((name, s) -> curves.put(name, Curves.of(s, split.test().labels())));
        Map<String, TopDecile> trading = new LinkedHashMap<>();
        if (split.test().returns().length > 0) {
            scores.forEach((name, s) -> trading.put(name, TopDecile.of(s, split.test().returns())));
            trading.remove(Baselines.BASE_RATE);
        }
        FeatureReference reference = FeatureReference.of(all.rows());
        List<ModelBundle> bundles = new ArrayList<>();
        for (Judged one : judged) {
            ModelParts parts = fit(one.learner, "final", all, one.rounds);
            HeldOut heldOut =
                    new HeldOut(
                            curves,
                            Permutation.of(split.test(), one::scoresOf, seed),
                            Slices.of(split.test(), one.scores),
                            trading);
            bundles.add(
                    new ModelBundle(
                            info(one, parts, all, split, folds, figures, notes),
                            all.schema(),
                            columns,
                            parts.normalizer(),
                            one.calibration,
                            golden(one, parts, split.test()),
                            reference,
                            parts.network(),
                            parts.trees(),
                            heldOut));
        }
        return bundles;
    }

    private Judged judge(
            ModelLearner learner, List<Fold> folds, TrainingRows known, TrainingRows test) {
        int[] rounds = new int[folds.size()];
        double[][] outputs = new double[folds.size()][];
        @Nullable TrainingRows unseen = null;
        for (int i = 0; i < folds.size(); i++) {
            Fold fold = folds.get(i);
            Stopped stopped =
                    steps.step(
                            learner.kind() + "-fold-" + i,
                            Stopped.class,
                            () -> learner.stop(fold.rows(), fold.unseen(), seed));
            rounds[i] = stopped.rounds();
            outputs[i] = stopped.outputs();
            unseen = unseen == null ? fold.unseen() : unseen.and(fold.unseen());
        }
        if (unseen == null) {
            throw new IllegalArgumentException("expected rows to stop on, was none");
        }
        Arrays.sort(rounds);
        double[] all = Arrays.stream(outputs).flatMapToDouble(Arrays::stream).toArray();
        PlattCalibration calibration = PlattCalibration.fit(all, unseen.labels());
        int median = Math.max(1, rounds[rounds.length / 2]);
        return new Judged(
                learner, median, calibration, fit(learner, "judged", known, median), test);
    }

    private ModelParts fit(ModelLearner learner, String what, TrainingRows rows, int rounds) {
        return steps.step(
                learner.kind() + "-" + what,
                ModelParts.class,
                () -> learner.fit(rows, rounds, seed));
    }

    private BundleInfo info(
            Judged one,
            ModelParts parts,
            TrainingRows all,
            TimeSplit split,
            List<Fold> folds,
            Map<String, Evaluation> figures,
            List<String> notes) {
        List<String> said = new ArrayList<>();
        said.add(one.learner.recipe());
        said.addAll(notes);
        return new BundleInfo(
                BundleVersion.of(one.learner.kind(), parts, one.calibration),
                one.learner.kind(),
                all.schema().name(),
                all.schema().version(),
                all.schema().hash(),
                all.label(),
                all.data(),
                folds.size() == 1
                        ? "stopped and calibrated on the part between"
                        : "stopped and calibrated on "
                                + folds.size()
                                + " blocks of the earlier rows, each unseen once",
                seed,
                one.rounds,
                split.train().size(),
                split.validation().size(),
                split.test().size(),
                split.test().prevalence(),
                figures,
                said);
    }

    /** Rows spread over the held-out part, with the scores that the final model gives them. */
    private static List<GoldenRow> golden(Judged one, ModelParts parts, TrainingRows test) {
        int count = Math.min(GOLDEN_ROWS, test.size());
        float[][] rows = new float[count][];
        for (int i = 0; i < count; i++) {
            rows[i] = test.rows()[(int) ((long) i * test.size() / count)];
        }
        double[] outputs = one.learner.outputs(parts, rows);
        List<GoldenRow> golden = new ArrayList<>();
        for (int i = 0; i < count; i++) {
            golden.add(new GoldenRow(rows[i], one.calibration.apply(outputs[i])));
        }
        return golden;
    }

    /** A learner's model of the earlier rows, and what it says of the held-out ones. */
    private static final class Judged {
        private final ModelLearner learner;
        private final int rounds;
        private final PlattCalibration calibration;
        private final ModelParts parts;
        private final double[] scores;

        Judged(
                ModelLearner learner,
                int rounds,
                PlattCalibration calibration,
                ModelParts parts,
                TrainingRows test) {
            this.learner = learner;
            this.rounds = rounds;
            this.calibration = calibration;
            this.parts = parts;
            scores = scoresOf(test.rows());
        }

        double[] scoresOf(float[][] rows) {
            return Arrays.stream(learner.outputs(parts, rows)).map(calibration::apply).toArray();
        }
    }
}
