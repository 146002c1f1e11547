package io.slipstream.models.scoring.dl4j;

import io.slipstream.models.scoring.BundleInfo;
import io.slipstream.models.scoring.Evaluation;
import io.slipstream.models.scoring.FeatureSchema;
import io.slipstream.models.scoring.GoldenRow;
import io.slipstream.models.scoring.LogLoss;
import io.slipstream.models.scoring.LogisticRegression;
import io.slipstream.models.scoring.ModelBundle;
import io.slipstream.models.scoring.ModelCard;
import io.slipstream.models.scoring.PlattCalibration;
import io.slipstream.models.scoring.SignedLogStandardizer;
import io.slipstream.models.scoring.TimeSplit;
import io.slipstream.models.scoring.TrainingRows;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.deeplearning4j.nn.multilayer.MultiLayerNetwork;
import org.nd4j.linalg.api.ndarray.INDArray;

/**
 * Trains a network and makes a bundle of it. The same rows and seed give the same bundle, byte for
 * byte, on the same machine.
 *
 * <p>Deeplearning4j's own early stopping reports no usable score, so the loop here stops by itself:
 * when the log loss of the validation rows has not improved for {@link #PATIENCE} epochs, the
 * weights of the best epoch are taken.
 */
public final class Dl4jTrainer {
    private static final double TRAIN_SHARE = 0.70;
    private static final double VALIDATION_SHARE = 0.15;
    private static final double LEARNING_RATE = 1e-3;
    private static final int BATCH = 256;
    private static final int MAX_EPOCHS = 200;
    private static final int PATIENCE = 15;
    private static final double BASELINE_RIDGE = 1;
    private static final int GOLDEN_ROWS = 16;

    private Dl4jTrainer() {}

    /**
     * @throws IllegalArgumentException if the rows cannot be split into three parts of both classes
     */
    public static ModelBundle train(TrainingRows all, long seed) throws IOException {
        TimeSplit split = TimeSplit.of(all, TRAIN_SHARE, VALIDATION_SHARE);
        SignedLogStandardizer normalizer = SignedLogStandardizer.fit(split.train().rows());
        MultiLayerNetwork network = fit(split, normalizer, seed);
        TrainingRows validation = split.validation();
        PlattCalibration calibration =
                PlattCalibration.fit(
                        TokenNetwork.outputs(network, normalizer.apply(validation.rows())),
                        validation.labels());
        double[] scores =
                Arrays.stream(TokenNetwork.outputs(network, normalizer.apply(split.test().rows())))
                        .map(calibration::apply)
                        .toArray();
        Map<String, Evaluation> heldOut = new LinkedHashMap<>();
        heldOut.put("network", Evaluation.of(scores, split.test().labels()));
        heldOut.put("logistic regression", logistic(split, normalizer));
        heldOut.put("base rate", baseRate(split));
        FeatureSchema schema = all.schema();
        BundleInfo info =
                new BundleInfo(
                        version(network, normalizer, calibration),
                        schema.name(),
                        schema.version(),
                        schema.hash(),
                        all.label(),
                        all.data(),
                        seed,
                        split.train().size(),
                        validation.size(),
                        split.test().size(),
                        split.test().prevalence(),
                        heldOut);
        return new ModelBundle(
                info,
                normalizer,
                calibration,
                golden(split.test(), scores),
                TokenNetwork.write(network),
                ModelCard.of(info, schema));
    }

    private static MultiLayerNetwork fit(
            TimeSplit split, SignedLogStandardizer normalizer, long seed) {
        double[][] rows = normalizer.apply(split.train().rows());
        double[][] unseen = normalizer.apply(split.validation().rows());
        MultiLayerNetwork network = TokenNetwork.create(rows[0].length, seed, LEARNING_RATE);
        INDArray best = network.params().dup();
        double bestLoss = Double.POSITIVE_INFINITY;
        int epochsSinceBest = 0;
        for (int epoch = 0; epoch < MAX_EPOCHS && epochsSinceBest < PATIENCE; epoch++) {
            fitEpoch(network, rows, split.train().labels(), new Random(seed + epoch));
            double loss =
                    LogLoss.of(TokenNetwork.outputs(network, unseen), split.validation().labels());
            if (loss < bestLoss) {
                bestLoss = loss;
                best = network.params().dup();
                epochsSinceBest = 0;
            } else {
                epochsSinceBest++;
            }
        }
        network.setParams(best);
        return network;
    }

    private static void fitEpoch(
            MultiLayerNetwork network, double[][] rows, boolean[] labels, Random random) {
        int[] order = shuffled(rows.length, random);
        for (int from = 0; from < order.length; from += BATCH) {
            int size = Math.min(BATCH, order.length - from);
            double[][] x = new double[size][];
            double[][] y = new double[size][1];
            for (int i = 0; i < size; i++) {
                x[i] = rows[order[from + i]];
                y[i][0] = labels[order[from + i]] ? 1 : 0;
            }
            network.fit(TokenNetwork.matrix(x, 0, size), TokenNetwork.matrix(y, 0, size));
        }
    }

    private static int[] shuffled(int n, Random random) {
        int[] order = new int[n];
        for (int i = 0; i < n; i++) {
            int j = random.nextInt(i + 1);
            order[i] = order[j];
            order[j] = i;
        }
        return order;
    }

    private static Evaluation logistic(TimeSplit split, SignedLogStandardizer normalizer) {
        boolean[] labels = split.train().labels();
        double[] targets = new double[labels.length];
        for (int i = 0; i < labels.length; i++) {
            targets[i] = labels[i] ? 1 : 0;
        }
        LogisticRegression baseline =
                LogisticRegression.fit(
                        normalizer.apply(split.train().rows()), targets, BASELINE_RIDGE);
        double[] scores =
                Arrays.stream(normalizer.apply(split.test().rows()))
                        .mapToDouble(baseline::score)
                        .toArray();
        return Evaluation.of(scores, split.test().labels());
    }

    private static Evaluation baseRate(TimeSplit split) {
        double[] scores = new double[split.test().size()];
        Arrays.fill(scores, split.train().prevalence());
        return Evaluation.of(scores, split.test().labels());
    }

    /** Rows spread over the held-out part. */
    private static List<GoldenRow> golden(TrainingRows test, double[] scores) {
        List<GoldenRow> golden = new ArrayList<>();
        int count = Math.min(GOLDEN_ROWS, test.size());
        for (int i = 0; i < count; i++) {
            int at = (int) ((long) i * test.size() / count);
            golden.add(new GoldenRow(test.rows()[at], scores[at]));
        }
        return golden;
    }

    private static String version(
            MultiLayerNetwork network,
            SignedLogStandardizer normalizer,
            PlattCalibration calibration) {
        float[] weights = network.params().data().asFloat();
        int numbers = weights.length + 2 * normalizer.mean().length + 2;
        ByteBuffer bytes = ByteBuffer.allocate(8 * numbers);
        for (float weight : weights) {
            bytes.putDouble(weight);
        }
        for (int i = 0; i < normalizer.mean().length; i++) {
            bytes.putDouble(normalizer.mean()[i]).putDouble(normalizer.deviation()[i]);
        }
        bytes.putDouble(calibration.slope()).putDouble(calibration.intercept());
        try {
            byte[] hash = MessageDigest.getInstance("SHA-256").digest(bytes.array());
            return "mlp-" + HexFormat.of().formatHex(hash, 0, 6);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("expected a JDK with SHA-256", e);
        }
    }
}
