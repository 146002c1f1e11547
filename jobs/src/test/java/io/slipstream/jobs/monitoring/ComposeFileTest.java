package io.slipstream.jobs.monitoring;

import static io.slipstream.jobs.monitoring.YamlFile.list;
import static io.slipstream.jobs.monitoring.YamlFile.map;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;

import io.slipstream.jobs.RepositoryFolder;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** What docker-compose.yml promises, as far as it can be told without Docker. */
class ComposeFileTest {

    private static final Pattern JAVA_CLASS =
            Pattern.compile("(?:io\\.slipstream|org\\.apache\\.flink)\\.[a-zA-Z.]*\\.[A-Z]\\w+");

    private static Map<String, Map<String, Object>> services;
    private static Map<String, Object> file;

    @BeforeAll
    static void read() throws Exception {
        file = YamlFile.read("docker-compose.yml");
        services = new TreeMap<>();
        map(file.get("services")).forEach((name, service) -> services.put(name, map(service)));
    }

    @Test
    void everyImageIsPinned() {
        services.forEach(
                (name, service) ->
                        assertThat(service.get("image").toString())
                                .as(name)
                                .matches("[a-z0-9./-]+:v?\\d+\\.\\d+.*"));
    }

    @Test
    void everyPortIsPublishedOnLoopbackAlone() {
        services.forEach(
                (name, service) ->
                        assertThat(list(service.get("ports")))
                                .as(name)
                                .allSatisfy(
                                        port ->
                                                assertThat(port.toString())
                                                        .startsWith("127.0.0.1:")));
    }

    @Test
    void noSecretStandsInTheFile() {
        services.forEach(
                (name, service) ->
                        map(service.get("environment"))
                                .forEach(
                                        (variable, value) -> {
                                            if (variable.matches(".*(PASSWORD|TOKEN|KEY)$")) {
                                                assertThat(value.toString())
                                                        .as(name + " " + variable)
                                                        .startsWith("${");
                                            }
                                            assertThat(value.toString())
                                                    .doesNotContainPattern("password=[^$&]");
                                        }));
    }

    @Test
    void whoWaitsForHealthWaitsForSomebodyWhoTellsIt() {
        services.forEach(
                (name, service) ->
                        map(service.get("depends_on"))
                                .forEach(
                                        (other, condition) -> {
                                            assertThat(services).as(name).containsKey(other);
                                            Object wanted = map(condition).get("condition");
                                            if ("service_healthy".equals(wanted)) {
                                                assertThat(services.get(other))
                                                        .as(other)
                                                        .containsKey("healthcheck");
                                            }
                                        }));
    }

    @Test
    void everyMountIsAFileOfTheRepositoryOrAVolumeOfTheFile() {
        Map<String, Object> volumes = map(file.get("volumes"));
        services.forEach(
                (name, service) ->
                        list(service.get("volumes"))
                                .forEach(
                                        mount -> {
                                            String source = mount.toString().split(":")[0];
                                            if (!source.startsWith("./")) {
                                                assertThat(volumes).as(name).containsKey(source);
                                            } else if (!source.contains("/target")) {
                                                assertThat(RepositoryFolder.root().resolve(source))
                                                        .as(name)
                                                        .exists();
                                            }
                                        }));
    }

    @Test
    void everyClassThatIsStartedIsThere() {
        services.values().stream()
                .flatMap(service -> list(service.get("command")).stream())
                .flatMap(word -> JAVA_CLASS.matcher(word.toString()).results())
                .map(MatchResult::group)
                .forEach(
                        name ->
                                assertThatCode(() -> Class.forName(name))
                                        .as(name)
                                        .doesNotThrowAnyException());
        for (String job : List.of("ExecutionJob", "SignalJob", "IngestJob")) {
            assertThat(services.get("submit").get("command").toString()).contains(job);
        }
    }

    @Test
    void databaseTopicsAndCaptureAreMadeFromTheOneSource() {
        assertThat(services.get("migrate").get("volumes").toString()).contains("./sql/migrations:");
        assertThat(services.get("prepare").get("command").toString()).contains("PrepareServices");
        assertThat(services.get("postgres").get("command").toString())
                .contains("wal_level=logical");
        assertThat(map(services.get("kafka").get("environment")))
                .containsEntry("KAFKA_AUTO_CREATE_TOPICS_ENABLE", "false");
        assertThat(map(map(services.get("connect")).get("environment")))
                .containsEntry("CONNECT_CONFIG_PROVIDERS", "env");
    }
}
