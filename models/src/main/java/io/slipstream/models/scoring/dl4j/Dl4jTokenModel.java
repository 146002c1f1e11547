package io.slipstream.models.scoring.dl4j;

import io.slipstream.models.port.TokenModel;
import io.slipstream.models.scoring.FeatureSchema;
import io.slipstream.models.scoring.GoldenRow;
import io.slipstream.models.scoring.ModelBundle;
import io.slipstream.models.scoring.ModelBundles;
import io.slipstream.models.scoring.UnusableBundleException;
import java.io.IOException;
import java.util.List;
import org.deeplearning4j.nn.multilayer.MultiLayerNetwork;

/** Scores rows with a bundle's network: normalise, network, calibrate. */
public final class Dl4jTokenModel implements TokenModel {
    private final ModelBundle bundle;
    private final MultiLayerNetwork network;

    private Dl4jTokenModel(ModelBundle bundle, MultiLayerNetwork network) {
        this.bundle = bundle;
        this.network = network;
    }

    /**
     * Loads a bundle of the given schema.
     *
     * @param location see {@link ModelBundles#load}
     * @throws UnusableBundleException if it cannot be read, follows another schema, or does not
     *     give its golden rows the scores that it says
     */
    public static Dl4jTokenModel load(String location, FeatureSchema schema) {
        return open(ModelBundles.load(location, schema));
    }

    /**
     * Brings a bundle to life and holds it against its golden rows.
     *
     * @throws UnusableBundleException if the network cannot be read or a golden row disagrees
     */
    public static Dl4jTokenModel open(ModelBundle bundle) {
        MultiLayerNetwork network;
        try {
            network = TokenNetwork.read(bundle.network());
        } catch (IOException | RuntimeException e) {
            throw new UnusableBundleException(
                    "expected a Deeplearning4j network in bundle "
                            + bundle.info().version()
                            + ", was "
                            + e,
                    e);
        }
        Dl4jTokenModel model = new Dl4jTokenModel(bundle, network);
        model.holdAgainst(bundle.golden());
        return model;
    }

    private void holdAgainst(List<GoldenRow> golden) {
        if (golden.isEmpty()) {
            throw new UnusableBundleException(
                    "expected golden rows in bundle " + version() + ", was none");
        }
        float[][] rows = golden.stream().map(GoldenRow::row).toArray(float[][]::new);
        float[] scores = score(rows);
        for (int i = 0; i < scores.length; i++) {
            double expected = golden.get(i).score();
            if (!(Math.abs(scores[i] - expected) <= GoldenRow.TOLERANCE)) {
                throw new UnusableBundleException(
                        "expected score "
                                + expected
                                + " for golden row "
                                + i
                                + " of bundle "
                                + version()
                                + ", was "
                                + scores[i]);
            }
        }
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
    public float[] score(float[][] rows) {
        double[] outputs = TokenNetwork.outputs(network, bundle.normalizer().apply(rows));
        float[] scores = new float[rows.length];
        for (int i = 0; i < rows.length; i++) {
            scores[i] = (float) bundle.calibration().apply(outputs[i]);
        }
        return scores;
    }

    @Override
    public void close() {
        network.close();
    }
}
