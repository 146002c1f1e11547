package io.slipstream.models.scoring.compiled;

import io.slipstream.models.scoring.SignedLogStandardizer;
import io.slipstream.models.scoring.UnusableBundleException;
import java.util.List;

/**
 * A dense network with rectified hidden layers and one sigmoid, on buffers that are reused: one
 * thread at a time.
 */
final class CompiledNetwork {
    private final SignedLogStandardizer normalizer;
    private final float[] input;
    private final Layer[] layers;

    CompiledNetwork(List<NetworkWeights.Dense> weights, SignedLogStandardizer normalizer) {
        this.normalizer = normalizer;
        input = new float[normalizer.mean().length];
        layers = weights.stream().map(Layer::new).toArray(Layer[]::new);
        int width = input.length;
        for (Layer layer : layers) {
            if (layer.in != width) {
                throw new UnusableBundleException(
                        "expected a layer of " + width + " inputs, was " + layer.in);
            }
            width = layer.out.length;
        }
        if (width != 1) {
            throw new UnusableBundleException("expected a network of one output, was " + width);
        }
    }

    /** The network's output, 0–1, for a raw row. */
    double output(float[] row) {
        normalizer.apply(row, input);
        float[] values = input;
        for (int i = 0; i < layers.length; i++) {
            layers[i].apply(values, i < layers.length - 1);
            values = layers[i].out;
        }
        return 1 / (1 + Math.exp(-values[0]));
    }

    /** Input by input over all outputs, so that the inner loop runs along memory. */
    private static final class Layer {
        private final int in;
        private final float[] weights;
        private final float[] biases;
        private final float[] out;

        Layer(NetworkWeights.Dense dense) {
            in = dense.in();
            biases = dense.biases();
            out = new float[dense.out()];
            weights = new float[in * out.length];
            // Deeplearning4j stores a matrix column by column ('f' order): the inputs of an output.
            for (int o = 0; o < out.length; o++) {
                for (int i = 0; i < in; i++) {
                    weights[i * out.length + o] = dense.weights()[o * in + i];
                }
            }
        }

        void apply(float[] values, boolean rectified) {
            int n = out.length;
            System.arraycopy(biases, 0, out, 0, n);
            for (int i = 0; i < in; i++) {
                float value = values[i];
                if (value != 0) {
                    int row = i * n;
                    for (int o = 0; o < n; o++) {
                        out[o] += value * weights[row + o];
                    }
                }
            }
            for (int o = 0; rectified && o < n; o++) {
                out[o] = Math.max(0, out[o]);
            }
        }
    }
}
