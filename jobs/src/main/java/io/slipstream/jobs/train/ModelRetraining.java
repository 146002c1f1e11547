package io.slipstream.jobs.train;

import io.slipstream.models.scoring.ModelBundle;
import io.slipstream.models.scoring.ModelBundles;
import io.slipstream.models.scoring.ModelKind;
import io.slipstream.models.scoring.TrainingRows;
import io.slipstream.models.scoring.dataset.DatasetColumn;
import io.slipstream.models.scoring.dl4j.Dl4jLearner;
import io.slipstream.models.scoring.train.ModelLearner;
import io.slipstream.models.scoring.train.ModelTraining;
import io.slipstream.models.scoring.train.TrainingSteps;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import me.tongfei.progressbar.ProgressBar;
import me.tongfei.progressbar.ProgressBarBuilder;
import me.tongfei.progressbar.ProgressBarStyle;

/** Trains the network, and the boosted trees beside it, and writes both bundles. */
public final class ModelRetraining {
    /** Below the network's bundle: the trees'. */
    private static final String TREES = "trees";

    private ModelRetraining() {}

    /**
     * The network's bundle, written to {@code out}, and the trees', to {@code out/trees}. Where
     * XGBoost cannot be loaded there are no trees, and the card says so.
     *
     * @param columns that the rows were read from; empty if they followed the schema from the start
     */
    public static List<ModelBundle> run(
            TrainingRows rows, List<DatasetColumn> columns, List<String> notes, long seed, Path out)
            throws IOException {
        List<ModelLearner> learners = new ArrayList<>(List.of(new Dl4jLearner()));
        List<String> said = new ArrayList<>(notes);
        if (XgboostLearner.isThere()) {
            learners.add(new XgboostLearner());
        } else {
            said.add(
                    "XGBoost could not be loaded (is libgomp1 installed?): no trees to compare with.");
        }
        List<ModelBundle> bundles;
        try (ProgressBar bar = progress("training")) {
            TrainingSteps steps = new ResumableSteps(out, rows, seed, bar);
            bundles = new ModelTraining(learners, seed, steps).train(rows, columns, said);
        }
        for (ModelBundle bundle : bundles) {
            ModelBundles.write(bundle, folder(bundle, out));
        }
        ResumableSteps.forget(out);
        return bundles;
    }

    /** Where a bundle of a training stands. */
    public static Path folder(ModelBundle bundle, Path out) {
        return bundle.info().kind() == ModelKind.TREES ? out.resolve(TREES) : out;
    }

    /** A bar on stderr. */
    public static ProgressBar progress(String task) {
        return new ProgressBarBuilder()
                .setTaskName(task)
                .setInitialMax(-1)
                .setStyle(ProgressBarStyle.ASCII)
                .build();
    }
}
