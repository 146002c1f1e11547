package io.slipstream.jobs.wiring;

import static org.assertj.core.api.Assertions.assertThat;

import io.slipstream.connectors.simulator.Pacing;
import io.slipstream.connectors.simulator.SimulatorOptions;
import io.slipstream.connectors.simulator.SimulatorSource;
import io.slipstream.functions.feature.SnipeConfig;
import io.slipstream.models.chain.RawEvent;
import java.util.List;
import java.util.TreeSet;
import org.apache.flink.api.common.eventtime.WatermarkStrategy;
import org.apache.flink.configuration.Configuration;
import org.apache.flink.streaming.api.datastream.DataStream;
import org.apache.flink.streaming.api.environment.StreamExecutionEnvironment;
import org.apache.flink.streaming.api.graph.StreamNode;
import org.junit.jupiter.api.Test;

/**
 * The uids of every job, pinned: state is found by them in a savepoint, so a change here needs an entry in CHANGELOG.md that
 * says what happens to the state.
 */
class UidTest {

    private static final Endpoints NOWHERE = new Endpoints("127.0.0.1:1", "jdbc:postgresql://127.0.0.1:1/none");

    @Test
    void fusedJob() {
        StreamExecutionEnvironment environment = environment();
        FusedSteps.build(
                environment,
                market(environment),
                NOWHERE,
                SnipeConfig.standard(true),
                new TopicLoop(environment, NOWHERE));
        assertThat(uids(environment)).containsExactlyElementsOf(List.of());
    }

    @Test
    void ingestJob() {
        StreamExecutionEnvironment environment = environment();
        new SplitSteps(environment, NOWHERE).ingest(market(environment));
        assertThat(uids(environment)).containsExactlyElementsOf(List.of());
    }

    @Test
    void signalJob() {
        StreamExecutionEnvironment environment = environment();
        new SplitSteps(environment, NOWHERE).signals(SnipeConfig.standard(true));
        assertThat(uids(environment)).containsExactlyElementsOf(List.of());
    }

    @Test
    void executionJob() {
        StreamExecutionEnvironment environment = environment();
        new SplitSteps(environment, NOWHERE).execution();
        assertThat(uids(environment)).containsExactlyElementsOf(List.of());
    }

    private static StreamExecutionEnvironment environment() {
        Configuration configuration = new Configuration();
        configuration.setString("pipeline.generic-types", "false");
        configuration.setString("pipeline.auto-generate-uids", "false");
        StreamExecutionEnvironment environment = StreamExecutionEnvironment.getExecutionEnvironment(configuration);
        environment.setParallelism(2);
        environment.setMaxParallelism(128);
        return environment;
    }

    private static DataStream<RawEvent> market(StreamExecutionEnvironment environment) {
        return environment
                .fromSource(
                        SimulatorSource.of(SimulatorOptions.ofSeed(1), Pacing.max()),
                        WatermarkStrategy.noWatermarks(),
                        "market-simulator")
                .setParallelism(1)
                .uid("market-simulator");
    }

    /** Sorted; committers of sinks carry a name that Flink derives from the writer's. */
    private static List<String> uids(StreamExecutionEnvironment environment) {
        TreeSet<String> uids = new TreeSet<>();
        for (StreamNode node : environment.getStreamGraph().getStreamNodes()) {
            assertThat(node.getTransformationUID()).as(node.getOperatorName()).isNotNull();
            uids.add(node.getTransformationUID());
        }
        return List.copyOf(uids);
    }
}
