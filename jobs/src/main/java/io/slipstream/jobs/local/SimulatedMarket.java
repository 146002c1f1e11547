package io.slipstream.jobs.local;

import io.slipstream.connectors.simulator.Pacing;
import io.slipstream.connectors.simulator.SimulatorOptions;
import io.slipstream.connectors.simulator.SimulatorSource;
import io.slipstream.jobs.graph.Feed;
import io.slipstream.jobs.wiring.Endpoints;
import io.slipstream.models.chain.RawEvent;
import org.apache.flink.api.common.eventtime.WatermarkStrategy;
import org.apache.flink.api.common.typeinfo.TypeInformation;
import org.apache.flink.streaming.api.environment.StreamExecutionEnvironment;

/**
 * The simulated market.
 *
 * @param total transactions after which it ends; 0 if it does not
 */
record SimulatedMarket(SimulatorSource source, long total) implements Market {

    private static final long SEED = 42;

    /** What a run trades on: begins now, as fast as a market goes, without an end. */
    static SimulatedMarket ofRun() {
        return new SimulatedMarket(
                SimulatorSource.startingNow(SimulatorOptions.ofSeed(SEED), Pacing.market()), 0);
    }

    @Override
    public Feed feed(StreamExecutionEnvironment environment, Endpoints endpoints, String bell) {
        return Feed.gapless(
                environment
                        .fromSource(
                                source.waitingFor(bell),
                                WatermarkStrategy.noWatermarks(),
                                name(),
                                TypeInformation.of(RawEvent.class))
                        .setParallelism(1)
                        .uid(name()));
    }

    @Override
    public boolean hasPosts() {
        return true;
    }

    @Override
    public String name() {
        return "market-simulator";
    }

    @Override
    public boolean ends() {
        return total > 0;
    }

    @Override
    public boolean finishes() {
        return ends();
    }
}
