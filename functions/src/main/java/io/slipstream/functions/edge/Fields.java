package io.slipstream.functions.edge;

import java.io.IOException;
import java.lang.invoke.LambdaMetafactory;
import java.lang.invoke.MethodHandle;
import java.lang.invoke.MethodHandles;
import java.lang.invoke.MethodType;
import java.lang.reflect.RecordComponent;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.function.ToDoubleFunction;
import java.util.function.ToIntFunction;
import java.util.function.ToLongFunction;
import org.apache.flink.api.common.serialization.SerializerConfig;
import org.apache.flink.api.common.typeutils.TypeSerializer;
import org.apache.flink.api.java.typeutils.TypeExtractor;
import org.apache.flink.core.memory.DataInputView;
import org.apache.flink.core.memory.DataOutputView;
import org.jspecify.annotations.Nullable;

/** Makes a field of a record's component, by the component's type. */
final class Fields {
    private Fields() {}

    static Field of(RecordComponent component, SerializerConfig config) {
        Class<?> type = component.getType();
        if (type == long.class) {
            return new OfLong(getter(component, ToLongFunction.class, "applyAsLong", long.class));
        }
        if (type == int.class) {
            return new OfInt(getter(component, ToIntFunction.class, "applyAsInt", int.class));
        }
        if (type == boolean.class) {
            return new OfBoolean(getter(component, Predicate.class, "test", boolean.class));
        }
        if (type == double.class) {
            return new OfDouble(
                    getter(component, ToDoubleFunction.class, "applyAsDouble", double.class));
        }
        Function<Object, @Nullable Object> value =
                getter(component, Function.class, "apply", Object.class);
        if (type == String.class) {
            return new TextField(value);
        }
        if (type.isEnum()) {
            return new OfEnum(value, type.getEnumConstants());
        }
        if (type.isRecord()) {
            return new OfRecord<>(value, RecordFields.of(type.asSubclass(Record.class), config));
        }
        return new OfOther<>(value, other(component, config));
    }

    @SuppressWarnings("unchecked") // whoever reads gets what whoever wrote took from the same field
    private static TypeSerializer<Object> other(
            RecordComponent component, SerializerConfig config) {
        return (TypeSerializer<Object>)
                TypeExtractor.createTypeInfo(component.getGenericType()).createSerializer(config);
    }

    /** The accessor as an object: called as directly as if it stood in the source. */
    @SuppressWarnings("unchecked") // the interface is the one that was asked for
    private static <F> F getter(
            RecordComponent component, Class<?> as, String method, Class<?> result) {
        try {
            MethodHandles.Lookup lookup = MethodHandles.lookup();
            MethodHandle accessor = lookup.unreflect(component.getAccessor());
            return (F)
                    LambdaMetafactory.metafactory(
                                    lookup,
                                    method,
                                    MethodType.methodType(as),
                                    MethodType.methodType(result, Object.class),
                                    accessor,
                                    accessor.type())
                            .getTarget()
                            .invoke();
        } catch (Throwable e) {
            throw new IllegalArgumentException(
                    "expected a public accessor of " + component + ", was " + e, e);
        }
    }

    private record OfLong(ToLongFunction<Object> value) implements Field {
        @Override
        public void write(Object record, DataOutputView out) throws IOException {
            out.writeLong(value.applyAsLong(record));
        }

        @Override
        public Object read(DataInputView in) throws IOException {
            return in.readLong();
        }
    }

    private record OfInt(ToIntFunction<Object> value) implements Field {
        @Override
        public void write(Object record, DataOutputView out) throws IOException {
            out.writeInt(value.applyAsInt(record));
        }

        @Override
        public Object read(DataInputView in) throws IOException {
            return in.readInt();
        }
    }

    private record OfBoolean(Predicate<Object> value) implements Field {
        @Override
        public void write(Object record, DataOutputView out) throws IOException {
            out.writeBoolean(value.test(record));
        }

        @Override
        public Object read(DataInputView in) throws IOException {
            return in.readBoolean();
        }
    }

    private record OfDouble(ToDoubleFunction<Object> value) implements Field {
        @Override
        public void write(Object record, DataOutputView out) throws IOException {
            out.writeDouble(value.applyAsDouble(record));
        }

        @Override
        public Object read(DataInputView in) throws IOException {
            return in.readDouble();
        }
    }

    /** Its ordinal; −1 stands for null. */
    private record OfEnum(Function<Object, @Nullable Object> value, Object[] constants)
            implements Field {
        @Override
        public void write(Object record, DataOutputView out) throws IOException {
            out.writeByte(value.apply(record) instanceof Enum<?> one ? one.ordinal() : -1);
        }

        @Override
        public @Nullable Object read(DataInputView in) throws IOException {
            int ordinal = in.readByte();
            return ordinal < 0 ? null : constants[ordinal];
        }
    }

    private record OfRecord<R extends Record>(
            Function<Object, @Nullable Object> value, RecordFields<R> fields) implements Field {
        @Override
        @SuppressWarnings("unchecked") // the field's own type
        public void write(Object record, DataOutputView out) throws IOException {
            R one = (R) value.apply(record);
            out.writeBoolean(one != null);
            if (one != null) {
                fields.write(one, out);
            }
        }

        @Override
        public @Nullable Object read(DataInputView in) throws IOException {
            return in.readBoolean() ? fields.read(in) : null;
        }
    }

    /** Whatever else there is, by Flink's own serializer. */
    private record OfOther<T>(Function<Object, @Nullable T> value, TypeSerializer<T> serializer)
            implements Field {
        @Override
        public void write(Object record, DataOutputView out) throws IOException {
            T one = value.apply(record);
            out.writeBoolean(one != null);
            if (one != null) {
                serializer.serialize(one, out);
            }
        }

        @Override
        public @Nullable Object read(DataInputView in) throws IOException {
            return in.readBoolean() ? serializer.deserialize(in) : null;
        }
    }
}
