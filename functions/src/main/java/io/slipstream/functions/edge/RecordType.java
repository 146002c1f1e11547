package io.slipstream.functions.edge;

import org.apache.flink.api.common.serialization.SerializerConfig;
import org.apache.flink.api.common.typeinfo.TypeInformation;
import org.apache.flink.api.common.typeutils.TypeSerializer;

/**
 * A record on a busy edge. Written field by field without reflection, and read so that equal texts
 * of records that follow each other are one object: a hundred thousand copies of one trade hold its
 * addresses once. For edges only, never for state: what is written fits the record as it is now.
 *
 * @param <R> the record
 */
public final class RecordType<R extends Record> extends TypeInformation<R> {
    private static final long serialVersionUID = 1L;

    private final Class<R> type;

    private RecordType(Class<R> type) {
        this.type = type;
    }

    public static <R extends Record> RecordType<R> forRecord(Class<R> type) {
        return new RecordType<>(type);
    }

    @Override
    public TypeSerializer<R> createSerializer(SerializerConfig config) {
        return new RecordSerializer<>(type, config);
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
        return 1;
    }

    @Override
    public int getTotalFields() {
        return 1;
    }

    @Override
    public Class<R> getTypeClass() {
        return type;
    }

    @Override
    public boolean isKeyType() {
        return false;
    }

    @Override
    public String toString() {
        return "RecordType<" + type.getSimpleName() + ">";
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof RecordType<?> same && same.type.equals(type);
    }

    @Override
    public int hashCode() {
        return type.hashCode();
    }

    @Override
    public boolean canEqual(Object other) {
        return other instanceof RecordType<?>;
    }
}
