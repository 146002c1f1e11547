package io.slipstream.models.market;

/**
 * What is known of a creator at the birth of one of his tokens.
 *
 * @param slot birth of the token
 * @param launches tokens that he made before
 * @param rugs those of them that he let down
 * @param medianLifeSeconds how long they were traded; 0 if none has been seen to its end
 */
public record CreatorPast(
        String mint, long slot, int launches, int rugs, double medianLifeSeconds) {}
