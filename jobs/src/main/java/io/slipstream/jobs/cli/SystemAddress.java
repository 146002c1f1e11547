package io.slipstream.jobs.cli;

import io.slipstream.connectors.postgres.DatabaseUrl;
import io.slipstream.jobs.local.EndpointsFile;
import io.slipstream.jobs.local.LatestRun;
import io.slipstream.jobs.local.StoppedServices;
import io.slipstream.jobs.wiring.Endpoints;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/**
 * Which system a command that only reads is about: the one that is named, else the one that runs
 * here, else the one that ran here last.
 */
final class SystemAddress {

    @Option(
            names = "--database",
            paramLabel = "URL",
            description = "the system's tables; default: the environment variable DATABASE_URL")
    private @Nullable String database;

    @Option(
            names = "--kafka",
            paramLabel = "HOST:PORT",
            description = "its broker; default: the environment variable KAFKA_BOOTSTRAP")
    private @Nullable String kafka;

    @Option(
            names = "--data-dir",
            paramLabel = "DIR",
            description =
                    "instead: the data directory of a run, or a cluster's folder, running or stopped;"
                            + " default: what runs here, else what ran last")
    private @Nullable Path dataDir;

    /** An open system: to be closed, which ends only what was started to read it. */
    record Opened(Endpoints endpoints, AutoCloseable services) implements AutoCloseable {
        @Override
        public void close() throws Exception {
            services.close();
        }
    }

    /**
     * @return its broker is empty if only the tables were named
     * @throws UsageException if there is no system
     */
    Opened open(Map<String, String> environment) throws Exception {
        Optional<Endpoints> named = named(environment);
        if (named.isPresent()) {
            return new Opened(named.get(), () -> {});
        }
        for (Path dir : candidates()) {
            Optional<Endpoints> running = EndpointsFile.ofRunning(dir);
            if (running.isPresent()) {
                return new Opened(running.get(), () -> {});
            }
        }
        for (Path dir : candidates()) {
            if (StoppedServices.isThere(dir)) {
                StoppedServices stopped = StoppedServices.open(dir);
                return new Opened(stopped.endpoints(), stopped);
            }
        }
        throw new UsageException(
                dataDir == null
                        ? "expected a system that runs or ran here, --data-dir or DATABASE_URL, was none"
                        : "expected the data directory of a run or a cluster, was " + dataDir);
    }

    private Optional<Endpoints> named(Map<String, String> environment) {
        String url = value(database, environment, "DATABASE_URL");
        if (dataDir != null && (database != null || kafka != null)) {
            throw new UsageException("expected --data-dir, or --database and --kafka, was both");
        }
        if (dataDir != null || url.isEmpty()) {
            if (kafka != null) {
                throw new UsageException("expected --database with --kafka, was --kafka alone");
            }
            return Optional.empty();
        }
        try {
            return Optional.of(
                    new Endpoints(
                            value(kafka, environment, "KAFKA_BOOTSTRAP"), DatabaseUrl.toJdbc(url)));
        } catch (IllegalArgumentException e) {
            throw new UsageException("the database: " + e.getMessage());
        }
    }

    private static String value(
            @Nullable String option, Map<String, String> environment, String variable) {
        return option == null ? environment.getOrDefault(variable, "").strip() : option.strip();
    }

    private List<Path> candidates() throws IOException {
        List<Path> candidates = new ArrayList<>();
        if (dataDir != null) {
            candidates.add(dataDir);
            candidates.add(dataDir.resolve("services"));
        } else if (Home.isKnown()) {
            LatestRun.find(Home.root()).ifPresent(candidates::add);
            candidates.add(Home.clusterDir().resolve("services"));
        }
        return candidates;
    }
}
