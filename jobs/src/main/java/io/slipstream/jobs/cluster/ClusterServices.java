package io.slipstream.jobs.cluster;

import io.slipstream.connectors.postgres.DatabaseUrl;
import io.slipstream.jobs.wiring.Endpoints;
import java.util.Map;

/** What the environment of whoever submits a job says of the services. */
final class ClusterServices {

    private ClusterServices() {}

    /**
     * {@code KAFKA_BOOTSTRAP} and {@code DATABASE_URL}.
     *
     * @throws IllegalStateException if one is not set
     */
    static Endpoints endpoints(Map<String, String> environment) {
        return new Endpoints(
                required(environment, "KAFKA_BOOTSTRAP"),
                DatabaseUrl.toJdbc(required(environment, "DATABASE_URL")));
    }

    private static String required(Map<String, String> environment, String name) {
        String value = environment.get(name);
        if (value == null || value.isBlank()) {
            throw new IllegalStateException(
                    "expected the environment variable " + name + " to be set, was not");
        }
        return value;
    }
}
