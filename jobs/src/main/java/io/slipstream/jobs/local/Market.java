package io.slipstream.jobs.local;

import io.slipstream.connectors.simulator.Pacing;
import io.slipstream.connectors.simulator.SimulatorOptions;
import io.slipstream.connectors.simulator.SimulatorSource;

/** The simulated market that a run trades on when no tape is given. */
final class Market {

    private static final long SEED = 42;

    private Market() {}

    /** Begins now, as fast as a market goes. */
    static SimulatorSource ofRun() {
        return SimulatorSource.startingNow(SimulatorOptions.ofSeed(SEED), Pacing.market());
    }
}
