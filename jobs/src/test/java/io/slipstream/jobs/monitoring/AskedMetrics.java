package io.slipstream.jobs.monitoring;

import static io.slipstream.jobs.monitoring.YamlFile.list;
import static io.slipstream.jobs.monitoring.YamlFile.map;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.slipstream.jobs.RepositoryFolder;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** The metrics that dashboards and alerts ask for. */
public final class AskedMetrics {

    private static final Pattern METRIC = Pattern.compile("\\bflink_[A-Za-z_]+");

    private AskedMetrics() {}

    /** By the metric's name in Prometheus; of several expressions that ask for it, one. */
    public static Map<String, String> expressions() throws IOException {
        Map<String, String> asked = new TreeMap<>();
        for (String expression : all()) {
            METRIC.matcher(expression)
                    .results()
                    .forEach(found -> asked.put(found.group(), expression));
        }
        return asked;
    }

    private static Set<String> all() throws IOException {
        Set<String> expressions = new TreeSet<>();
        Path folder = RepositoryFolder.root().resolve("scripts/compose/grafana/dashboards");
        try (Stream<Path> files = Files.list(folder)) {
            for (Path file : files.toList()) {
                for (JsonNode panel : new ObjectMapper().readTree(file.toFile()).path("panels")) {
                    assertThat(panel.path("targets")).as(file.toString()).isNotEmpty();
                    panel.path("targets")
                            .forEach(target -> expressions.add(target.path("expr").asText()));
                }
            }
        }
        for (Object group :
                list(YamlFile.read("scripts/compose/prometheus/alerts.yml").get("groups"))) {
            list(map(group).get("rules"))
                    .forEach(rule -> expressions.add(map(rule).get("expr").toString()));
        }
        return expressions;
    }
}
