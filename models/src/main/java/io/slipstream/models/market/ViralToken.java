package io.slipstream.models.market;

/**
 * A token of which far more people speak than usual.
 *
 * @param slot at the end of which it showed
 * @param voices different people with different words, in the ten seconds before
 * @param usual mean of such counts in the token's own past; 0 for one of which nobody spoke
 * @param deviation their standard deviation
 * @param sentiment 0–100: mean of what they say, 50 neither for nor against
 */
public record ViralToken(
        String mint, long slot, int voices, double usual, double deviation, double sentiment) {

    /** One for each time that it shows. */
    public String id() {
        return mint + ':' + slot;
    }
}
