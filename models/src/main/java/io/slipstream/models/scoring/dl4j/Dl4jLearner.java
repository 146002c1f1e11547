package io.slipstream.models.scoring.dl4j;

import io.slipstream.models.scoring.LogLoss;
import io.slipstream.models.scoring.ModelKind;
import io.slipstream.models.scoring.SignedLogStandardizer;
import io.slipstream.models.scoring.TrainingRows;
import io.slipstream.models.scoring.UnusableBundleException;
import io.slipstream.models.scoring.train.ModelLearner;
import io.slipstream.models.scoring.train.ModelParts;
import io.slipstream.models.scoring.train.Stopped;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Random;
import org.deeplearning4j.nn.multilayer.MultiLayerNetwork;

/**
 * Learns the network with Deeplearning4j. Classes keep the weight that they have, so that outputs
 * are probabilities before any calibration.
 *
 * <p>Deeplearning4j's own early stopping reports no usable score, so the loop here stops by itself:
 * when the log loss of the unseen rows has not improved for {@link #PATIENCE} epochs.
 */
public final class Dl4jLearner implements ModelLearner {
    private static final double LEARNING_RATE = 1e-3;
    private static final int MAX_EPOCHS = 200;
    private static final int PATIENCE = 10;

    /** Few rows need small batches to see enough steps in an epoch. */
    private static final int FEW_ROWS = 10_000;

    private static final int SMALL_BATCH = 64;
    private static final int BATCH = 256;

    @Override
    public ModelKind kind() {
        return ModelKind.NETWORK;
    }

    @Override
    public String recipe() {
        return "Network: signed log and standardised features, dense 64 and 32 (ReLU), one sigmoid,"
                + " Adam, class prior kept, stopped early, calibrated after Platt.";
    }

    @Override
    public Stopped stop(TrainingRows rows, TrainingRows unseen, long seed) {
        SignedLogStandardizer normalizer = SignedLogStandardizer.fit(rows.rows());
        double[][] x = normalizer.apply(rows.rows());
        double[][] unseenX = normalizer.apply(unseen.rows());
        MultiLayerNetwork network = TokenNetwork.create(rows.schema().size(), seed, LEARNING_RATE);
        try {
            Stopped best = new Stopped(0, TokenNetwork.outputs(network, unseenX));
            double bestLoss = Double.POSITIVE_INFINITY;
            for (int epoch = 1; epoch <= MAX_EPOCHS && epoch - best.rounds() <= PATIENCE; epoch++) {
                fitEpoch(network, x, rows.labels(), new Random(seed + epoch));
                double[] outputs = TokenNetwork.outputs(network, unseenX);
                double loss = LogLoss.of(outputs, unseen.labels());
                if (loss < bestLoss) {
                    bestLoss = loss;
                    best = new Stopped(epoch, outputs);
                }
            }
            return best;
        } finally {
            network.close();
        }
    }

    @Override
    public ModelParts fit(TrainingRows rows, int rounds, long seed) {
        SignedLogStandardizer normalizer = SignedLogStandardizer.fit(rows.rows());
        double[][] x = normalizer.apply(rows.rows());
        MultiLayerNetwork network = TokenNetwork.create(rows.schema().size(), seed, LEARNING_RATE);
        try {
            for (int epoch = 1; epoch <= rounds; epoch++) {
                fitEpoch(network, x, rows.labels(), new Random(seed + epoch));
            }
            return new ModelParts(normalizer, TokenNetwork.write(network), null);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } finally {
            network.close();
        }
    }

    @Override
    public double[] outputs(ModelParts parts, float[][] rows) {
        byte[] zip = parts.network();
        if (zip == null) {
            throw new IllegalArgumentException("expected parts with a network, was none");
        }
        try {
            MultiLayerNetwork network = TokenNetwork.read(zip);
            double[] outputs = TokenNetwork.outputs(network, parts.normalizer().apply(rows));
            network.close();
            return outputs;
        } catch (IOException e) {
            throw new UnusableBundleException("expected a network, was " + e, e);
        }
    }

    private static void fitEpoch(
            MultiLayerNetwork network, double[][] rows, boolean[] labels, Random random) {
        int[] order = shuffled(rows.length, random);
        int batch = rows.length < FEW_ROWS ? SMALL_BATCH : BATCH;
        for (int from = 0; from < order.length; from += batch) {
            int size = Math.min(batch, order.length - from);
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
}
