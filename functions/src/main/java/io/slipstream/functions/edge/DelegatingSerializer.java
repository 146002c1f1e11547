package io.slipstream.functions.edge;

import java.io.IOException;
import org.apache.flink.api.common.typeutils.TypeSerializer;
import org.apache.flink.api.common.typeutils.TypeSerializerSnapshot;
import org.apache.flink.core.memory.DataInputView;
import org.apache.flink.core.memory.DataOutputView;

/**
 * Another serializer, with its bytes and its snapshot: a savepoint does not tell the two apart.
 *
 * @param <T> what is serialized
 */
public abstract class DelegatingSerializer<T> extends TypeSerializer<T> {
    private static final long serialVersionUID = 1L;

    private final TypeSerializer<T> inner;

    protected DelegatingSerializer(TypeSerializer<T> inner) {
        this.inner = inner;
    }

    /** One of the same class. */
    protected abstract DelegatingSerializer<T> around(TypeSerializer<T> other);

    @Override
    public final TypeSerializer<T> duplicate() {
        return around(inner.duplicate());
    }

    @Override
    public boolean isImmutableType() {
        return inner.isImmutableType();
    }

    @Override
    public T createInstance() {
        return inner.createInstance();
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
    public void copy(DataInputView in, DataOutputView out) throws IOException {
        inner.copy(in, out);
    }

    @Override
    public int getLength() {
        return inner.getLength();
    }

    @Override
    public void serialize(T value, DataOutputView out) throws IOException {
        inner.serialize(value, out);
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
    public final boolean equals(Object other) {
        return other instanceof DelegatingSerializer<?> same
                && same.getClass() == getClass()
                && same.inner.equals(inner);
    }

    @Override
    public final int hashCode() {
        return inner.hashCode();
    }

    @Override
    public final TypeSerializerSnapshot<T> snapshotConfiguration() {
        return inner.snapshotConfiguration();
    }
}
