package io.slipstream.functions.edge;

import java.io.IOException;
import org.apache.flink.api.common.serialization.SerializerConfig;
import org.apache.flink.api.common.typeutils.TypeSerializer;
import org.apache.flink.api.common.typeutils.TypeSerializerSnapshot;
import org.apache.flink.core.memory.DataInputView;
import org.apache.flink.core.memory.DataOutputView;
import org.jspecify.annotations.Nullable;

/**
 * Writes and reads one class of records; see {@link RecordType}. Records do not change, so a copy
 * is the record itself. One thread at a time, as with every serializer that keeps something.
 */
final class RecordSerializer<R extends Record> extends TypeSerializer<R> {
    private static final long serialVersionUID = 1L;

    private final Class<R> type;
    private final SerializerConfig config;
    private transient @Nullable RecordFields<R> fields;

    RecordSerializer(Class<R> type, SerializerConfig config) {
        this.type = type;
        this.config = config;
    }

    private RecordFields<R> fields() {
        RecordFields<R> known = fields;
        if (known == null) {
            known = RecordFields.of(type, config);
            fields = known;
        }
        return known;
    }

    @Override
    public void serialize(R record, DataOutputView out) throws IOException {
        fields().write(record, out);
    }

    @Override
    public R deserialize(DataInputView in) throws IOException {
        return fields().read(in);
    }

    @Override
    public R deserialize(R reuse, DataInputView in) throws IOException {
        return fields().read(in);
    }

    @Override
    public void copy(DataInputView in, DataOutputView out) throws IOException {
        serialize(deserialize(in), out);
    }

    @Override
    public boolean isImmutableType() {
        return true;
    }

    @Override
    public R copy(R record) {
        return record;
    }

    @Override
    public R copy(R record, R reuse) {
        return record;
    }

    @Override
    public TypeSerializer<R> duplicate() {
        return new RecordSerializer<>(type, config);
    }

    @Override
    public R createInstance() {
        throw new UnsupportedOperationException("expected a record to be read, was none to reuse");
    }

    @Override
    public int getLength() {
        return -1;
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof RecordSerializer<?> same && same.type.equals(type);
    }

    @Override
    public int hashCode() {
        return type.hashCode();
    }

    /** Nobody keeps what this has written. */
    @Override
    public TypeSerializerSnapshot<R> snapshotConfiguration() {
        throw new UnsupportedOperationException(
                "expected " + type.getName() + " on an edge only, was in a state");
    }
}
