package io.slipstream.jobs.wiring;

/**
 * Where the services of a run are.
 *
 * @param bootstrapServers Kafka's
 * @param jdbcUrl PostgreSQL's; it may carry a password, so it is never logged
 */
public record Endpoints(String bootstrapServers, String jdbcUrl) {

    @Override
    public String toString() {
        return "Endpoints[" + bootstrapServers + "]";
    }
}
