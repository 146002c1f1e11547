package io.slipstream.models.scoring.train;

/**
 * Where learning is to stop.
 *
 * @param rounds after which the log loss of the unseen rows was least
 * @param outputs for the unseen rows at that point, 0–1, before calibration
 */
public record Stopped(int rounds, double[] outputs) {}
