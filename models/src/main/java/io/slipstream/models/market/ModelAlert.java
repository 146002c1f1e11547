package io.slipstream.models.market;

/**
 * A model no longer does what its card says: somebody should look.
 *
 * @param id one for each time that it shows
 * @param kind {@code FEATURES_DRIFTED} or {@code SCORES_MISS}
 * @param model its version
 * @param text one sentence
 * @param slot at which it showed
 */
public record ModelAlert(String id, String kind, String model, String text, long slot) {}
