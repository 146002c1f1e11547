package io.slipstream.models.trade;

/**
 * The offer that a command takes.
 *
 * @param reasons as the offer showed them
 */
public record TakenOffer(String offerId, String modelVersion, String reasons) {}
