package io.slipstream.jobs.local;

import io.slipstream.connectors.simulator.Pacing;
import io.slipstream.connectors.simulator.SimulatorOptions;
import io.slipstream.connectors.simulator.SimulatorSource;
import io.slipstream.jobs.metrics.RunMetrics;
import io.slipstream.jobs.wiring.Trading;
import java.nio.file.Path;
import java.util.concurrent.CancellationException;

/**
 * One job after another on simulated markets of known rate, each with services of its own, all in
 * this JVM, checkpoints on. The load is open: an event is due at its time whatever the job does,
 * and its latency counts from then.
 */
public final class MarketBench implements AutoCloseable {

    /** How long after its last event a market may take to settle before it counts as stuck. */
    private static final long STUCK_SECONDS = 120;

    /**
     * The first quarter of each market warms up connections and compiler; its latencies do not
     * count.
     */
    private static final int WARM_UP_SHARE = 4;

    private static final long LOOK_MILLIS = 50;

    private final StopRequest stop = StopRequest.onSignals();
    private final Path dir;
    private final Path seedSql;
    private final FlinkSession flink;
    private final int parallelism;
    private int runs;

    private MarketBench(Path dir, Path seedSql, FlinkSession flink, int parallelism) {
        this.dir = dir;
        this.seedSql = seedSql;
        this.flink = flink;
        this.parallelism = parallelism;
    }

    /** What one market came to. */
    public record Result(
            double offeredPerSecond,
            double seconds,
            long transactions,
            long swaps,
            long signals,
            long outcomes,
            double p50Millis,
            double p99Millis) {

        public double transactionsPerSecond() {
            return transactions / seconds;
        }

        public double swapsPerSecond() {
            return swaps / seconds;
        }
    }

    /** Starts Flink; every market will be seeded with the given SQL. */
    public static MarketBench start(Path dir, Path seedSql, int parallelism) throws Exception {
        return new MarketBench(dir, seedSql, FlinkSession.start(0, parallelism), parallelism);
    }

    /** A market that emits at a steady rate for some seconds. */
    public Result atRate(int transactionsPerSecond, int seconds) throws Exception {
        return run(
                transactionsPerSecond,
                (long) transactionsPerSecond * seconds,
                Pacing.rate(transactionsPerSecond));
    }

    /** A market that is there as fast as it is taken. */
    public Result drained(long transactions) throws Exception {
        return run(2_300, transactions, Pacing.max());
    }

    private Result run(int marketRate, long transactions, Pacing pacing) throws Exception {
        RunMetrics.reset();
        int run = ++runs;
        // Another seed each time: signals of an earlier market are decided already.
        SimulatorOptions market =
                SimulatorOptions.ofSeed(1_000 + run)
                        .withRates(marketRate, Math.max(12, marketRate / 20))
                        .withMaxTransactions(transactions);
        Path own = dir.resolve("market-" + run);
        try (Services services = Services.start(own, 0, 0, seedSql);
                LiveJob job =
                        LiveJob.start(
                                new SimulatedMarket(
                                        SimulatorSource.of(market, pacing), transactions),
                                Trading.onPaper(),
                                parallelism,
                                own.resolve("states"),
                                services.endpoints(),
                                flink)) {
            double seconds = watch(job, transactions);
            Tally tally = Tally.now();
            job.stop();
            return new Result(
                    pacing.eventsPerSecond(),
                    seconds,
                    tally.transactions(),
                    tally.swaps(),
                    tally.signals().values().stream().mapToLong(Long::longValue).sum(),
                    tally.outcomes(),
                    tally.eventToOrderP50(),
                    tally.eventToOrderP99());
        }
    }

    /** Seconds from the first event until the last was decoded; returns once all is settled. */
    private double watch(LiveJob job, long transactions) throws Exception {
        long first = 0;
        long last = 0;
        boolean warm = false;
        while (!job.isDrained()) {
            if (stop.within(LOOK_MILLIS)) {
                throw new CancellationException("stopped before the market had settled");
            }
            job.check();
            long read = job.read();
            long now = System.nanoTime();
            if (first == 0 && read > 0) {
                first = now;
            }
            if (!warm && read >= transactions / WARM_UP_SHARE) {
                warm = true;
                RunMetrics.clearLatencies();
            }
            if (last == 0 && read >= transactions) {
                last = now;
            }
            if (last != 0 && now - last > STUCK_SECONDS * 1_000_000_000L) {
                throw new IllegalStateException(
                        "expected the market to settle, was still open: " + Tally.now());
            }
        }
        return (last - first) / 1e9;
    }

    @Override
    public void close() throws Exception {
        flink.close();
    }
}
