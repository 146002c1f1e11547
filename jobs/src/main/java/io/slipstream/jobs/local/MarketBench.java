package io.slipstream.jobs.local;

import io.slipstream.connectors.simulator.Pacing;
import io.slipstream.connectors.simulator.SimulatorOptions;
import io.slipstream.connectors.simulator.SimulatorSource;
import io.slipstream.functions.feature.SnipeConfig;
import io.slipstream.jobs.metrics.RunMetrics;
import io.slipstream.jobs.wiring.Recording;
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

    private static final long LOOK_MILLIS = 250;

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

    /** A latency's median and 99th percentile, in millis. */
    public record Latency(double p50, double p99) {

        private static Latency of(String histogram) {
            return new Latency(
                    RunMetrics.quantile("execute-order", histogram, .5),
                    RunMetrics.quantile("execute-order", histogram, .99));
        }
    }

    /**
     * What one market came to: rates and latencies of what was measured, signals of all of it.
     *
     * @param toOrder from the event's scheduled emission until its order is in the ledger
     * @param toDecision the part of it until the risk gate's decision is handed to execution
     * @param toLedger the part of it from there on
     */
    public record Result(
            double offeredPerSecond,
            double seconds,
            long transactions,
            long swaps,
            long signals,
            long outcomes,
            Latency toOrder,
            Latency toDecision,
            Latency toLedger) {

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

    /**
     * A market that emits at a steady rate, all of it by one job.
     *
     * @param warmUpSeconds how long before anything is measured
     * @param seconds how long it is measured
     */
    public Result atRate(int transactionsPerSecond, int warmUpSeconds, int seconds)
            throws Exception {
        long unmeasured = (long) transactionsPerSecond * warmUpSeconds;
        return run(
                transactionsPerSecond,
                unmeasured,
                unmeasured + (long) transactionsPerSecond * seconds,
                Pacing.rate(transactionsPerSecond));
    }

    /** A market that is there as fast as it is taken; its first quarter is not measured. */
    public Result drained(long transactions) throws Exception {
        return run(2_300, transactions / 4, transactions, Pacing.max());
    }

    private Result run(int marketRate, long unmeasured, long transactions, Pacing pacing)
            throws Exception {
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
                                SnipeConfig.standard(true),
                                Recording.below(own),
                                Trading.onPaper(),
                                parallelism,
                                own.resolve("states"),
                                services.endpoints(),
                                flink)) {
            Measured measured = watch(job, unmeasured, transactions);
            Tally tally = Tally.now();
            job.stop();
            return new Result(
                    pacing.eventsPerSecond(),
                    measured.seconds(),
                    tally.transactions() - measured.transactionsBefore(),
                    tally.swaps() - measured.swapsBefore(),
                    tally.signals().values().stream().mapToLong(Long::longValue).sum(),
                    tally.outcomes(),
                    Latency.of("eventToOrderMillis"),
                    Latency.of("eventToDecisionMillis"),
                    Latency.of("decisionToOrderMillis"));
        }
    }

    /** What was measured, and what was not before it. */
    private record Measured(double seconds, long transactionsBefore, long swapsBefore) {}

    /**
     * Measures from the end of the warm-up until the last is decoded; returns once all is settled.
     */
    private Measured watch(LiveJob job, long unmeasured, long transactions) throws Exception {
        long first = 0;
        long last = 0;
        long readBefore = 0;
        long swapsBefore = 0;
        while (!job.isDrained()) {
            if (stop.within(LOOK_MILLIS)) {
                throw new CancellationException("stopped before the market had settled");
            }
            job.check();
            long read = job.read();
            long now = System.nanoTime();
            if (first == 0 && read > 0 && read >= unmeasured) {
                first = now;
                readBefore = read;
                swapsBefore = Tally.now().swaps();
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
        return new Measured((last - first) / 1e9, readBefore, swapsBefore);
    }

    @Override
    public void close() throws Exception {
        flink.close();
    }
}
