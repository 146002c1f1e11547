package io.slipstream.functions.state;

import java.io.IOException;
import org.apache.flink.api.common.typeutils.TypeSerializer;
import org.apache.flink.api.common.typeutils.TypeSerializerSnapshot;
import org.apache.flink.core.memory.DataInputView;
import org.apache.flink.core.memory.DataOutputSerializer;
import org.apache.flink.core.memory.DataOutputView;
import org.jspecify.annotations.Nullable;

/**
 * Another serializer's bytes, written with one call; see {@link WrittenAtOnce}. One thread at a
 * time, as with every serializer that keeps something: Flink duplicates it for each.
 */
final class WrittenAtOnceSerializer<T> extends TypeSerializer<T> {
    private static final long serialVersionUID = 1L;
    private static final int FIRST_BYTES = 256;

    private final TypeSerializer<T> inner;
    private transient @Nullable DataOutputSerializer gathered;

    WrittenAtOnceSerializer(TypeSerializer<T> inner) {
        this.inner = inner;
    }

    @Override
    public void serialize(T value, DataOutputView out) throws IOException {
        if (out instanceof DataOutputSerializer) {
            inner.serialize(value, out); // in memory already
            return;
        }
        DataOutputSerializer bytes = gathered;
        if (bytes == null) {
            bytes = new DataOutputSerializer(FIRST_BYTES);
            gathered = bytes;
        }
        bytes.clear();
        inner.serialize(value, bytes);
        out.write(bytes.getSharedBuffer(), 0, bytes.length());
    }

    @Override
    public T deserialize(DataInputView in) throws IOException {
        return inner.deserialize(in);
    }

    @Override
    public T deserialize(T reuse, DataInputView in) throws IOException {
        return inner.deserialize(reuse, in);
    }

    @Override
    public void copy(DataInputView in, DataOutputView out) throws IOException {
        inner.copy(in, out);
    }

    @Override
    public T copy(T value) {
        return inner.copy(value);
    }

    @Override
    public T copy(T value, T reuse) {
        return inner.copy(value, reuse);
    }

    @Override
    public boolean isImmutableType() {
        return inner.isImmutableType();
    }

    @Override
    public TypeSerializer<T> duplicate() {
        return new WrittenAtOnceSerializer<>(inner.duplicate());
    }

    @Override
    public T createInstance() {
        return inner.createInstance();
    }

    @Override
    public int getLength() {
        return inner.getLength();
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof WrittenAtOnceSerializer<?> same && same.inner.equals(inner);
    }

    @Override
    public int hashCode() {
        return inner.hashCode();
    }

    /** The other's own: a savepoint does not tell the two apart. */
    @Override
    public TypeSerializerSnapshot<T> snapshotConfiguration() {
        return inner.snapshotConfiguration();
    }
}
