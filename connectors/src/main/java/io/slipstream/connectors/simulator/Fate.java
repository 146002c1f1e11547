package io.slipstream.connectors.simulator;

/** What becomes of a token. Only its creator knows. */
public enum Fate {
    /** The creator and his bundle sell everything into the first rise. */
    RUG,
    /** A small rise, then nobody comes any more. */
    SLOW_DEATH,
    /** A multiple of the first price, then decline; stays on its curve. */
    PUMP,
    /** The curve is completed and the token moves to PumpSwap. */
    GRADUATE;

    static Fate draw(MarketRandom random) {
        double place = random.next();
        if (place < 0.30) {
            return RUG;
        }
        if (place < 0.72) {
            return SLOW_DEATH;
        }
        return place < 0.91 ? PUMP : GRADUATE;
    }
}
