package io.slipstream.jobs.cli;

import io.slipstream.jobs.chaos.ChaosRun;
import io.slipstream.jobs.local.LocalRun;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.Callable;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** {@code slipstream chaos}: a cluster that is struck while it trades. */
@Command(
        name = "chaos",
        description =
                "Starts a cluster of its own with high availability, trades on paper, kills and pauses its processes, and"
                        + " counts what went wrong. Exit 1 if anything did.",
        mixinStandardHelpOptions = true)
public final class ChaosCommand implements Callable<Integer> {

    @Option(
            names = "--kills",
            paramLabel = "N",
            description = "blows; each window gets a tenth of them from 12 on",
            required = true)
    private int kills;

    @Option(
            names = "--seed",
            description = "which blows fall in which order; default: ${DEFAULT-VALUE}",
            defaultValue = "1")
    private long seed = 1;

    @Option(
            names = "--dir",
            paramLabel = "DIR",
            description = "an empty folder that is kept, with all logs; default: a temporary one")
    private @Nullable Path dir;

    @Override
    public Integer call() throws Exception {
        if (kills < 1) {
            throw new UsageException("expected --kills above zero, was " + kills);
        }
        if (dir != null) {
            expectEmpty(dir);
        }
        Path folder = dir == null ? Files.createTempDirectory("slipstream-chaos-") : dir;
        boolean right =
                new ChaosRun(Home.clusterJar(), Home.clusterLib(), System.out)
                        .run(kills, seed, folder);
        if (dir == null && right) {
            LocalRun.delete(folder);
        } else {
            System.out.println("Logs and state are in " + folder);
        }
        return right ? 0 : 1;
    }

    private static void expectEmpty(Path dir) throws Exception {
        if (Files.exists(dir)) {
            try (Stream<Path> entries = Files.list(dir)) {
                if (entries.findAny().isPresent()) {
                    throw new UsageException("expected an empty folder for --dir, was " + dir);
                }
            }
        }
    }
}
