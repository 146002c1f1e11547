package io.slipstream.jobs.cluster;

import io.slipstream.connectors.postgres.DatabaseUrl;
import io.slipstream.jobs.wiring.Endpoints;
import java.util.Map;
import org.apache.flink.streaming.api.environment.StreamExecutionEnvironment;

/**
 * What a cluster's environment variables say of the services; the cluster's own configuration says
 * the rest.
 */
final class ClusterServices {

    /** Fixed for ever: it decides which key lives where, in every savepoint. */
    private static final int MAX_PARALLELISM = 128;

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

    static StreamExecutionEnvironment environment() {
        StreamExecutionEnvironment environment =
                StreamExecutionEnvironment.getExecutionEnvironment();
        environment.setMaxParallelism(MAX_PARALLELISM);
        environment.setBufferTimeout(0);
        return environment;
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
