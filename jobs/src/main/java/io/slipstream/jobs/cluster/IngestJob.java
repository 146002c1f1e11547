package io.slipstream.jobs.cluster;

import io.slipstream.connectors.simulator.Pacing;
import io.slipstream.connectors.simulator.SimulatorOptions;
import io.slipstream.connectors.simulator.SimulatorSource;
import io.slipstream.connectors.solana.SolanaNodes;
import io.slipstream.connectors.solana.SolanaSource;
import io.slipstream.jobs.graph.Feed;
import io.slipstream.jobs.wiring.Endpoints;
import io.slipstream.jobs.wiring.SolanaFeed;
import io.slipstream.jobs.wiring.SplitSteps;
import io.slipstream.models.chain.RawEvent;
import org.apache.flink.api.common.eventtime.WatermarkStrategy;
import org.apache.flink.api.common.typeinfo.TypeInformation;
import org.apache.flink.streaming.api.environment.StreamExecutionEnvironment;

/**
 * A market into swaps, trades, pools and posts. Arguments: {@code solana}, and perhaps {@code
 * processed}, {@code confirmed} (default) or {@code finalized}: the live chain, reached as the
 * environment of the TaskManagers says; else the simulated market, and perhaps its seed (default
 * 42).
 */
public final class IngestJob {

    private IngestJob() {}

    public static void main(String[] arguments) throws Exception {
        StreamExecutionEnvironment environment = ClusterServices.environment();
        Endpoints endpoints = ClusterServices.endpoints(System.getenv());
        new SplitSteps(environment, endpoints)
                .ingest(
                        LiveInput.isNamedBy(arguments)
                                ? solana(environment, endpoints, arguments)
                                : simulated(environment, arguments));
        environment.execute("slipstream-ingest");
    }

    private static Feed solana(
            StreamExecutionEnvironment environment, Endpoints endpoints, String[] arguments) {
        SolanaNodes.of(System.getenv()); // says at once what is missing
        return SolanaFeed.build(
                environment, endpoints, LiveInput.options(arguments), SolanaSource.NEVER);
    }

    private static Feed simulated(StreamExecutionEnvironment environment, String[] arguments) {
        long seed = arguments.length == 0 ? 42 : Long.parseLong(arguments[0]);
        return Feed.gapless(
                environment
                        .fromSource(
                                SimulatorSource.startingNow(
                                        SimulatorOptions.ofSeed(seed), Pacing.market()),
                                WatermarkStrategy.noWatermarks(),
                                "market-simulator",
                                TypeInformation.of(RawEvent.class))
                        .setParallelism(1)
                        .uid("market-simulator"));
    }
}
