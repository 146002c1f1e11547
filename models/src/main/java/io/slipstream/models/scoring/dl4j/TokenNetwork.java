package io.slipstream.models.scoring.dl4j;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.util.zip.ZipEntry;
import java.util.zip.ZipInputStream;
import java.util.zip.ZipOutputStream;
import org.deeplearning4j.nn.conf.MultiLayerConfiguration;
import org.deeplearning4j.nn.conf.NeuralNetConfiguration;
import org.deeplearning4j.nn.conf.layers.DenseLayer;
import org.deeplearning4j.nn.conf.layers.OutputLayer;
import org.deeplearning4j.nn.multilayer.MultiLayerNetwork;
import org.deeplearning4j.nn.weights.WeightInit;
import org.deeplearning4j.util.ModelSerializer;
import org.nd4j.linalg.activations.Activation;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.factory.Nd4j;
import org.nd4j.linalg.learning.config.Adam;
import org.nd4j.linalg.lossfunctions.LossFunctions.LossFunction;

/** The network: dense 64, dense 32, one sigmoid. */
final class TokenNetwork {
    /** One call of the network costs 0.2–0.4 ms for any number of rows up to this. */
    private static final int MICRO_BATCH = 128;

    private static final int OUTER = 64;
    private static final int INNER = 32;

    static {
        // More threads make calls of this size slower, and training differ from run to run.
        Nd4j.getEnvironment().setMaxThreads(1);
        Nd4j.getEnvironment().setMaxMasterThreads(1);
    }

    private TokenNetwork() {}

    /** A new network with random weights. */
    static MultiLayerNetwork create(int features, long seed, double learningRate) {
        MultiLayerConfiguration configuration =
                new NeuralNetConfiguration.Builder()
                        .seed(seed)
                        .updater(new Adam(learningRate))
                        .weightInit(WeightInit.RELU)
                        .l2(1e-4)
                        .list()
                        .layer(dense(features, OUTER))
                        .layer(dense(OUTER, INNER))
                        .layer(
                                new OutputLayer.Builder(LossFunction.XENT)
                                        .nIn(INNER)
                                        .nOut(1)
                                        .activation(Activation.SIGMOID)
                                        .weightInit(WeightInit.XAVIER)
                                        .build())
                        .build();
        MultiLayerNetwork network = new MultiLayerNetwork(configuration);
        network.init();
        return network;
    }

    private static DenseLayer dense(int in, int out) {
        return new DenseLayer.Builder().nIn(in).nOut(out).activation(Activation.RELU).build();
    }

    /** The network's outputs, 0–1, for standardised rows. */
    static double[] outputs(MultiLayerNetwork network, double[][] rows) {
        double[] outputs = new double[rows.length];
        for (int from = 0; from < rows.length; from += MICRO_BATCH) {
            int to = Math.min(rows.length, from + MICRO_BATCH);
            float[] scores = network.output(matrix(rows, from, to)).data().asFloat();
            for (int i = from; i < to; i++) {
                outputs[i] = scores[i - from];
            }
        }
        return outputs;
    }

    /** Rows {@code from} to {@code to} as one matrix. */
    static INDArray matrix(double[][] rows, int from, int to) {
        int width = rows[from].length;
        float[] flat = new float[(to - from) * width];
        for (int r = from; r < to; r++) {
            for (int f = 0; f < width; f++) {
                flat[(r - from) * width + f] = (float) rows[r][f];
            }
        }
        return Nd4j.create(flat, new long[] {to - from, width});
    }

    /**
     * The network as Deeplearning4j writes it, with its dates taken out: equal nets, equal bytes.
     */
    static byte[] write(MultiLayerNetwork network) throws IOException {
        ByteArrayOutputStream dated = new ByteArrayOutputStream();
        ModelSerializer.writeModel(network, dated, false);
        ByteArrayOutputStream undated = new ByteArrayOutputStream();
        try (ZipInputStream in = new ZipInputStream(new ByteArrayInputStream(dated.toByteArray()));
                ZipOutputStream out = new ZipOutputStream(undated)) {
            for (ZipEntry entry = in.getNextEntry(); entry != null; entry = in.getNextEntry()) {
                ZipEntry copy = new ZipEntry(entry.getName());
                copy.setTime(0);
                out.putNextEntry(copy);
                in.transferTo(out);
                out.closeEntry();
            }
        }
        return undated.toByteArray();
    }

    static MultiLayerNetwork read(byte[] zip) throws IOException {
        return ModelSerializer.restoreMultiLayerNetwork(new ByteArrayInputStream(zip), false);
    }
}
