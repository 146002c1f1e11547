package io.slipstream.models.scoring.dl4j;

import io.slipstream.models.port.TokenModel;
import io.slipstream.models.scoring.GoldenRow;
import io.slipstream.models.scoring.ModelBundle;
import io.slipstream.models.scoring.UnusableBundleException;
import java.io.IOException;
import org.deeplearning4j.nn.multilayer.MultiLayerNetwork;

/**
 * Scores rows with a bundle's network by Deeplearning4j itself, in batches: normalise, network,
 * calibrate.
 */
public final class Dl4jTokenModel implements TokenModel {
    private final ModelBundle bundle;
    private final MultiLayerNetwork network;

    private Dl4jTokenModel(ModelBundle bundle, MultiLayerNetwork network) {
        this.bundle = bundle;
        this.network = network;
    }

    /**
     * Brings a bundle to life and holds it against its golden rows.
     *
     * @throws UnusableBundleException if the network cannot be read or a golden row disagrees
     */
    public static Dl4jTokenModel open(ModelBundle bundle) {
        MultiLayerNetwork network;
        try {
            network = TokenNetwork.read(bundle.requiredNetwork());
        } catch (IOException | RuntimeException e) {
            throw new UnusableBundleException(
                    "expected a Deeplearning4j network in bundle "
                            + bundle.info().version()
                            + ", was "
                            + e,
                    e);
        }
        Dl4jTokenModel model = new Dl4jTokenModel(bundle, network);
        GoldenRow.hold(bundle, model);
        return model;
    }

    @Override
    public String version() {
        return bundle.info().version();
    }

    @Override
    public String schemaHash() {
        return bundle.info().schemaHash();
    }

    @Override
    public float score(float[] row) {
        return score(new float[][] {row})[0];
    }

    @Override
    public float[] score(float[][] rows) {
        double[] outputs = TokenNetwork.outputs(network, bundle.normalizer().apply(rows));
        float[] scores = new float[rows.length];
        for (int i = 0; i < rows.length; i++) {
            scores[i] = (float) bundle.calibration().apply(outputs[i]);
        }
        return scores;
    }

    @Override
    public float[] typicalRow() {
        return bundle.normalizer().typicalRow();
    }

    @Override
    public double drift(int feature, float[] seen) {
        return bundle.reference().stability(feature, seen);
    }

    @Override
    public void close() {
        network.close();
    }
}
