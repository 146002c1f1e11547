package io.slipstream.jobs;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;

import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.domain.JavaModifier;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import java.lang.reflect.Field;
import java.lang.reflect.Modifier;
import java.util.ArrayList;
import java.util.List;
import org.apache.flink.api.common.serialization.SerializerConfig;
import org.apache.flink.api.common.serialization.SerializerConfigImpl;
import org.apache.flink.api.common.state.StateDescriptor;
import org.apache.flink.api.common.typeinfo.TypeInformation;
import org.apache.flink.configuration.Configuration;
import org.apache.flink.configuration.PipelineOptions;
import org.apache.flink.util.OutputTag;
import org.junit.jupiter.api.Test;

/** Everything that flows or is kept is serialized by Flink itself, never by Kryo. */
class NoKryoTest {

    /** Where the records live that travel on edges. */
    private static final List<String> FLOWING =
            List.of(
                    "io.slipstream.models.chain",
                    "io.slipstream.models.chat",
                    "io.slipstream.models.social",
                    "io.slipstream.models.market",
                    "io.slipstream.models.trade",
                    "io.slipstream.models.user");

    private static final JavaClasses CLASSES =
            new ClassFileImporter()
                    .withImportOption(ImportOption.Predefined.DO_NOT_INCLUDE_TESTS)
                    .importPackages("io.slipstream");

    @Test
    void everyRecordOnAnEdgeHasAFlinkSerializer() {
        List<Class<?>> records =
                CLASSES.stream()
                        .filter(NoKryoTest::flows)
                        .<Class<?>>map(JavaClass::reflect)
                        .toList();
        assertThat(records).hasSizeGreaterThan(20);
        for (Class<?> record : records) {
            assertThatCode(() -> TypeInformation.of(record).createSerializer(strict()))
                    .as(record.getName())
                    .doesNotThrowAnyException();
        }
    }

    @Test
    void everyStateHasAFlinkSerializer() throws IllegalAccessException {
        List<StateDescriptor<?, ?>> states =
                constants(StateDescriptor.class).stream()
                        .<StateDescriptor<?, ?>>map(d -> d)
                        .toList();
        assertThat(states).hasSizeGreaterThan(10);
        for (StateDescriptor<?, ?> state : states) {
            assertThatCode(() -> typeOf(state).createSerializer(strict()))
                    .as(state.getName())
                    .doesNotThrowAnyException();
        }
    }

    @Test
    void everySideOutputHasAFlinkSerializer() throws IllegalAccessException {
        List<OutputTag<?>> tags =
                constants(OutputTag.class).stream().<OutputTag<?>>map(t -> t).toList();
        assertThat(tags).hasSizeGreaterThan(8);
        for (OutputTag<?> tag : tags) {
            assertThatCode(() -> tag.getTypeInfo().createSerializer(strict()))
                    .as(tag.getId())
                    .doesNotThrowAnyException();
        }
    }

    /** Flink hands out the type only once it has made a serializer of it. */
    private static TypeInformation<?> typeOf(StateDescriptor<?, ?> state)
            throws ReflectiveOperationException {
        Field type = StateDescriptor.class.getDeclaredField("typeInfo");
        type.setAccessible(true);
        return (TypeInformation<?>) type.get(state);
    }

    private static boolean flows(JavaClass type) {
        boolean input =
                type.getPackageName().startsWith("io.slipstream.functions")
                        && type.getSimpleName().endsWith("Input");
        return type.isRecord()
                && type.getModifiers().contains(JavaModifier.PUBLIC)
                && (FLOWING.contains(type.getPackageName()) || input);
    }

    /** The values of all static fields of a type, in all of our classes. */
    private static <T> List<T> constants(Class<T> type) throws IllegalAccessException {
        List<T> found = new ArrayList<>();
        for (JavaClass owner : CLASSES) {
            boolean holdsSome =
                    owner.getFields().stream()
                            .anyMatch(field -> field.getRawType().isAssignableTo(type));
            if (holdsSome) {
                for (Field field : owner.reflect().getDeclaredFields()) {
                    if (Modifier.isStatic(field.getModifiers())
                            && type.isAssignableFrom(field.getType())) {
                        field.setAccessible(true);
                        found.add(type.cast(field.get(null)));
                    }
                }
            }
        }
        return found;
    }

    private static SerializerConfig strict() {
        Configuration configuration = new Configuration();
        configuration.set(PipelineOptions.GENERIC_TYPES, false);
        return new SerializerConfigImpl(configuration);
    }
}
