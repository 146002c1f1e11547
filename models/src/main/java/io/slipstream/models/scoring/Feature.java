package io.slipstream.models.scoring;

/**
 * One number that is known of a token.
 *
 * @param name snake_case, stable
 * @param unit what it is counted in
 * @param meaning how it is computed, in one sentence
 */
public record Feature(String name, String unit, String meaning) {}
