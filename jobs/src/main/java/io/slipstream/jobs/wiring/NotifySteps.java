package io.slipstream.jobs.wiring;

import io.slipstream.connectors.kafka.JsonTopics;
import io.slipstream.connectors.kafka.ReadJson;
import io.slipstream.connectors.kafka.TopicWatermarks;
import io.slipstream.connectors.kafka.Topics;
import io.slipstream.connectors.telegram.MessagesSink;
import io.slipstream.connectors.telegram.PostgresSentMessages;
import io.slipstream.connectors.telegram.UpdatesSource;
import io.slipstream.connectors.wallet.ExportStepsSource;
import io.slipstream.connectors.wallet.OpenKeyExports;
import io.slipstream.functions.chat.StaleNotices;
import io.slipstream.jobs.graph.NotifyGraph;
import io.slipstream.jobs.graph.NotifyGraph.Notified;
import io.slipstream.models.chat.ChatUpdate;
import io.slipstream.models.chat.ExportStep;
import io.slipstream.models.trade.Command;
import io.slipstream.models.trade.Notification;
import io.slipstream.models.trade.Order;
import org.apache.flink.api.common.eventtime.WatermarkStrategy;
import org.apache.flink.api.common.typeinfo.TypeInformation;
import org.apache.flink.streaming.api.datastream.DataStream;
import org.apache.flink.streaming.api.datastream.SingleOutputStreamOperator;
import org.apache.flink.streaming.api.environment.StreamExecutionEnvironment;

/**
 * All of Telegram in one job: one bot has one poller and one set of limits, and a Telegram that is
 * down concerns nobody else.
 */
public record NotifySteps(StreamExecutionEnvironment environment, Endpoints endpoints) {

    /** Telegram forgets an update once a checkpoint holds it; see {@link UpdatesSource}. */
    public static final String CHECKPOINT_INTERVAL = "1 s";

    public void build(Telegram telegram) {
        Outlets outlets = new Outlets(endpoints);
        Notified notified =
                NotifyGraph.build(
                        updates(telegram),
                        read(Topics.NOTIFICATIONS, Notification.class, outlets),
                        read(Topics.ORDER_EVENTS, Order.class, outlets),
                        exports(),
                        telegram.policy(),
                        telegram.desk(endpoints));
        outlets.topic(
                notified.commands(),
                Topics.COMMANDS,
                (Command command) -> Long.toString(command.userId()),
                "chat-commands");
        outlets.deadLetters(notified.deadLetters(), "telegram-updates");
        String jdbcUrl = endpoints.jdbcUrl();
        notified.messages()
                .sinkTo(
                        new MessagesSink(
                                telegram.bot(),
                                () -> new PostgresSentMessages(jdbcUrl),
                                new OpenKeyExports(jdbcUrl),
                                new StaleNotices(),
                                telegram.rules()))
                .setParallelism(1)
                .uid("telegram-messages")
                .name("telegram-messages")
                .disableChaining();
    }

    private DataStream<ChatUpdate> updates(Telegram telegram) {
        return environment
                .fromSource(
                        new UpdatesSource(telegram.bot()),
                        WatermarkStrategy.noWatermarks(),
                        "telegram-updates",
                        TypeInformation.of(ChatUpdate.class))
                .setParallelism(1)
                .uid("telegram-updates");
    }

    private DataStream<ExportStep> exports() {
        return environment
                .fromSource(
                        new ExportStepsSource(endpoints.jdbcUrl()),
                        WatermarkStrategy.noWatermarks(),
                        "key-exports",
                        TypeInformation.of(ExportStep.class))
                .setParallelism(1)
                .uid("key-exports");
    }

    private <T> DataStream<T> read(String topic, Class<T> type, Outlets outlets) {
        SingleOutputStreamOperator<T> records =
                JsonTopics.read(
                        environment,
                        endpoints.bootstrapServers(),
                        topic,
                        type,
                        TopicWatermarks.unbounded());
        outlets.deadLetters(records.getSideOutput(ReadJson.DEAD_LETTERS), topic);
        return records;
    }
}
