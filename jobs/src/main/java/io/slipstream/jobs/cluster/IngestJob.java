package io.slipstream.jobs.cluster;

import io.slipstream.connectors.simulator.Pacing;
import io.slipstream.connectors.simulator.SimulatorOptions;
import io.slipstream.connectors.simulator.SimulatorSource;
import io.slipstream.jobs.wiring.SplitSteps;
import io.slipstream.models.chain.RawEvent;
import org.apache.flink.api.common.eventtime.WatermarkStrategy;
import org.apache.flink.api.common.typeinfo.TypeInformation;
import org.apache.flink.streaming.api.datastream.DataStream;
import org.apache.flink.streaming.api.environment.StreamExecutionEnvironment;

/**
 * The simulated market into swaps, trades, pools and posts. Argument: the market's seed, 42 if
 * there is none.
 */
public final class IngestJob {

    private IngestJob() {}

    public static void main(String[] arguments) throws Exception {
        long seed = arguments.length == 0 ? 42 : Long.parseLong(arguments[0]);
        StreamExecutionEnvironment environment = ClusterServices.environment();
        DataStream<RawEvent> market =
                environment
                        .fromSource(
                                SimulatorSource.startingNow(
                                        SimulatorOptions.ofSeed(seed), Pacing.market()),
                                WatermarkStrategy.noWatermarks(),
                                "market-simulator",
                                TypeInformation.of(RawEvent.class))
                        .setParallelism(1)
                        .uid("market-simulator");
        new SplitSteps(environment, ClusterServices.endpoints(System.getenv())).ingest(market);
        environment.execute("slipstream-ingest");
    }
}
