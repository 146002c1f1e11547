package io.slipstream.jobs.cli;

import io.slipstream.jobs.bench.OrdersBench;
import io.slipstream.jobs.bench.OrdersBench.Result;
import io.slipstream.jobs.local.LocalRun;
import java.lang.management.CompilationMXBean;
import java.lang.management.ManagementFactory;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;
import java.util.concurrent.Callable;
import java.util.concurrent.TimeUnit;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** {@code slipstream bench orders}: what the live venue costs. */
@Command(
        name = "orders",
        description =
                "Measures the live venue on loopback: from a decided order until its transaction is signed and stands in"
                        + " the ledger, with PostgreSQL, encrypted keys, all checks and all requests, without a network's"
                        + " delay. Fails if an order was not sent.",
        mixinStandardHelpOptions = true)
public final class BenchOrdersCommand implements Callable<Integer> {

    /** Of compilation in a second; less is rest. */
    private static final long RESTING_MILLIS = 20;

    private static final long MOST_COMPILER_SECONDS = 120;

    @Option(
            names = "--rate",
            paramLabel = "N",
            description = "orders a second of the latency run; default: ${DEFAULT-VALUE}",
            defaultValue = "50")
    private int rate = 50;

    @Option(
            names = "--seconds",
            paramLabel = "N",
            description = "length of the latency run; default: ${DEFAULT-VALUE}",
            defaultValue = "20")
    private int seconds = 20;

    @Option(
            names = "--orders",
            paramLabel = "N",
            description = "orders of each run as fast as it goes; default: ${DEFAULT-VALUE}",
            defaultValue = "20000")
    private int orders = 20_000;

    @Override
    public Integer call() throws Exception {
        if (rate < 1 || seconds < 1 || orders < 1) {
            throw new UsageException(
                    "expected --rate, --seconds and --orders above zero, was %d, %d and %d"
                            .formatted(rate, seconds, orders));
        }
        Path dir = Files.createTempDirectory("slipstream-bench-");
        try (OrdersBench bench = OrdersBench.start(dir)) {
            System.out.printf(
                    "%-12s %9s %9s %9s %9s%n", "run", "orders", "orders/s", "p50 ms", "p99 ms");
            boolean right = print("warm-up", bench.drained(orders));
            right &= print("drain", bench.drained(orders));
            awaitCompiler();
            right &= print("latency", bench.atRate(rate, seconds));
            return right ? 0 : 1;
        } finally {
            LocalRun.delete(dir);
        }
    }

    /** What a warm-up leaves to the JVM's compiler takes the cores from the next run. */
    private static void awaitCompiler() throws InterruptedException {
        CompilationMXBean compiler = ManagementFactory.getCompilationMXBean();
        long until = System.nanoTime() + TimeUnit.SECONDS.toNanos(MOST_COMPILER_SECONDS);
        long before;
        long spent = compiler.getTotalCompilationTime();
        do {
            before = spent;
            TimeUnit.SECONDS.sleep(1);
            spent = compiler.getTotalCompilationTime();
        } while (spent - before >= RESTING_MILLIS && System.nanoTime() < until);
    }

    private static boolean print(String name, Result result) {
        System.out.printf(
                Locale.ROOT,
                "%-12s %9d %9.0f %9.1f %9.1f%n",
                name,
                result.orders(),
                result.perSecond(),
                result.p50Millis(),
                result.p99Millis());
        if (result.sent() < result.orders()) {
            System.out.printf(
                    "expected %d orders to be sent, was %d%n", result.orders(), result.sent());
            return false;
        }
        return true;
    }
}
