package io.slipstream.jobs.cli;

import io.slipstream.jobs.local.FanOutBench;
import io.slipstream.jobs.local.FanOutBench.Burst;
import io.slipstream.jobs.local.FanOutBench.State;
import io.slipstream.jobs.local.LocalRun;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** {@code slipstream bench fanout}: one leader with many followers, and many relations in state. */
@Command(
        name = "fanout",
        description =
                "Measures a leader's trade until the first and the last of his followers have the risk gate's verdict"
                        + " and until all orders stand in the ledger; and a state of many relations through a savepoint.",
        mixinStandardHelpOptions = true)
public final class BenchFanOutCommand implements Callable<Integer> {

    @Option(
            names = "--followers",
            paramLabel = "N",
            description = "of the one leader; default: ${DEFAULT-VALUE}",
            defaultValue = "100000")
    private int followers = 100_000;

    @Option(
            names = "--trades",
            paramLabel = "N",
            description = "of the leader, one after the other; default: ${DEFAULT-VALUE}",
            defaultValue = "8")
    private int trades = 8;

    @Option(
            names = "--relations",
            paramLabel = "N",
            description = "in state; 0 leaves this out; default: ${DEFAULT-VALUE}",
            defaultValue = "1000000")
    private int relations = 1_000_000;

    @Option(
            names = "--parallelism",
            paramLabel = "N",
            description = "subtasks of each keyed step; default: ${DEFAULT-VALUE}",
            defaultValue = "2")
    private int parallelism = 2;

    @Override
    public Integer call() throws Exception {
        if (followers < 1 || trades < 1 || relations < 0 || parallelism < 1) {
            throw new UsageException(
                    "expected --followers, --trades and --parallelism above zero and --relations not below, was"
                            + " %d, %d, %d and %d"
                                    .formatted(followers, trades, parallelism, relations));
        }
        Path dir = Files.createTempDirectory("slipstream-bench-");
        try (FanOutBench bench = FanOutBench.start(dir, parallelism)) {
            print(bench.bursts(followers, trades));
            if (relations > 0) {
                print(bench.state(relations));
            }
            return 0;
        } finally {
            LocalRun.delete(dir);
        }
    }

    private static void print(List<Burst> bursts) {
        System.out.printf(
                "%5s %10s %10s %12s %11s %8s %9s%n",
                "trade", "followers", "first ms", "decided ms", "ledger ms", "cpu ms", "fairness");
        for (int i = 0; i < bursts.size(); i++) {
            Burst burst = bursts.get(i);
            System.out.printf(
                    Locale.ROOT,
                    "%5d %10d %10d %12d %11d %8d %9.3f%n",
                    i + 1,
                    burst.followers(),
                    burst.first(),
                    burst.decided(),
                    burst.stored(),
                    burst.cpu(),
                    burst.fairness());
        }
    }

    private static void print(State state) {
        System.out.printf(
                Locale.ROOT,
                "%d relations: %d bytes in a savepoint (%.0f each, users and settings included), restored in %.1f s%n",
                state.relations(),
                state.bytes(),
                (double) state.bytes() / state.relations(),
                state.restoredSeconds());
    }
}
