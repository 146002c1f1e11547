package io.slipstream.models.scoring.dataset;

/** A column that no model learns from, and why. */
public record DroppedColumn(String name, String why) {}
