package io.slipstream.jobs.cluster;

import io.slipstream.connectors.debezium.ConnectCapture;
import io.slipstream.connectors.kafka.Topics;
import io.slipstream.jobs.wiring.Endpoints;
import java.net.URI;
import java.time.Duration;
import java.util.Map;

/**
 * Makes services from outside ready for the jobs, once they are up and migrated: creates the topics
 * that are missing, registers the connector at the Kafka Connect worker that {@code CONNECT_URL}
 * names, and waits until the settings are captured. May be run again. It is part of the jobs' jar
 * so that topics and capture are the same as where everything is embedded.
 */
public final class PrepareServices {

    private static final Duration PATIENCE = Duration.ofMinutes(3);

    private PrepareServices() {}

    public static void main(String[] arguments) throws Exception {
        Map<String, String> environment = System.getenv();
        Endpoints endpoints = ClusterServices.endpoints(environment);
        String worker = environment.getOrDefault("CONNECT_URL", "");
        if (worker.isBlank()) {
            throw new IllegalStateException(
                    "expected the environment variable CONNECT_URL to be set, was not");
        }
        Topics.createMissing(endpoints.bootstrapServers());
        new ConnectCapture(URI.create(worker), endpoints.jdbcUrl(), endpoints.bootstrapServers())
                .start(PATIENCE);
    }
}
