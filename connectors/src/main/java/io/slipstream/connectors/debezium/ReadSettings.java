package io.slipstream.connectors.debezium;

import com.fasterxml.jackson.databind.JsonNode;
import io.slipstream.connectors.kafka.RecordJson;
import io.slipstream.connectors.kafka.TopicRecord;
import io.slipstream.connectors.kafka.Topics;
import io.slipstream.models.chain.DeadLetter;
import io.slipstream.models.user.SettingsChange;
import java.io.IOException;
import org.apache.flink.api.common.functions.OpenContext;
import org.apache.flink.api.common.state.ListState;
import org.apache.flink.api.common.state.ListStateDescriptor;
import org.apache.flink.api.common.typeinfo.TypeInformation;
import org.apache.flink.metrics.Counter;
import org.apache.flink.runtime.state.FunctionInitializationContext;
import org.apache.flink.runtime.state.FunctionSnapshotContext;
import org.apache.flink.streaming.api.checkpoint.CheckpointedFunction;
import org.apache.flink.streaming.api.functions.ProcessFunction;
import org.apache.flink.util.Collector;
import org.jspecify.annotations.Nullable;

/**
 * Turns Debezium envelopes into settings changes, and the snapshot's mark into one more once
 * everything before it has been read. Runs at parallelism 1: it has to see all partitions.
 */
final class ReadSettings extends ProcessFunction<TopicRecord, SettingsChange>
        implements CheckpointedFunction {
    private static final long serialVersionUID = 1L;
    private static final String STAGE = "read-settings";

    // One entry for each cdc partition, for as long as the job lives: no TTL.
    private static final ListStateDescriptor<SnapshotProgress.Partition> PROGRESS =
            new ListStateDescriptor<>(
                    "snapshot-progress", TypeInformation.of(SnapshotProgress.Partition.class));

    private transient ListState<SnapshotProgress.Partition> saved;
    private transient SnapshotProgress progress;
    private transient Counter read;
    private transient Counter invalid;

    @Override
    public void initializeState(FunctionInitializationContext context) throws Exception {
        saved = context.getOperatorStateStore().getListState(PROGRESS);
        progress = SnapshotProgress.of(saved.get());
    }

    @Override
    public void snapshotState(FunctionSnapshotContext context) throws Exception {
        saved.update(progress.partitions());
    }

    @Override
    public void open(OpenContext context) {
        read = getRuntimeContext().getMetricGroup().counter("settingsRead");
        invalid = getRuntimeContext().getMetricGroup().counter("settingsInvalid");
    }

    @Override
    public void processElement(TopicRecord record, Context context, Collector<SettingsChange> out) {
        boolean complete;
        if (record.topic().equals(Topics.SNAPSHOT_COMPLETE)) {
            complete = mark(record, context);
        } else {
            change(record, context, out);
            complete = progress.read(record.topic() + "-" + record.partition(), record.offset());
        }
        if (complete) {
            out.collect(SettingsChange.bootstrapped());
        }
    }

    private boolean mark(TopicRecord record, Context context) {
        byte[] value = record.value();
        if (value == null) {
            return false;
        }
        try {
            return progress.marked(SnapshotMark.read(value).offsets());
        } catch (IOException e) {
            refuse(record, value, "expected a snapshot mark: " + e.getMessage(), context);
            return false;
        }
    }

    private void change(TopicRecord record, Context context, Collector<SettingsChange> out) {
        byte[] value = record.value();
        if (value == null) {
            return;
        }
        String table = record.topic().substring(Topics.CDC_PREFIX.length());
        try {
            SettingsRows.Read row = row(table, RecordJson.MAPPER.readTree(value));
            if (row == null) {
                return;
            }
            read.inc();
            if (row.invalid() != null) {
                refuse(record, value, row.invalid(), context);
            }
            out.collect(row.change());
        } catch (IOException e) {
            refuse(
                    record,
                    value,
                    "expected a change of %s: %s".formatted(table, e.getMessage()),
                    context);
        }
    }

    private static SettingsRows.@Nullable Read row(String table, JsonNode envelope)
            throws IOException {
        String op = envelope.path("op").asText();
        return switch (op) {
            case "r", "c", "u" -> SettingsRows.read(table, envelope.path("after"), false);
            case "d" -> SettingsRows.read(table, envelope.path("before"), true);
            default -> throw new IOException("expected op r, c, u or d, was '" + op + "'");
        };
    }

    private void refuse(TopicRecord record, byte[] value, String reason, Context context) {
        invalid.inc();
        context.output(
                SettingsStream.DEAD_LETTERS, DeadLetter.of(STAGE, reason, record.origin(), value));
    }
}
