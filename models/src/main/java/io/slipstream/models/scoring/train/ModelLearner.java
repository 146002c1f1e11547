package io.slipstream.models.scoring.train;

import io.slipstream.models.scoring.ModelKind;
import io.slipstream.models.scoring.TrainingRows;

/**
 * One way to learn, in rounds (epochs of a network, trees of an ensemble). The same rows, rounds
 * and seed give the same parts.
 */
public interface ModelLearner {

    ModelKind kind();

    /** How it learns, one sentence for the card. */
    String recipe();

    /** Learns until the unseen rows show that it learns nothing more. */
    Stopped stop(TrainingRows rows, TrainingRows unseen, long seed);

    /** Learns for a known number of rounds. */
    ModelParts fit(TrainingRows rows, int rounds, long seed);

    /** A probability, 0–1, before calibration, for each raw row. */
    double[] outputs(ModelParts parts, float[][] rows);
}
