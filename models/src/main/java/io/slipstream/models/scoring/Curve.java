package io.slipstream.models.scoring;

/**
 * Points of a plot.
 *
 * @param weight share of the rows that a point stands for; empty where all count alike
 */
public record Curve(double[] x, double[] y, double[] weight) {}
