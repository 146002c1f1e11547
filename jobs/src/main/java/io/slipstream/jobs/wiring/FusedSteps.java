package io.slipstream.jobs.wiring;

import io.slipstream.connectors.debezium.SettingsStream;
import io.slipstream.connectors.kafka.Topics;
import io.slipstream.functions.feature.SnipeConfig;
import io.slipstream.jobs.graph.ExecutionGraph;
import io.slipstream.jobs.graph.ExecutionLoop;
import io.slipstream.jobs.graph.Feed;
import io.slipstream.jobs.graph.IngestGraph;
import io.slipstream.jobs.graph.IngestGraph.Decoded;
import io.slipstream.jobs.graph.IngestGraph.Ingested;
import io.slipstream.jobs.graph.SignalGraph;
import io.slipstream.jobs.graph.SignalGraph.Signals;
import io.slipstream.models.scoring.compiled.CompiledModels;
import io.slipstream.models.trade.Order;
import io.slipstream.models.trade.Signal;
import io.slipstream.models.user.SettingsChange;
import java.util.List;
import org.apache.flink.streaming.api.datastream.DataStream;
import org.apache.flink.streaming.api.datastream.SingleOutputStreamOperator;
import org.apache.flink.streaming.api.environment.StreamExecutionEnvironment;

/** All graphs in one job, with no topic on the way from an event to an order. */
public final class FusedSteps {

    private FusedSteps() {}

    public static void build(
            StreamExecutionEnvironment environment,
            Feed feed,
            Endpoints endpoints,
            SnipeConfig snipe,
            Recording recording,
            Trading trading,
            ExecutionLoop loop) {
        SingleOutputStreamOperator<SettingsChange> settings =
                SettingsStream.from(environment, endpoints.bootstrapServers());
        Decoded decoded = IngestGraph.build(feed.events());
        Ingested in =
                feed.listens() ? decoded.ingested().listening(feed.notices()) : decoded.ingested();
        DataStream<Order> events = loop.orderEvents();
        // In a replay the signals must not wait for what they cause.
        List<DataStream<Order>> own = loop.keepsChainOrder() ? List.of() : List.of(events);
        Signals signals =
                SignalGraph.build(
                        in,
                        settings,
                        new CompiledModels(),
                        Ports.inspector(feed.notices() != null),
                        snipe,
                        own,
                        loop.keepsChainOrder());
        Outlets outlets = new Outlets(endpoints);
        outlets.executed(
                ExecutionGraph.build(
                        signals.signals(),
                        in.trades(),
                        settings,
                        feed.guard(),
                        events,
                        loop,
                        trading.settlement(environment, endpoints),
                        trading.ports(endpoints)));
        outlets.topic(
                signals.signals(),
                Topics.SIGNALS,
                (Signal signal) -> Long.toString(signal.userId()),
                "signals");
        outlets.notices(feed);
        outlets.snipeRuns(signals.snipeRuns());
        outlets.trends(signals);
        outlets.recommendations(signals);
        recording.attach(signals);
        outlets.models(signals);
        outlets.profiles(signals.profiles());
        outlets.deadLetters(decoded.deadLetters(), "ingest");
        outlets.deadLetters(settings.getSideOutput(SettingsStream.DEAD_LETTERS), "settings");
    }
}
