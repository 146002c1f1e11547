package io.slipstream.functions.edge;

import org.apache.flink.api.common.serialization.SerializerConfig;
import org.apache.flink.api.common.typeinfo.TypeInformation;
import org.apache.flink.api.common.typeutils.TypeSerializer;

/**
 * The POJO type of a record that nobody can change, so that it need not be copied where an operator
 * keeps it. In bytes, and in a savepoint, it is the POJO that it is without this.
 *
 * @param <R> the record; all that it holds must be unchanging too
 */
public final class Unchanging<R extends Record> extends TypeInformation<R> {
    private static final long serialVersionUID = 1L;

    private final TypeInformation<R> pojo;

    private Unchanging(TypeInformation<R> pojo) {
        this.pojo = pojo;
    }

    public static <R extends Record> Unchanging<R> forRecord(Class<R> type) {
        return new Unchanging<>(TypeInformation.of(type));
    }

    @Override
    public TypeSerializer<R> createSerializer(SerializerConfig config) {
        return new UnchangingSerializer<>(pojo.createSerializer(config));
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
        return pojo.getArity();
    }

    @Override
    public int getTotalFields() {
        return pojo.getTotalFields();
    }

    @Override
    public Class<R> getTypeClass() {
        return pojo.getTypeClass();
    }

    @Override
    public boolean isKeyType() {
        return false;
    }

    @Override
    public String toString() {
        return "Unchanging<" + pojo + ">";
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof Unchanging<?> same && same.pojo.equals(pojo);
    }

    @Override
    public int hashCode() {
        return pojo.hashCode();
    }

    @Override
    public boolean canEqual(Object other) {
        return other instanceof Unchanging<?>;
    }
}
