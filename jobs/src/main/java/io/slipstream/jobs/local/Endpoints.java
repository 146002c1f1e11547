package io.slipstream.jobs.local;

/**
 * Where the services of a run are.
 *
 * @param bootstrapServers Kafka's
 * @param jdbcUrl PostgreSQL's; it may carry a password, so it is never logged
 */
record Endpoints(String bootstrapServers, String jdbcUrl) {

    @Override
    public String toString() {
        return "Endpoints[" + bootstrapServers + "]";
    }
}
