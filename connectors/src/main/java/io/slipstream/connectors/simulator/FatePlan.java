package io.slipstream.connectors.simulator;

/**
 * How a fate unfolds: the net SOL that the crowd wants in the token, and its interest in it, over
 * the seconds since the launch. The plans of different fates overlap in their first seconds, so
 * that early order flow foretells a fate only weakly.
 */
final class FatePlan {
    private static final double OVER = 0.05;

    private final Fate fate;
    private final double peakSol;
    private final double peakAt;
    private final double decay;
    private final double heat;
    private final double life;

    FatePlan(Fate fate, MarketRandom random) {
        this.fate = fate;
        switch (fate) {
            case RUG -> {
                peakSol = random.uniform(4, 22);
                peakAt = random.uniform(15, 60);
                decay = 3;
                heat = random.logNormal(0.9, 0.7);
            }
            case SLOW_DEATH -> {
                peakSol = random.uniform(1, 9);
                peakAt = random.uniform(8, 40);
                decay = random.uniform(15, 45);
                heat = random.logNormal(0.7, 0.7);
            }
            case PUMP -> {
                peakSol = random.uniform(22, 65);
                peakAt = random.uniform(50, 130);
                decay = random.uniform(40, 90);
                heat = random.logNormal(1.0, 0.7);
            }
            default -> {
                peakSol = random.uniform(100, 160);
                peakAt = random.uniform(70, 160);
                decay = random.uniform(60, 140);
                heat = random.logNormal(1.7, 0.5);
            }
        }
        life = peakAt + decay * 3 + 20;
    }

    /** Net SOL that the crowd has in mind at this age. */
    double targetSol(double seconds) {
        if (seconds < peakAt) {
            // What lasts begins slowly, what does not begins with a rush.
            return peakSol * StrictMath.pow(seconds / peakAt, quality() > 0 ? 1.25 : 0.75);
        }
        double left = StrictMath.exp(-(seconds - peakAt) / decay);
        double floor = fate == Fate.GRADUATE ? 0.45 : fate == Fate.PUMP ? 0.2 : OVER;
        return peakSol * (floor + (1 - floor) * left);
    }

    /** Share of the market's attention, 1 being usual. */
    double heat(double seconds) {
        if (seconds < peakAt) {
            return heat * (1 + StrictMath.exp(-seconds / 5));
        }
        return heat * StrictMath.max(0.02, StrictMath.exp(-(seconds - peakAt) / decay));
    }

    /** Seconds after which nobody trades it any more. */
    double life() {
        return life;
    }

    /** Seconds at which the turn comes. */
    double peakAt() {
        return peakAt;
    }

    Fate fate() {
        return fate;
    }

    /** How good the token is to hold, about −1 to 1.5: what skilled leaders sense. */
    double quality() {
        return switch (fate) {
            case RUG -> -0.9;
            case SLOW_DEATH -> -0.5;
            case PUMP -> 0.8;
            case GRADUATE -> 1.3;
        };
    }
}
