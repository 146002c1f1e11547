package io.slipstream.jobs.chaos;

import io.slipstream.models.port.Failpoints.Window;
import org.jspecify.annotations.Nullable;

/**
 * One thing that is done to a running cluster.
 *
 * @param window in which an order is meanwhile; null for a random moment
 */
public record Blow(Kind kind, @Nullable Window window) {

    /** What is done. */
    public enum Kind {
        /** kill -9, and another in its place. */
        TASK_MANAGER_KILLED,
        /** Stopped for longer than the heartbeat, and continued beside its replacement. */
        TASK_MANAGER_PAUSED,
        /** kill -9; the other one takes over. */
        JOB_MANAGER_KILLED,
        /** Stopped with a savepoint, and started from it at another parallelism: 2, 1, 2, … */
        RESCALED,
        /** Kafka is killed; PostgreSQL is shut down under its clients; both start again. */
        SERVICES_KILLED,
        /** The node answers nobody for longer than it remembers statuses without a search. */
        NODE_OUTAGE
    }

    /** As the table shows it. */
    String label() {
        return window == null ? "any moment" : window.label();
    }
}
