package io.slipstream.models.scoring;

import io.slipstream.models.scoring.dataset.DatasetColumn;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A trained model with everything that is needed to use and to judge it.
 *
 * @param schema names the features of a row
 * @param columns how a row is read from a table that has these columns; empty if the table's
 *     columns are the features themselves
 * @param normalizer of the network; its means are also what an explanation compares with
 * @param golden rows with the scores they must get
 * @param reference how the training rows were distributed
 * @param network the Deeplearning4j network, as its own zip without normaliser; null if trees score
 * @param trees null if the network scores
 * @param heldOut what the card shows beside the figures
 */
public record ModelBundle(
        BundleInfo info,
        FeatureSchema schema,
        List<DatasetColumn> columns,
        SignedLogStandardizer normalizer,
        PlattCalibration calibration,
        List<GoldenRow> golden,
        FeatureReference reference,
        byte @Nullable [] network,
        @Nullable TreeEnsemble trees,
        HeldOut heldOut) {

    /** The part that the kind asks for. */
    public byte[] requiredNetwork() {
        if (network == null) {
            throw new UnusableBundleException(
                    "expected a network in bundle " + info.version() + ", was none");
        }
        return network;
    }

    /** The part that the kind asks for. */
    public TreeEnsemble requiredTrees() {
        if (trees == null) {
            throw new UnusableBundleException(
                    "expected trees in bundle " + info.version() + ", was none");
        }
        return trees;
    }

    /** What the model is and how good, Markdown. */
    public String card() {
        return ModelCard.of(this);
    }
}
