package io.slipstream.functions.edge;

import java.io.IOException;
import java.lang.invoke.MethodHandle;
import java.lang.invoke.MethodHandles;
import java.lang.invoke.MethodType;
import java.lang.reflect.RecordComponent;
import java.util.Arrays;
import org.apache.flink.api.common.serialization.SerializerConfig;
import org.apache.flink.core.memory.DataInputView;
import org.apache.flink.core.memory.DataOutputView;

/** All fields of one class of records, in their order, and how to make a record of them. */
final class RecordFields<R extends Record> {
    private final Class<R> type;
    private final Field[] fields;
    private final MethodHandle constructor;

    private RecordFields(Class<R> type, Field[] fields, MethodHandle constructor) {
        this.type = type;
        this.fields = fields;
        this.constructor = constructor;
    }

    /** Throws if the record or its constructor is not public. */
    static <R extends Record> RecordFields<R> of(Class<R> type, SerializerConfig config) {
        RecordComponent[] components = type.getRecordComponents();
        Class<?>[] types =
                Arrays.stream(components).map(RecordComponent::getType).toArray(Class<?>[]::new);
        try {
            MethodHandle constructor =
                    MethodHandles.lookup()
                            .findConstructor(type, MethodType.methodType(void.class, types))
                            .asSpreader(Object[].class, types.length)
                            .asType(MethodType.methodType(Object.class, Object[].class));
            Field[] fields = new Field[components.length];
            for (int i = 0; i < fields.length; i++) {
                fields[i] = Fields.of(components[i], config);
            }
            return new RecordFields<>(type, fields, constructor);
        } catch (ReflectiveOperationException e) {
            throw new IllegalArgumentException("expected a public record, was " + type, e);
        }
    }

    void write(R record, DataOutputView out) throws IOException {
        for (Field field : fields) {
            field.write(record, out);
        }
    }

    R read(DataInputView in) throws IOException {
        Object[] values = new Object[fields.length];
        for (int i = 0; i < values.length; i++) {
            values[i] = fields[i].read(in);
        }
        try {
            return type.cast((Object) constructor.invokeExact(values));
        } catch (RuntimeException | Error e) {
            throw e;
        } catch (Throwable e) {
            throw new IOException("expected the fields of " + type + ", was " + e, e);
        }
    }
}
