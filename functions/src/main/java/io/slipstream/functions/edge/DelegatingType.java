package io.slipstream.functions.edge;

import org.apache.flink.api.common.serialization.SerializerConfig;
import org.apache.flink.api.common.typeinfo.TypeInformation;
import org.apache.flink.api.common.typeutils.TypeSerializer;

/**
 * Another type, but for something about its serializer. Two of one class around equal types are
 * equal.
 *
 * @param <T> what is serialized
 */
public abstract class DelegatingType<T> extends TypeInformation<T> {
    private static final long serialVersionUID = 1L;

    private final TypeInformation<T> type;

    protected DelegatingType(TypeInformation<T> type) {
        this.type = type;
    }

    protected abstract DelegatingSerializer<T> around(TypeSerializer<T> serializer);

    @Override
    public final TypeSerializer<T> createSerializer(SerializerConfig config) {
        return around(type.createSerializer(config));
    }

    @Override
    public final boolean isBasicType() {
        return false;
    }

    @Override
    public final boolean isTupleType() {
        return false;
    }

    @Override
    public final int getArity() {
        return type.getArity();
    }

    @Override
    public final int getTotalFields() {
        return type.getTotalFields();
    }

    @Override
    public final Class<T> getTypeClass() {
        return type.getTypeClass();
    }

    @Override
    public final boolean isKeyType() {
        return type.isKeyType();
    }

    @Override
    public final String toString() {
        return getClass().getSimpleName() + "<" + type + ">";
    }

    @Override
    public final boolean equals(Object other) {
        return other instanceof DelegatingType<?> same && canEqual(same) && same.type.equals(type);
    }

    @Override
    public final int hashCode() {
        return type.hashCode();
    }

    @Override
    public final boolean canEqual(Object other) {
        return other != null && other.getClass() == getClass();
    }
}
