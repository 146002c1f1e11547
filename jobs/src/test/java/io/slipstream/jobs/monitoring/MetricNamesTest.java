package io.slipstream.jobs.monitoring;

import static io.slipstream.jobs.monitoring.YamlFile.list;
import static io.slipstream.jobs.monitoring.YamlFile.map;
import static org.assertj.core.api.Assertions.assertThat;

import io.slipstream.jobs.RepositoryFolder;
import java.io.IOException;
import java.lang.reflect.Field;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.apache.flink.runtime.checkpoint.DefaultCheckpointStatsTracker;
import org.apache.flink.runtime.metrics.MetricNames;
import org.junit.jupiter.api.Test;

/** Dashboards and alerts ask for metrics that somebody registers, and for nothing else. */
class MetricNamesTest {

    private static final String OPERATOR = "flink_taskmanager_job_task_operator_";

    /** The literal behind counter(, gauge(, histogram(, addGroup( and the like. */
    private static final Pattern REGISTERED =
            Pattern.compile(
                    "(?:counter|gauge|histogram|latency|addGroup|put|of|Map\\.entry)\\(\\s*(?:\\w+,\\s*)?\"([a-zA-Z]+)\"");

    /** Kafka's own, handed on by Flink's source; and the memory of a JVM. */
    private static final Set<String> FOREIGN =
            Set.of(
                    OPERATOR + "KafkaSourceReader_KafkaConsumer_records_lag_max",
                    "flink_taskmanager_Status_JVM_Memory_Heap_Used",
                    "flink_taskmanager_Status_JVM_Memory_Metaspace_Used");

    @Test
    void everyMetricOfADashboardOrAnAlertIsRegistered() throws Exception {
        Map<String, String> asked = AskedMetrics.expressions();
        Set<String> own = ownMetrics();
        Set<String> flinks = flinkMetrics();

        assertThat(asked).hasSizeGreaterThan(40);
        asked.forEach(
                (metric, expression) -> {
                    if (FOREIGN.contains(metric)) {
                        return;
                    }
                    if (metric.startsWith(OPERATOR)) {
                        // A group's name stands before the metric's.
                        assertThat(metric.substring(OPERATOR.length()).split("_"))
                                .as(expression)
                                .isSubsetOf(own);
                    } else {
                        assertThat(metric.substring(metric.lastIndexOf('_') + 1))
                                .as(expression)
                                .isIn(flinks);
                    }
                });
    }

    @Test
    void everyAlertSaysWhatIsWrongAndHowBadItIs() throws Exception {
        Set<String> names = new TreeSet<>();
        for (Object group :
                list(YamlFile.read("scripts/compose/prometheus/alerts.yml").get("groups"))) {
            for (Object rule : list(map(group).get("rules"))) {
                assertThat(names.add(map(rule).get("alert").toString())).isTrue();
                assertThat(map(map(rule).get("labels")).get("severity")).isIn("page", "warn");
                assertThat(map(map(rule).get("annotations")).get("summary").toString())
                        .hasSizeGreaterThan(20);
                String expression = map(rule).get("expr").toString();
                assertThat(expression.chars().filter(c -> c == '(').count())
                        .isEqualTo(expression.chars().filter(c -> c == ')').count());
            }
        }
        assertThat(names).hasSizeGreaterThan(10);
        for (Object day :
                list(YamlFile.read("scripts/compose/prometheus/alerts.test.yml").get("tests"))) {
            assertThat(
                            list(map(day).get("alert_rule_test")).stream()
                                    .map(test -> map(test).get("alertname").toString()))
                    .as("promtool tries each, firing and not")
                    .containsExactlyInAnyOrderElementsOf(names);
        }
    }

    private static Set<String> ownMetrics() throws IOException {
        Set<String> names = new TreeSet<>();
        for (String module : new String[] {"functions", "connectors"}) {
            Path sources = RepositoryFolder.root().resolve(module).resolve("src/main/java");
            try (Stream<Path> files = Files.walk(sources)) {
                for (Path file : files.filter(path -> path.toString().endsWith(".java")).toList()) {
                    names.addAll(
                            REGISTERED
                                    .matcher(Files.readString(file))
                                    .results()
                                    .map(found -> found.group(1))
                                    .collect(Collectors.toSet()));
                }
            }
        }
        return names;
    }

    private static Set<String> flinkMetrics() throws IllegalAccessException {
        Set<String> names = new TreeSet<>();
        for (Class<?> holder :
                new Class<?>[] {MetricNames.class, DefaultCheckpointStatsTracker.class}) {
            for (Field field : holder.getDeclaredFields()) {
                if (field.getType() == String.class) {
                    field.setAccessible(true);
                    Object value = field.get(null);
                    Stream.of(String.valueOf(value).split("\\.")).forEach(names::add);
                }
            }
        }
        return names;
    }
}
