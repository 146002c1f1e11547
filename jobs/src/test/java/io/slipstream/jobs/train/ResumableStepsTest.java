package io.slipstream.jobs.train;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.slipstream.models.scoring.Feature;
import io.slipstream.models.scoring.FeatureSchema;
import io.slipstream.models.scoring.ModelBundle;
import io.slipstream.models.scoring.TrainingRows;
import io.slipstream.models.scoring.dl4j.Dl4jLearner;
import io.slipstream.models.scoring.train.ModelTraining;
import io.slipstream.models.scoring.train.TrainingSteps;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.function.Supplier;
import me.tongfei.progressbar.ProgressBar;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A training that is cut off goes on where it was. */
class ResumableStepsTest {
    private static final int SEED = 9;
    private static final FeatureSchema SCHEMA =
            new FeatureSchema(
                    "test", 1, List.of(new Feature("a", "", ""), new Feature("b", "", "")));

    @TempDir Path out;

    @Test
    void whatWasDoneIsNotDoneAgainAndTheModelsAreThoseOfAnUndisturbedTraining() throws Exception {
        List<String> undisturbed = versions(train(TrainingSteps.plain()));
        Observed first = new Observed(resumable(SEED), 3);
        assertThatThrownBy(() -> train(first)).isInstanceOf(CutOff.class);
        assertThat(first.worked).hasSize(3);

        Observed second = new Observed(resumable(SEED), Integer.MAX_VALUE);
        assertThat(versions(train(second))).isEqualTo(undisturbed);

        assertThat(second.worked).isNotEmpty().doesNotContainAnyElementsOf(first.worked);
    }

    @Test
    void stepsOfAnotherSeedAreNotTaken() throws Exception {
        Observed first = new Observed(resumable(SEED), 3);
        assertThatThrownBy(() -> train(first)).isInstanceOf(CutOff.class);

        Observed second = new Observed(resumable(SEED + 1), 1);
        assertThatThrownBy(() -> train(second)).isInstanceOf(CutOff.class);

        assertThat(second.worked).containsExactly(first.worked.get(0));
    }

    private TrainingSteps resumable(long seed) throws IOException {
        return new ResumableSteps(out, rows(400), seed, new ProgressBar("test", -1));
    }

    private static List<ModelBundle> train(TrainingSteps steps) {
        return new ModelTraining(List.of(new Dl4jLearner(), new XgboostLearner()), SEED, steps)
                .train(rows(400), List.of(), List.of());
    }

    /** They are made of what the models are. */
    private static List<String> versions(List<ModelBundle> bundles) {
        return bundles.stream().map(bundle -> bundle.info().version()).toList();
    }

    private static TrainingRows rows(int n) {
        Random random = new Random(1);
        float[][] rows = new float[n][];
        boolean[] labels = new boolean[n];
        long[] times = new long[n];
        long[] knownAt = new long[n];
        for (int i = 0; i < n; i++) {
            rows[i] = new float[] {(float) random.nextGaussian(), (float) random.nextGaussian()};
            labels[i] = rows[i][0] + 0.5 * random.nextGaussian() > 0;
            times[i] = i;
            knownAt[i] = i + 10;
        }
        return new TrainingRows(
                SCHEMA, rows, labels, times, knownAt, new String[0], "above 0", "made up");
    }

    private static final class CutOff extends RuntimeException {
        private static final long serialVersionUID = 1L;
    }

    /** Notes which steps worked, and is cut off before one more than it may. */
    private static final class Observed implements TrainingSteps {
        private final TrainingSteps steps;
        private final int most;
        private final List<String> worked = new ArrayList<>();

        private Observed(TrainingSteps steps, int most) {
            this.steps = steps;
            this.most = most;
        }

        @Override
        public void expect(int number) {
            steps.expect(number);
        }

        @Override
        public <T> T step(String name, Class<T> type, Supplier<T> work) {
            return steps.step(
                    name,
                    type,
                    () -> {
                        if (worked.size() == most) {
                            throw new CutOff();
                        }
                        worked.add(name);
                        return work.get();
                    });
        }
    }
}
