package io.slipstream.jobs.standalone;

import com.fasterxml.jackson.databind.JsonNode;
import io.slipstream.jobs.local.EndpointsFile;
import io.slipstream.jobs.local.Services;
import io.slipstream.jobs.local.ServicesProcess;
import io.slipstream.jobs.standalone.FlinkRest.Job;
import io.slipstream.jobs.standalone.OwnedProcess.Command;
import io.slipstream.jobs.wiring.Endpoints;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.function.BooleanSupplier;

/**
 * A Flink cluster of real processes on this machine, all on loopback, with everything that they
 * write below one folder. The processes outlive the one that started them.
 */
public final class StandaloneCluster {

    private static final long START_SECONDS = 90;
    private static final Duration END_PATIENCE = Duration.ofSeconds(45);

    private final ClusterDir dir;
    private final ClusterFacts facts;
    private final FlinkProcesses commands;
    private final FlinkRest rest;

    private StandaloneCluster(ClusterDir dir, ClusterFacts facts, Map<String, String> environment) {
        this.dir = dir;
        this.facts = facts;
        this.commands = new FlinkProcesses(dir, facts, environment);
        this.rest = new FlinkRest(facts.restAddresses());
    }

    /**
     * Starts the services that the environment does not name, then the cluster, and waits until all
     * of it is up.
     *
     * @param lib folder of the jars that stand in the cluster's lib
     * @param environment of all processes; may name {@code KAFKA_BOOTSTRAP} and {@code
     *     DATABASE_URL}, both or neither
     * @throws IllegalStateException with one sentence if it cannot be started here
     */
    public static StandaloneCluster start(
            ClusterDir dir, ClusterOptions options, Path lib, Map<String, String> environment)
            throws Exception {
        Optional<OwnedProcess> alive =
                OwnedProcess.all(dir).stream().filter(OwnedProcess::isAlive).findFirst();
        if (alive.isPresent()) {
            throw new IllegalStateException(
                    "expected no running cluster at %s, was one (%s, process %d): stop it first"
                            .formatted(dir.root(), alive.get().name(), alive.get().pid()));
        }
        boolean embedded = isUnset(environment, "KAFKA_BOOTSTRAP");
        if (embedded != isUnset(environment, "DATABASE_URL")) {
            throw new IllegalStateException(
                    "expected KAFKA_BOOTSTRAP and DATABASE_URL both set or both unset, was only one");
        }
        dir.make();
        for (OwnedProcess dead : OwnedProcess.all(dir)) {
            dead.forget(dir);
        }
        StandaloneCluster cluster =
                new StandaloneCluster(dir, facts(options, embedded), environment);
        cluster.prepare(lib);
        try {
            cluster.startAll();
        } catch (Exception e) {
            cluster.endProcesses();
            throw e;
        }
        return cluster;
    }

    /** The cluster that was started in this folder, running or not. */
    public static Optional<StandaloneCluster> at(ClusterDir dir) throws IOException {
        return ClusterFacts.read(dir).map(facts -> new StandaloneCluster(dir, facts, Map.of()));
    }

    private static ClusterFacts facts(ClusterOptions options, boolean embedded) {
        List<Integer> free = Ports.free(2 * options.jobManagers() + 3);
        List<Integer> rest = new ArrayList<>(free.subList(0, options.jobManagers()));
        rest.set(0, Ports.wanted("--ui-port", options.uiPort()));
        List<Integer> rpc = free.subList(options.jobManagers(), 2 * options.jobManagers());
        return new ClusterFacts(
                options,
                rest,
                List.copyOf(rpc),
                options.highAvailability() ? free.get(free.size() - 1) : 0,
                embedded);
    }

    private void prepare(Path lib) throws IOException {
        LibFolder.link(lib, dir.lib());
        if (facts.options().application() != null) {
            LibFolder.holdOnly(facts.options().application().jar(), dir.userLib());
        }
        FlinkConfig.write(dir, facts);
        if (facts.options().highAvailability()) {
            Path data = Files.createDirectories(dir.highAvailability().resolve("zookeeper"));
            Files.writeString(
                    dir.conf().resolve("zoo.cfg"),
                    """
                    dataDir=%s
                    clientPort=%d
                    clientPortAddress=127.0.0.1
                    admin.enableServer=false
                    tickTime=500
                    maxSessionTimeout=60000
                    """
                            .formatted(data, facts.zooKeeperPort()));
        }
        facts.write(dir.facts());
    }

    private void startAll() throws Exception {
        if (facts.embeddedServices()) {
            int kafka = Ports.wanted("--kafka-port", facts.options().kafkaPort());
            int postgres = Ports.wanted("--pg-port", facts.options().postgresPort());
            start(commands.services(kafka, postgres, seed()));
            if (facts.options().application() != null) {
                awaitServices();
            }
        }
        if (facts.options().highAvailability()) {
            start(commands.zooKeeper());
        }
        for (int number = 1; number <= facts.options().jobManagers(); number++) {
            startJobManager(number);
        }
        for (int number = 1; number <= facts.options().taskManagers(); number++) {
            startTaskManager(number);
        }
        await("a JobManager with all TaskManagers", this::hasAllTaskManagers);
        if (facts.embeddedServices()) {
            awaitServices();
        }
        Application application = facts.options().application();
        if (application != null) {
            await("job " + application.job().label(), () -> isUp(application.job()));
        }
    }

    private boolean isUp(KnownJob job) {
        try {
            return liveJob(job.jobName()).filter(Job::isUp).isPresent();
        } catch (IOException e) {
            return false;
        }
    }

    private Path seed() throws IOException {
        Path seed = facts.options().seedSql();
        Files.createDirectories(dir.services());
        return seed == null ? Services.demoSeed(dir.services()) : seed.toAbsolutePath();
    }

    private boolean hasAllTaskManagers() {
        return rest.overview()
                .map(overview -> overview.path("taskmanagers").asInt())
                .filter(registered -> registered >= facts.options().taskManagers())
                .isPresent();
    }

    public void awaitServices() throws Exception {
        await("the services", () -> Files.exists(EndpointsFile.of(dir.services())));
    }

    private void await(String what, BooleanSupplier isUp) throws Exception {
        long deadline = System.nanoTime() + TimeUnit.SECONDS.toNanos(START_SECONDS);
        while (!isUp.getAsBoolean()) {
            for (OwnedProcess process : processes()) {
                if (!process.isAlive()) {
                    throw new IllegalStateException(
                            "expected %s, but %s has ended: see %s"
                                    .formatted(what, process.name(), dir.logs()));
                }
            }
            if (System.nanoTime() > deadline) {
                throw new IllegalStateException(
                        "expected %s within %d s, was not: see %s"
                                .formatted(what, START_SECONDS, dir.logs()));
            }
            TimeUnit.MILLISECONDS.sleep(50);
        }
    }

    /** Starts one more, or again after its death. */
    public OwnedProcess startTaskManager(int number) throws IOException {
        return start(commands.taskManager(number));
    }

    public OwnedProcess startJobManager(int number) throws IOException {
        return start(commands.jobManager(number, jobEnvironment(Map.of())));
    }

    /** Starts the embedded services again, where they were. */
    public OwnedProcess restartServices() throws IOException {
        Endpoints before = endpoints().orElseThrow();
        Files.deleteIfExists(EndpointsFile.of(dir.services()));
        return start(
                commands.services(
                        ServicesProcess.port(before.bootstrapServers()),
                        ServicesProcess.port(before.jdbcUrl()),
                        seed()));
    }

    /** Starts something that belongs to the cluster and ends with it; its output is a log. */
    public OwnedProcess startBeside(String name, List<String> line) throws IOException {
        return start(new Command(name, line, Map.of()));
    }

    private OwnedProcess start(Command command) throws IOException {
        return OwnedProcess.start(dir, command);
    }

    /** Submits a job and waits until it runs; returns its id. */
    public String submit(Submission submission, Map<String, String> environment)
            throws IOException, InterruptedException {
        return new FlinkClient(commands, rest).submit(submission, jobEnvironment(environment));
    }

    private Map<String, String> jobEnvironment(Map<String, String> environment) throws IOException {
        Map<String, String> all = new HashMap<>(environment);
        for (Endpoints embedded : endpoints().stream().toList()) {
            all.put("KAFKA_BOOTSTRAP", embedded.bootstrapServers());
            all.put("DATABASE_URL", embedded.jdbcUrl());
        }
        return all;
    }

    /** Of the embedded services; empty if there are none. */
    public Optional<Endpoints> endpoints() throws IOException {
        return facts.embeddedServices() ? EndpointsFile.read(dir.services()) : Optional.empty();
    }

    /**
     * Stops every job, the input's first.
     *
     * @param savepoint true to make one of each job; false to cancel them
     * @return where the savepoints are, by job
     */
    public Map<String, String> stopJobs(boolean savepoint)
            throws IOException, InterruptedException {
        return new JobStop(rest, dir.savepoints()).stop(savepoint);
    }

    /** Ends a job's endless input as if it had come to its end: event time runs out behind it. */
    public void endInput(String job) throws IOException, InterruptedException {
        new JobStop(rest, dir.savepoints()).drain(liveJob(job).orElseThrow());
    }

    /** A process that is gone for good and not to be missed. */
    public void forget(OwnedProcess process) throws IOException {
        process.forget(dir);
    }

    /** Ends every process that was started here. Nothing happens to those that are gone. */
    public void endProcesses() throws IOException, InterruptedException {
        List<OwnedProcess> ending = new ArrayList<>(processes());
        ending.sort(Comparator.comparingInt(process -> endRank(process.name())));
        for (OwnedProcess process : ending) {
            process.signal("CONT");
            process.end(END_PATIENCE);
            process.forget(dir);
        }
        if (facts.embeddedServices()) {
            Services.endLeftOvers(dir.services());
            Files.deleteIfExists(EndpointsFile.of(dir.services()));
        }
    }

    /** Those that use others end before them. */
    private static int endRank(String name) {
        List<String> order = List.of("taskmanager", "jobmanager", "zookeeper", "services");
        return order.indexOf(name.replaceFirst("-\\d+$", ""));
    }

    public List<OwnedProcess> processes() throws IOException {
        return OwnedProcess.all(dir);
    }

    public Optional<OwnedProcess> process(String name) throws IOException {
        return OwnedProcess.find(dir, name);
    }

    public boolean isRunning() throws IOException {
        return processes().stream().anyMatch(OwnedProcess::isAlive);
    }

    public ClusterDir dir() {
        return dir;
    }

    public ClusterFacts facts() {
        return facts;
    }

    public FlinkRest rest() {
        return rest;
    }

    /** The job of this name that has not ended; empty if there is none. */
    public Optional<Job> liveJob(String name) throws IOException {
        return rest.jobs().stream()
                .filter(job -> job.name().equals(name) && job.isLive())
                .findFirst();
    }

    /** Slots that no task uses; 0 if nobody answers. */
    int freeSlots() {
        return rest.overview()
                .map(overview -> overview.path("slots-available"))
                .map(JsonNode::asInt)
                .orElse(0);
    }

    private static boolean isUnset(Map<String, String> environment, String name) {
        return environment.getOrDefault(name, "").isBlank();
    }
}
