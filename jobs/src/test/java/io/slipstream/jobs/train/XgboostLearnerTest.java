package io.slipstream.jobs.train;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.slipstream.models.scoring.Auc;
import io.slipstream.models.scoring.Feature;
import io.slipstream.models.scoring.FeatureSchema;
import io.slipstream.models.scoring.TrainingRows;
import io.slipstream.models.scoring.TreeEnsemble;
import io.slipstream.models.scoring.train.ModelParts;
import io.slipstream.models.scoring.train.Stopped;
import java.util.List;
import java.util.Random;
import ml.dmlc.xgboost4j.java.Booster;
import ml.dmlc.xgboost4j.java.DMatrix;
import org.junit.jupiter.api.Test;

class XgboostLearnerTest {
    private static final FeatureSchema SCHEMA =
            new FeatureSchema(
                    "test", 1, List.of(new Feature("a", "", ""), new Feature("b", "", "")));

    @Test
    void theArraysScoreAsXgboostDoes() throws Exception {
        TrainingRows rows = rows(400, 1);
        DMatrix matrix = XgboostLearner.matrix(rows);
        Booster booster = XgboostLearner.boost(matrix, 40, 9);
        TreeEnsemble trees = XgboostLearner.trees(booster.getModelDump("", false, "json"));
        float[][] expected = booster.predict(matrix);
        for (int i = 0; i < expected.length; i++) {
            assertThat(trees.score(rows.rows()[i])).isCloseTo(expected[i][0], within(1e-6));
        }
    }

    @Test
    void stopsWhereUnseenRowsAreToldBest() {
        XgboostLearner learner = new XgboostLearner();
        TrainingRows unseen = rows(300, 2);
        Stopped stopped = learner.stop(rows(600, 1), unseen, 9);
        assertThat(stopped.rounds()).isBetween(20, 399);
        ModelParts parts = learner.fit(rows(600, 1), stopped.rounds(), 9);
        double[] outputs = learner.outputs(parts, unseen.rows());
        assertThat(outputs).containsExactly(stopped.outputs(), within(1e-5));
        assertThat(Auc.of(outputs, unseen.labels())).isGreaterThan(0.8);
    }

    /** Labels follow a sum, with noise: greedy trees need many rounds for a product. */
    private static TrainingRows rows(int n, long seed) {
        Random random = new Random(seed);
        float[][] rows = new float[n][];
        boolean[] labels = new boolean[n];
        for (int i = 0; i < n; i++) {
            rows[i] = new float[] {(float) random.nextGaussian(), (float) random.nextGaussian()};
            labels[i] = rows[i][0] + 0.5 * rows[i][1] + 0.5 * random.nextGaussian() > 0;
        }
        return new TrainingRows(
                SCHEMA, rows, labels, new long[n], new long[n], new String[0], "any", "any");
    }
}
