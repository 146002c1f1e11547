package io.slipstream.models.chat;

/**
 * What one SOL was worth when it was last seen to be traded against a stable coin.
 *
 * @param usdMicros millionths of a dollar; −1 if unknown
 * @param at epoch millis; 0 if unknown
 */
public record SolPrice(long usdMicros, long at) {
    public static final SolPrice UNKNOWN = new SolPrice(-1, 0);

    public boolean isKnown() {
        return usdMicros > 0;
    }
}
