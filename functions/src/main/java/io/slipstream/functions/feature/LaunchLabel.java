package io.slipstream.functions.feature;

/**
 * What a launch is judged by: whether whoever bought at the window's end could have sold for enough
 * more, fees paid, before the horizon.
 *
 * @param multiple of the price at the window's end that the best later price must reach after fees
 * @param horizonSlots slots after the window's end in which it counts
 * @param feeBps fee of one trade, hundredths of a percent; paid on the way in and on the way out
 */
public record LaunchLabel(double multiple, long horizonSlots, int feeBps) {

    /** True if the best price after the window pays. */
    boolean isTrue(double price, double best) {
        double kept = 1 - feeBps / 10_000.0;
        return best * kept * kept >= price * multiple;
    }
}
