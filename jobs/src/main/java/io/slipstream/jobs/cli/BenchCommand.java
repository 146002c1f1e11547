package io.slipstream.jobs.cli;

import io.slipstream.jobs.local.Crowd;
import io.slipstream.jobs.local.LocalRun;
import io.slipstream.jobs.local.MarketBench;
import io.slipstream.jobs.local.MarketBench.Latency;
import io.slipstream.jobs.local.MarketBench.Result;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;
import java.util.concurrent.Callable;
import java.util.concurrent.CancellationException;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** {@code slipstream bench}: latency and throughput of the main job on this machine. */
@Command(
        name = "bench",
        subcommands = {
            BenchDecodeCommand.class,
            BenchOrdersCommand.class,
            BenchLeadersCommand.class,
            BenchFanOutCommand.class,
            BenchTelegramCommand.class,
            BenchModelCommand.class,
            BenchSentimentCommand.class,
            BenchSnipesCommand.class
        },
        description =
                "Measures the main job on simulated markets: event → order stored, from the scheduled emission, with"
                        + " checkpoints on. Fails if a signal has no outcome.",
        mixinStandardHelpOptions = true)
public final class BenchCommand implements Callable<Integer> {

    private static final int USERS = 50;

    /** Past this p99 a rate is not sustained. */
    private static final double SUSTAINED_P99_MILLIS = 250;

    @Option(
            names = "--rate",
            paramLabel = "N",
            description = "transactions a second of the latency run; default: ${DEFAULT-VALUE}",
            defaultValue = "2300")
    private int rate = 2_300;

    @Option(
            names = "--seconds",
            paramLabel = "N",
            description = "length of the latency run; default: ${DEFAULT-VALUE}",
            defaultValue = "30")
    private int seconds = 30;

    @Option(
            names = "--warm-up",
            paramLabel = "N",
            description =
                    "seconds at that rate before anything is measured: the JVM's compiler is busy for about two"
                            + " minutes; default: ${DEFAULT-VALUE}",
            defaultValue = "120")
    private int warmUp = 120;

    @Option(
            names = "--parallelism",
            paramLabel = "N",
            description = "subtasks of each keyed step; default: ${DEFAULT-VALUE}",
            defaultValue = "1")
    private int parallelism = 1;

    @Option(
            names = "--latency-only",
            description = "leave out the search for the highest rate, and the drain")
    private boolean latencyOnly;

    @Override
    public Integer call() throws Exception {
        if (rate < 1 || seconds < 1 || warmUp < 1) {
            throw new UsageException(
                    "expected --rate, --seconds and --warm-up above zero, was "
                            + rate
                            + ", "
                            + seconds
                            + " and "
                            + warmUp);
        }
        Path dir = Files.createTempDirectory("slipstream-bench-");
        try (MarketBench bench =
                MarketBench.start(dir, Crowd.seed(dir.resolve("bench.sql"), USERS), parallelism)) {
            System.out.printf(
                    Locale.ROOT,
                    "%-10s %12s %10s %9s %9s %9s %14s %16s %16s%n",
                    "run",
                    "offered tx/s",
                    "done tx/s",
                    "swaps/s",
                    "signals",
                    "outcomes",
                    "p50/p99 ms",
                    "until decided",
                    "until stored");
            boolean right = print("latency", bench.atRate(rate, warmUp, seconds));
            if (latencyOnly) {
                return right ? 0 : 1;
            }
            right &= sustained(bench);
            right &= print("drain", bench.drained(100_000));
            return right ? 0 : 1;
        } catch (CancellationException stopped) {
            System.err.println("slipstream bench: " + stopped.getMessage());
            return 1;
        } finally {
            LocalRun.delete(dir);
        }
    }

    /** Raises the rate until the job falls behind. */
    private boolean sustained(MarketBench bench) throws Exception {
        boolean right = true;
        int highest = 0;
        for (int step = rate; step <= 20_000; step += rate) {
            Result result = bench.atRate(step, 5, 10);
            right &= print("ramp", result);
            if (result.toOrder().p99() > SUSTAINED_P99_MILLIS) {
                break;
            }
            highest = step;
        }
        System.out.println(
                "highest sustained rate: "
                        + highest
                        + " tx/s (p99 ≤ "
                        + SUSTAINED_P99_MILLIS
                        + " ms)");
        return right;
    }

    private static String shown(Latency latency) {
        return String.format(Locale.ROOT, "%.0f/%.0f", latency.p50(), latency.p99());
    }

    private static boolean print(String name, Result result) {
        System.out.printf(
                Locale.ROOT,
                "%-10s %12.0f %10.0f %9.0f %9d %9d %14s %16s %16s%n",
                name,
                result.offeredPerSecond(),
                result.transactionsPerSecond(),
                result.swapsPerSecond(),
                result.signals(),
                result.outcomes(),
                shown(result.toOrder()),
                shown(result.toDecision()),
                shown(result.toLedger()));
        if (result.signals() != result.outcomes()) {
            System.out.println(
                    "expected an outcome for each of "
                            + result.signals()
                            + " signals, was "
                            + result.outcomes());
            return false;
        }
        return true;
    }
}
