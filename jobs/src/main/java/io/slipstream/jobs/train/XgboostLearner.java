package io.slipstream.jobs.train;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.slipstream.models.scoring.LogLoss;
import io.slipstream.models.scoring.ModelKind;
import io.slipstream.models.scoring.SignedLogStandardizer;
import io.slipstream.models.scoring.TrainingRows;
import io.slipstream.models.scoring.TreeEnsemble;
import io.slipstream.models.scoring.train.ModelLearner;
import io.slipstream.models.scoring.train.ModelParts;
import io.slipstream.models.scoring.train.Stopped;
import java.io.IOException;
import java.util.Arrays;
import java.util.HashMap;
import java.util.Map;
import ml.dmlc.xgboost4j.java.Booster;
import ml.dmlc.xgboost4j.java.DMatrix;
import ml.dmlc.xgboost4j.java.XGBoost;
import ml.dmlc.xgboost4j.java.XGBoostError;

/**
 * Learns boosted trees with XGBoost and takes them out of it as plain arrays: whoever scores with
 * them needs no native code.
 */
public final class XgboostLearner implements ModelLearner {
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final int MAX_TREES = 400;

    /**
     * True if XGBoost's native library can be loaded: it wants Linux, macOS or Windows, and OpenMP.
     */
    static boolean isThere() {
        try {
            new DMatrix(new float[] {0}, 1, 1, Float.NaN).dispose();
            return true;
        } catch (XGBoostError | LinkageError e) {
            return false;
        }
    }

    @Override
    public ModelKind kind() {
        return ModelKind.TREES;
    }

    @Override
    public String recipe() {
        return "Boosted trees: XGBoost, depth 4, learning rate 0.05, four fifths of the rows and"
                + " features a tree, stopped early, calibrated after Platt.";
    }

    @Override
    public Stopped stop(TrainingRows rows, TrainingRows unseen, long seed) {
        TreeEnsemble trees = learn(rows, MAX_TREES, seed);
        double[] margins = new double[unseen.size()];
        Stopped best = new Stopped(1, new double[unseen.size()]);
        double bestLoss = Double.POSITIVE_INFINITY;
        for (int t = 0; t < trees.roots().length; t++) {
            for (int i = 0; i < margins.length; i++) {
                margins[i] += trees.tree(t, unseen.rows()[i]);
            }
            double[] outputs = Arrays.stream(margins).map(m -> 1 / (1 + Math.exp(-m))).toArray();
            double loss = LogLoss.of(outputs, unseen.labels());
            if (loss < bestLoss) {
                bestLoss = loss;
                best = new Stopped(t + 1, outputs);
            }
        }
        return best;
    }

    @Override
    public ModelParts fit(TrainingRows rows, int rounds, long seed) {
        return new ModelParts(
                SignedLogStandardizer.fit(rows.rows()), null, learn(rows, rounds, seed));
    }

    @Override
    public double[] outputs(ModelParts parts, float[][] rows) {
        TreeEnsemble trees = parts.trees();
        if (trees == null) {
            throw new IllegalArgumentException("expected parts with trees, was none");
        }
        return Arrays.stream(rows).mapToDouble(trees::score).toArray();
    }

    private static TreeEnsemble learn(TrainingRows rows, int trees, long seed) {
        try {
            Booster booster = boost(matrix(rows), trees, seed);
            try {
                return trees(booster.getModelDump("", false, "json"));
            } finally {
                booster.dispose();
            }
        } catch (XGBoostError | IOException e) {
            throw new IllegalStateException("expected XGBoost to learn, was " + e, e);
        }
    }

    static DMatrix matrix(TrainingRows rows) throws XGBoostError {
        int width = rows.schema().size();
        float[] flat = new float[rows.size() * width];
        float[] labels = new float[rows.size()];
        for (int i = 0; i < rows.size(); i++) {
            System.arraycopy(rows.rows()[i], 0, flat, i * width, width);
            labels[i] = rows.labels()[i] ? 1 : 0;
        }
        DMatrix matrix = new DMatrix(flat, rows.size(), width, Float.NaN);
        matrix.setLabel(labels);
        return matrix;
    }

    static Booster boost(DMatrix matrix, int trees, long seed) throws XGBoostError {
        Map<String, Object> settings = new HashMap<>();
        settings.put("objective", "binary:logistic");
        // Log odds of zero, so that the trees alone are the model.
        settings.put("base_score", 0.5);
        settings.put("eta", 0.05);
        settings.put("max_depth", 4);
        settings.put("min_child_weight", 2);
        settings.put("subsample", 0.8);
        settings.put("colsample_bytree", 0.8);
        settings.put("lambda", 2);
        settings.put("tree_method", "hist");
        settings.put("nthread", 1);
        settings.put("seed", Math.floorMod(seed, Integer.MAX_VALUE));
        settings.put("verbosity", 0);
        Map<String, DMatrix> watched = new HashMap<>();
        return XGBoost.train(matrix, settings, trees, watched, null, null);
    }

    /** From XGBoost's dump, a JSON tree of nodes for each tree. */
    static TreeEnsemble trees(String[] dump) throws IOException {
        Nodes nodes = new Nodes();
        int[] roots = new int[dump.length];
        for (int t = 0; t < dump.length; t++) {
            roots[t] = nodes.add(JSON.readTree(dump[t]));
        }
        return nodes.ensemble(roots);
    }

    /** Nodes as they are found, parents before children. */
    private static final class Nodes {
        private int[] feature = new int[256];
        private float[] threshold = new float[256];
        private int[] below = new int[256];
        private int[] above = new int[256];
        private float[] value = new float[256];
        private int count;

        int add(JsonNode node) throws IOException {
            int at = count++;
            if (at == feature.length) {
                feature = Arrays.copyOf(feature, 2 * at);
                threshold = Arrays.copyOf(threshold, 2 * at);
                below = Arrays.copyOf(below, 2 * at);
                above = Arrays.copyOf(above, 2 * at);
                value = Arrays.copyOf(value, 2 * at);
            }
            if (node.has("leaf")) {
                feature[at] = -1;
                value[at] = (float) node.path("leaf").asDouble();
                return at;
            }
            feature[at] = Integer.parseInt(node.path("split").asText().substring(1));
            threshold[at] = (float) node.path("split_condition").asDouble();
            int yes = add(child(node, "yes"));
            int no = add(child(node, "no"));
            below[at] = yes;
            above[at] = no;
            return at;
        }

        private static JsonNode child(JsonNode node, String which) throws IOException {
            for (JsonNode child : node.path("children")) {
                if (child.path("nodeid").asInt() == node.path(which).asInt()) {
                    return child;
                }
            }
            throw new IOException("expected a child " + which + " of " + node.path("nodeid"));
        }

        TreeEnsemble ensemble(int[] roots) {
            return new TreeEnsemble(
                    roots,
                    Arrays.copyOf(feature, count),
                    Arrays.copyOf(threshold, count),
                    Arrays.copyOf(below, count),
                    Arrays.copyOf(above, count),
                    Arrays.copyOf(value, count));
        }
    }
}
