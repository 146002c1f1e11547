package io.slipstream.connectors.kafka;

import io.slipstream.models.chain.DeadLetter;
import io.slipstream.models.unit.Checkable;
import java.io.IOException;
import org.apache.flink.api.common.functions.OpenContext;
import org.apache.flink.api.common.typeinfo.TypeInformation;
import org.apache.flink.metrics.Counter;
import org.apache.flink.streaming.api.functions.ProcessFunction;
import org.apache.flink.util.Collector;
import org.apache.flink.util.OutputTag;

/**
 * Reads records of one type; what cannot be read, or makes no sense, goes to {@link #DEAD_LETTERS}.
 */
public final class ReadJson<T> extends ProcessFunction<TopicRecord, T> {
    private static final long serialVersionUID = 1L;

    /** Records that could not be read, with their original. */
    public static final OutputTag<DeadLetter> DEAD_LETTERS =
            new OutputTag<>("unreadable-records", TypeInformation.of(DeadLetter.class));

    private final Class<T> type;
    private transient Counter unreadable;

    public ReadJson(Class<T> type) {
        this.type = type;
    }

    @Override
    public void open(OpenContext context) {
        unreadable = getRuntimeContext().getMetricGroup().counter("recordsUnreadable");
    }

    @Override
    public void processElement(TopicRecord record, Context context, Collector<T> out) {
        byte[] value = record.value();
        if (value == null) {
            return;
        }
        try {
            T read = RecordJson.MAPPER.readValue(value, type);
            if (read == null) {
                throw new IOException("was null");
            }
            String objection = read instanceof Checkable checked ? checked.objection() : null;
            if (objection != null) {
                throw new IOException(objection);
            }
            out.collect(read);
        } catch (IOException e) {
            unreadable.inc();
            String reason =
                    "expected %s as JSON: %s".formatted(type.getSimpleName(), e.getMessage());
            context.output(
                    DEAD_LETTERS, DeadLetter.of("read-topic", reason, record.origin(), value));
        }
    }
}
