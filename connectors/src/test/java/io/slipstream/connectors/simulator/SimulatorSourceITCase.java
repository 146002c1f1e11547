package io.slipstream.connectors.simulator;

import static org.assertj.core.api.Assertions.assertThat;

import io.slipstream.models.chain.RawEvent;
import java.util.ArrayList;
import java.util.List;
import org.apache.flink.api.common.eventtime.WatermarkStrategy;
import org.apache.flink.configuration.Configuration;
import org.apache.flink.configuration.PipelineOptions;
import org.apache.flink.streaming.api.environment.StreamExecutionEnvironment;
import org.apache.flink.streaming.api.functions.ProcessFunction;
import org.apache.flink.util.CloseableIterator;
import org.apache.flink.util.Collector;
import org.junit.jupiter.api.Test;

class SimulatorSourceITCase {
    @Test
    void runsInFlinkWithWatermarksInSlots() throws Exception {
        Configuration configuration = new Configuration();
        configuration.set(PipelineOptions.GENERIC_TYPES, false);
        var env = StreamExecutionEnvironment.getExecutionEnvironment(configuration);
        env.setParallelism(1);
        SimulatorOptions options = SimulatorOptions.ofSeed(5).withMaxTransactions(2000);
        List<String> seen = new ArrayList<>();
        try (CloseableIterator<String> places =
                env.fromSource(
                                SimulatorSource.of(options, Pacing.max()),
                                WatermarkStrategy.noWatermarks(),
                                "simulator")
                        .process(new Places())
                        .executeAndCollect()) {
            places.forEachRemaining(seen::add);
        }
        MarketSimulator market = new MarketSimulator(options);
        List<String> expected = new ArrayList<>();
        for (RawEvent event = market.next(); event != null; event = market.next()) {
            expected.add(Places.of(event, event.slot(), event.slot() - 1));
        }
        assertThat(seen).isEqualTo(expected);
    }

    /** An event with its timestamp and the watermark that it met. */
    private static final class Places extends ProcessFunction<RawEvent, String> {
        static String of(RawEvent event, long timestamp, long watermark) {
            return event.kind() + " " + event.position() + " @" + timestamp + " > " + watermark;
        }

        @Override
        public void processElement(RawEvent event, Context context, Collector<String> out) {
            out.collect(of(event, context.timestamp(), context.timerService().currentWatermark()));
        }
    }
}
