package io.slipstream.functions.state;

import org.apache.flink.api.common.serialization.SerializerConfig;
import org.apache.flink.api.common.typeinfo.TypeInformation;
import org.apache.flink.api.common.typeutils.TypeSerializer;

/**
 * The type of what a keyed state holds, if that is large: its bytes are gathered in memory and go
 * into a snapshot at once. Flink writes a text character by character, each through a lock, a
 * compressor and what else stands before the file; with many addresses that is most of the work of
 * a checkpoint. In a savepoint the type is what it is without this.
 *
 * @param <T> what is kept
 */
public final class WrittenAtOnce<T> extends TypeInformation<T> {
    private static final long serialVersionUID = 1L;

    private final TypeInformation<T> type;

    private WrittenAtOnce(TypeInformation<T> type) {
        this.type = type;
    }

    public static <T> WrittenAtOnce<T> of(Class<T> type) {
        return of(TypeInformation.of(type));
    }

    public static <T> WrittenAtOnce<T> of(TypeInformation<T> type) {
        return new WrittenAtOnce<>(type);
    }

    @Override
    public TypeSerializer<T> createSerializer(SerializerConfig config) {
        return new WrittenAtOnceSerializer<>(type.createSerializer(config));
    }

    @Override
    public boolean isBasicType() {
        return false;
    }

    @Override
    public boolean isTupleType() {
        return false;
    }

    @Override
    public int getArity() {
        return type.getArity();
    }

    @Override
    public int getTotalFields() {
        return type.getTotalFields();
    }

    @Override
    public Class<T> getTypeClass() {
        return type.getTypeClass();
    }

    @Override
    public boolean isKeyType() {
        return type.isKeyType();
    }

    @Override
    public String toString() {
        return "WrittenAtOnce<" + type + ">";
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof WrittenAtOnce<?> same && same.type.equals(type);
    }

    @Override
    public int hashCode() {
        return type.hashCode();
    }

    @Override
    public boolean canEqual(Object other) {
        return other instanceof WrittenAtOnce<?>;
    }
}
