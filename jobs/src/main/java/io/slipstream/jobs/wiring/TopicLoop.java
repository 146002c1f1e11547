package io.slipstream.jobs.wiring;

import io.slipstream.connectors.kafka.JsonTopics;
import io.slipstream.connectors.kafka.ReadJson;
import io.slipstream.connectors.kafka.TopicWatermarks;
import io.slipstream.connectors.kafka.Topics;
import io.slipstream.connectors.postgres.BookedOrdersSource;
import io.slipstream.connectors.postgres.OpenOrdersSource;
import io.slipstream.functions.risk.RiskGate;
import io.slipstream.functions.risk.RiskInput;
import io.slipstream.jobs.graph.ExecutionLoop;
import io.slipstream.models.trade.Command;
import io.slipstream.models.trade.Order;
import io.slipstream.models.user.SettingsChange;
import java.time.Duration;
import java.util.List;
import org.apache.flink.api.common.eventtime.WatermarkStrategy;
import org.apache.flink.api.common.typeinfo.TypeInformation;
import org.apache.flink.streaming.api.datastream.DataStream;
import org.apache.flink.streaming.api.datastream.SingleOutputStreamOperator;
import org.apache.flink.streaming.api.environment.StreamExecutionEnvironment;

/**
 * The loop of a job without an end: order events come back through their topic, as checkpoints need
 * it.
 */
public record TopicLoop(StreamExecutionEnvironment environment, Endpoints endpoints)
        implements ExecutionLoop {

    private static final Duration LOOK_EVERY = Duration.ofSeconds(5);

    /** Far longer than an order that is on its way needs to land. */
    private static final Duration UNTOUCHED_FOR = Duration.ofSeconds(20);

    @Override
    public List<DataStream<Command>> commands() {
        SingleOutputStreamOperator<Command> commands =
                JsonTopics.read(
                        environment,
                        endpoints.bootstrapServers(),
                        Topics.COMMANDS,
                        Command.class,
                        TopicWatermarks.unbounded());
        new Outlets(endpoints)
                .deadLetters(commands.getSideOutput(ReadJson.DEAD_LETTERS), Topics.COMMANDS);
        return List.of(commands);
    }

    @Override
    public List<DataStream<SettingsChange>> booked() {
        return List.of(
                environment
                        .fromSource(
                                new BookedOrdersSource(endpoints.jdbcUrl()),
                                WatermarkStrategy.noWatermarks(),
                                "booked-orders",
                                TypeInformation.of(SettingsChange.class))
                        .setParallelism(1)
                        .uid("booked-orders"));
    }

    /** Live nothing waits. */
    @Override
    public boolean keepsChainOrder() {
        return false;
    }

    @Override
    public DataStream<Order> orderEvents() {
        return JsonTopics.read(
                environment,
                endpoints.bootstrapServers(),
                Topics.ORDER_EVENTS,
                Order.class,
                TopicWatermarks.unbounded());
    }

    @Override
    public SingleOutputStreamOperator<Order> host(
            RiskGate gate, DataStream<RiskInput> decisions, DataStream<RiskInput> orderEvents) {
        return decisions.union(orderEvents).keyBy(RiskInput::key).process(gate, RiskGate.DECISIONS);
    }

    @Override
    public DataStream<Order> toLand(DataStream<Order> stored, DataStream<Order> withdrawals) {
        return stored.union(
                withdrawals,
                environment
                        .fromSource(
                                OpenOrdersSource.continuous(
                                        endpoints.jdbcUrl(), LOOK_EVERY, UNTOUCHED_FOR),
                                WatermarkStrategy.noWatermarks(),
                                "open-orders",
                                TypeInformation.of(Order.class))
                        .setParallelism(1)
                        .uid("open-orders"));
    }

    /** Final order events are written to the topic with all the others; that closes the loop. */
    @Override
    public void feedBack(DataStream<Order> orderEvents) {}
}
