package io.slipstream.jobs;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;

import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import java.util.List;
import org.apache.flink.api.common.serialization.SerializerConfigImpl;
import org.apache.flink.api.common.typeinfo.TypeInformation;
import org.apache.flink.configuration.Configuration;
import org.apache.flink.configuration.PipelineOptions;
import org.junit.jupiter.api.Test;

/** Every record that flows or is kept is serialized by Flink itself, never by Kryo. */
class NoKryoTest {

    /** Where the records live that travel on edges. */
    private static final List<String> FLOWING =
            List.of(
                    "io.slipstream.models.chain",
                    "io.slipstream.models.social",
                    "io.slipstream.models.market",
                    "io.slipstream.models.trade",
                    "io.slipstream.models.user");

    @Test
    void everyRecordOnAnEdgeHasAFlinkSerializer() {
        List<Class<?>> records =
                new ClassFileImporter()
                                .withImportOption(ImportOption.Predefined.DO_NOT_INCLUDE_TESTS)
                                .importPackages("io.slipstream.models", "io.slipstream.functions")
                                .stream()
                                .filter(NoKryoTest::flows)
                                .<Class<?>>map(JavaClass::reflect)
                                .toList();
        assertThat(records).hasSizeGreaterThan(20);
        Configuration configuration = new Configuration();
        configuration.set(PipelineOptions.GENERIC_TYPES, false);
        SerializerConfigImpl strict = new SerializerConfigImpl(configuration);
        for (Class<?> record : records) {
            assertThatCode(() -> TypeInformation.of(record).createSerializer(strict))
                    .as(record.getName())
                    .doesNotThrowAnyException();
        }
    }

    private static boolean flows(JavaClass type) {
        boolean public_ =
                type.getModifiers().contains(com.tngtech.archunit.core.domain.JavaModifier.PUBLIC);
        boolean input =
                type.getPackageName().startsWith("io.slipstream.functions")
                        && type.getSimpleName().endsWith("Input");
        return type.isRecord() && public_ && (FLOWING.contains(type.getPackageName()) || input);
    }
}
