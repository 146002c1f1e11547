package io.slipstream.functions.edge;

import java.io.IOException;
import org.apache.flink.api.common.typeutils.TypeSerializer;
import org.apache.flink.api.common.typeutils.TypeSerializerSnapshot;
import org.apache.flink.core.memory.DataInputView;
import org.apache.flink.core.memory.DataOutputView;

/** Another serializer, but for copies: see {@link Unchanging}. */
final class UnchangingSerializer<R> extends TypeSerializer<R> {
    private static final long serialVersionUID = 1L;

    private final TypeSerializer<R> pojo;

    UnchangingSerializer(TypeSerializer<R> pojo) {
        this.pojo = pojo;
    }

    @Override
    public boolean isImmutableType() {
        return true;
    }

    @Override
    public TypeSerializer<R> duplicate() {
        return new UnchangingSerializer<>(pojo.duplicate());
    }

    @Override
    public R createInstance() {
        return pojo.createInstance();
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
    public int getLength() {
        return pojo.getLength();
    }

    @Override
    public void serialize(R record, DataOutputView out) throws IOException {
        pojo.serialize(record, out);
    }

    @Override
    public R deserialize(DataInputView in) throws IOException {
        return pojo.deserialize(in);
    }

    @Override
    public R deserialize(R reuse, DataInputView in) throws IOException {
        return pojo.deserialize(in);
    }

    @Override
    public void copy(DataInputView in, DataOutputView out) throws IOException {
        pojo.copy(in, out);
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof UnchangingSerializer<?> same && same.pojo.equals(pojo);
    }

    @Override
    public int hashCode() {
        return pojo.hashCode();
    }

    /** The POJO's own: a savepoint does not tell the two apart. */
    @Override
    public TypeSerializerSnapshot<R> snapshotConfiguration() {
        return pojo.snapshotConfiguration();
    }
}
