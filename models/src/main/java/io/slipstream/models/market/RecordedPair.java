package io.slipstream.models.market;

/** A row that was scored, and what came of it within one horizon. */
public record RecordedPair(ScoredToken scored, TokenOutcome outcome) {}
