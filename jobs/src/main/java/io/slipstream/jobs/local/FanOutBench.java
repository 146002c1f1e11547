package io.slipstream.jobs.local;

import com.sun.management.OperatingSystemMXBean;
import io.slipstream.connectors.paper.PaperVenue;
import io.slipstream.connectors.postgres.EmbeddedDatabase;
import io.slipstream.connectors.postgres.Migrations;
import io.slipstream.connectors.postgres.PostgresOrderLedger;
import io.slipstream.functions.execute.ExecuteOrder;
import io.slipstream.functions.risk.RiskConfig;
import io.slipstream.functions.risk.RiskGate;
import io.slipstream.functions.risk.RiskInput;
import io.slipstream.functions.risk.RouteSettings;
import io.slipstream.jobs.graph.IngestGraph.Ingested;
import io.slipstream.jobs.graph.SignalGraph;
import io.slipstream.jobs.metrics.RunMetrics;
import io.slipstream.jobs.wiring.Trading;
import io.slipstream.models.chain.NetSwap;
import io.slipstream.models.chain.PoolEvent;
import io.slipstream.models.chain.PoolTrade;
import io.slipstream.models.chain.SolTransfer;
import io.slipstream.models.port.Failpoints;
import io.slipstream.models.social.Post;
import io.slipstream.models.trade.Order;
import io.slipstream.models.trade.Signal;
import io.slipstream.models.user.SettingsChange;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.function.BooleanSupplier;
import java.util.stream.Stream;
import org.apache.flink.api.common.JobID;
import org.apache.flink.api.common.eventtime.WatermarkStrategy;
import org.apache.flink.api.common.typeinfo.TypeInformation;
import org.apache.flink.api.connector.source.util.ratelimit.RateLimiterStrategy;
import org.apache.flink.connector.datagen.source.DataGeneratorSource;
import org.apache.flink.connector.datagen.source.GeneratorFunction;
import org.apache.flink.streaming.api.datastream.AsyncDataStream;
import org.apache.flink.streaming.api.datastream.DataStream;
import org.apache.flink.streaming.api.datastream.SingleOutputStreamOperator;
import org.apache.flink.streaming.api.environment.StreamExecutionEnvironment;
import org.apache.flink.streaming.api.functions.sink.v2.DiscardingSink;
import org.apache.flink.util.Collector;

/**
 * One leader with very many followers, and very many relations in state: the main job's own steps
 * from a swap to the risk gate's verdicts and, where one leader trades, on into the ledger of an
 * embedded database.
 */
public final class FanOutBench implements AutoCloseable {
    private static final int LEADERS_EACH = 4;
    private static final int LEADERS = 1_000;
    private static final double SWAPS_PER_SECOND = 50;
    private static final long LOOK_MILLIS = 20;

    /** To ask for a job's state costs more than a thousand verdicts. */
    private static final int LOOKS_AT_JOB = 100;

    private static final long STUCK_NANOS = TimeUnit.MINUTES.toNanos(10);

    private final Path dir;
    private final FlinkSession flink;
    private final int parallelism;

    private FanOutBench(Path dir, FlinkSession flink, int parallelism) {
        this.dir = dir;
        this.flink = flink;
        this.parallelism = parallelism;
    }

    /**
     * What one trade of the leader came to, millis from its receipt.
     *
     * @param first until the first follower's verdict
     * @param decided until the last one's
     * @param stored until the last order stood in the ledger
     * @param cpu processor time that this process spent until then, millis, by all its threads
     * @param fairness Jain's index of the followers' mean places so far, the least of all subtasks
     */
    public record Burst(
            long followers, long first, long decided, long stored, long cpu, double fairness) {}

    /** A state of so many relations, through a savepoint and back. */
    public record State(long relations, long bytes, double restoredSeconds) {}

    public static FanOutBench start(Path dir, int parallelism) throws Exception {
        return new FanOutBench(dir, FlinkSession.start(0, parallelism), parallelism);
    }

    /** A leader with so many followers trades some times; each trade waits for the one before. */
    public List<Burst> bursts(int followers, int trades) throws Exception {
        try (EmbeddedDatabase database = EmbeddedDatabase.start(dir.resolve("postgres"), 0)) {
            String jdbcUrl = database.jdbcUrl();
            Migrations.apply(jdbcUrl);
            StreamExecutionEnvironment environment = JobSettings.replay(parallelism);
            SingleOutputStreamOperator<Order> decided = decided(environment, followers, 1, 1);
            AsyncDataStream.unorderedWait(
                            decided,
                            new ExecuteOrder(
                                    () -> new PostgresOrderLedger(jdbcUrl),
                                    () -> new PaperVenue(Failpoints.NONE),
                                    Failpoints.NONE,
                                    System::currentTimeMillis),
                            0,
                            TimeUnit.SECONDS,
                            Trading.PAPER_IN_FLIGHT)
                    .returns(RiskGate.DECISIONS)
                    .uid("execute-order")
                    .name("execute-order")
                    .map(FanOutLoad::stored)
                    .returns(RiskGate.DECISIONS)
                    .uid("count-stored")
                    .name("count-stored")
                    .sinkTo(new DiscardingSink<>())
                    .uid("stored")
                    .name("stored");
            JobID job = flink.submit(environment, "fan-out");
            await(job, this::isLoaded);
            List<Burst> bursts = new ArrayList<>();
            for (int trade = 0; trade < trades; trade++) {
                long before = cpuMillis();
                FanOutLoad.trade();
                await(job, () -> FanOutLoad.isStored(followers));
                bursts.add(FanOutLoad.burst(cpuMillis() - before, fairness()));
            }
            flink.cancel(job);
            return bursts;
        }
    }

    /** So many relations, each user following four of a thousand leaders. */
    public State state(int relations) throws Exception {
        RunMetrics.reset();
        int users = relations / LEADERS_EACH;
        JobID job = flink.submit(keeping(users, dir.resolve("states")), "relations");
        await(job, this::isLoaded);
        // In a folder of its own: the first job's checkpoints go while the second one looks.
        Path kept = dir.resolve("kept");
        long bytes = size(flink.stop(job, kept.resolve("savepoints")));
        RunMetrics.reset();
        long started = System.nanoTime();
        JobID restored = flink.submit(keeping(users, kept), "relations restored");
        await(restored, this::isLoaded);
        double seconds = (System.nanoTime() - started) / 1e9;
        flink.cancel(restored);
        return new State(relations, bytes, seconds);
    }

    private StreamExecutionEnvironment keeping(int users, Path states) {
        StreamExecutionEnvironment environment = JobSettings.endless(parallelism, states);
        decided(environment, users, LEADERS_EACH, LEADERS)
                .sinkTo(new DiscardingSink<>())
                .uid("decided")
                .name("decided");
        return environment;
    }

    private SingleOutputStreamOperator<Order> decided(
            StreamExecutionEnvironment environment, long users, int leadersEach, int leaders) {
        DataStream<SettingsChange> settings =
                source(
                        environment,
                        place -> FanOutLoad.change(place, users, leadersEach, leaders),
                        FanOutLoad.changes(users, leadersEach),
                        RateLimiterStrategy.noOp(),
                        SettingsChange.class,
                        "settings");
        DataStream<NetSwap> swaps =
                source(
                        environment,
                        FanOutLoad::swap,
                        Long.MAX_VALUE,
                        RateLimiterStrategy.perSecond(SWAPS_PER_SECOND),
                        NetSwap.class,
                        "swaps");
        Ingested in =
                new Ingested(
                        swaps,
                        none(swaps, PoolTrade.class, "no-trades"),
                        none(swaps, PoolEvent.class, "no-pools"),
                        none(swaps, SolTransfer.class, "no-transfers"),
                        none(swaps, Post.class, "no-posts"));
        DataStream<RiskInput> changes =
                settings.flatMap(new RouteSettings(parallelism, environment.getMaxParallelism()))
                        .returns(RiskInput.TYPE)
                        .setParallelism(1)
                        .uid("route-settings")
                        .name("route-settings");
        return SignalGraph.copies(in, settings, List.of(), false)
                .map((Signal signal) -> RiskInput.of(signal))
                .returns(RiskInput.TYPE)
                .uid("route-signals")
                .name("route-signals")
                .union(changes)
                .keyBy(RiskInput::key)
                .process(new RiskGate(RiskConfig.paper()), RiskGate.DECISIONS)
                .uid("risk-gate")
                .name("risk-gate")
                .map(FanOutLoad::decided)
                .returns(RiskGate.DECISIONS)
                .uid("count-decided")
                .name("count-decided");
    }

    private static <T> DataStream<T> source(
            StreamExecutionEnvironment environment,
            GeneratorFunction<Long, T> generator,
            long count,
            RateLimiterStrategy<?> rate,
            Class<T> type,
            String uid) {
        return environment
                .fromSource(
                        new DataGeneratorSource<>(generator, count, rate, TypeInformation.of(type)),
                        WatermarkStrategy.noWatermarks(),
                        uid)
                .setParallelism(1)
                .uid(uid);
    }

    private static <T> DataStream<T> none(DataStream<NetSwap> swaps, Class<T> type, String uid) {
        return swaps.flatMap((NetSwap swap, Collector<T> out) -> {})
                .returns(type)
                .setParallelism(1)
                .uid(uid)
                .name(uid);
    }

    /** The steps that know relations have all of them. */
    private boolean isLoaded() {
        return Stream.of("select-leader-moves", "fan-out-copies", "risk-gate")
                .map(operator -> RunMetrics.gauges(operator, "bootstrapped"))
                .allMatch(
                        marks ->
                                marks.size() == parallelism
                                        && marks.stream().allMatch(mark -> mark == 1));
    }

    private static double fairness() {
        return RunMetrics.fractions("fan-out-copies", "queueFairness").stream()
                .mapToDouble(Double::doubleValue)
                .min()
                .orElse(1);
    }

    private void await(JobID job, BooleanSupplier until) throws Exception {
        long begun = System.nanoTime();
        for (int look = 1; !until.getAsBoolean(); look++) {
            if (look % LOOKS_AT_JOB == 0) {
                flink.expectAlive(job, "fan-out");
            }
            if (System.nanoTime() - begun > STUCK_NANOS) {
                throw new IllegalStateException("expected the benchmark to go on, was stuck");
            }
            TimeUnit.MILLISECONDS.sleep(LOOK_MILLIS);
        }
    }

    private static long cpuMillis() {
        return ManagementFactory.getOperatingSystemMXBean() instanceof OperatingSystemMXBean system
                ? TimeUnit.NANOSECONDS.toMillis(system.getProcessCpuTime())
                : 0;
    }

    private static long size(Path folder) throws IOException {
        try (Stream<Path> files = Files.walk(folder)) {
            long bytes = 0;
            for (Path file : files.filter(Files::isRegularFile).toList()) {
                bytes += Files.size(file);
            }
            return bytes;
        }
    }

    @Override
    public void close() throws Exception {
        flink.close();
    }
}
