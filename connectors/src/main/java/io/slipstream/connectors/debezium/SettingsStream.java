package io.slipstream.connectors.debezium;

import io.slipstream.connectors.kafka.JsonTopics;
import io.slipstream.connectors.kafka.TopicWatermarks;
import io.slipstream.connectors.kafka.Topics;
import io.slipstream.models.chain.DeadLetter;
import io.slipstream.models.user.SettingsChange;
import java.util.ArrayList;
import java.util.List;
import org.apache.flink.api.common.typeinfo.TypeInformation;
import org.apache.flink.streaming.api.datastream.SingleOutputStreamOperator;
import org.apache.flink.streaming.api.environment.StreamExecutionEnvironment;
import org.apache.flink.util.OutputTag;

/**
 * What users set, as it stands and as it changes, from the cdc topics. It never holds event time
 * back.
 */
public final class SettingsStream {
    /** Envelopes that could not be read, and rows with values that make no sense. */
    public static final OutputTag<DeadLetter> DEAD_LETTERS =
            new OutputTag<>("unreadable-settings", TypeInformation.of(DeadLetter.class));

    private SettingsStream() {}

    /**
     * Reads the cdc topics from their beginning, or on from the checkpoint. After everything that
     * stood in the tables when the publisher last started comes {@link
     * SettingsChange#bootstrapped}. A row with nonsense goes to {@link #DEAD_LETTERS} and is also
     * delivered, saying what is wrong with it. Changes of the last moments may come again, in their
     * order, after the publisher was started anew or lost its connection.
     *
     * <p>Start the job after {@link SettingsPublisher#caughtUp}: before, the newest mark may be
     * that of an earlier run.
     */
    public static SingleOutputStreamOperator<SettingsChange> from(
            StreamExecutionEnvironment env, String bootstrapServers) {
        List<String> topics = new ArrayList<>(Topics.cdc());
        topics.add(Topics.SNAPSHOT_COMPLETE);
        return env.fromSource(
                        JsonTopics.source(
                                bootstrapServers, "settings", topics, new FromNewestMark()),
                        TopicWatermarks.unbounded(),
                        "settings-topics")
                .uid("settings-topics")
                .setParallelism(1)
                .process(new ReadSettings(), TypeInformation.of(SettingsChange.class))
                .name("read-settings")
                .uid("read-settings")
                .setParallelism(1);
    }
}
