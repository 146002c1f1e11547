package io.slipstream.models.scoring;

import java.util.List;

/**
 * A trained model with everything that is needed to use and to judge it.
 *
 * @param network the Deeplearning4j network, as its own zip without normaliser
 * @param golden rows with the scores they must get
 * @param card what the model is and how good, Markdown
 */
public record ModelBundle(
        BundleInfo info,
        SignedLogStandardizer normalizer,
        PlattCalibration calibration,
        List<GoldenRow> golden,
        byte[] network,
        String card) {}
