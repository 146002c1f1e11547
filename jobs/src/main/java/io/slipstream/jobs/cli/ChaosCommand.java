package io.slipstream.jobs.cli;

import io.slipstream.jobs.chaos.Blow.Kind;
import io.slipstream.jobs.chaos.ChaosRun;
import io.slipstream.jobs.chaos.Localnet;
import io.slipstream.jobs.chaos.Referee.Verdict;
import io.slipstream.jobs.chaos.SharedFolder;
import io.slipstream.jobs.local.LocalRun;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.EnumSet;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** {@code slipstream chaos}: a cluster that is struck while it trades. */
@Command(
        name = "chaos",
        description =
                "Starts a cluster of its own with high availability, kills and pauses its processes while it trades on a"
                        + " localnet (a real Solana VM), and counts what went wrong. Without a localnet it trades on"
                        + " paper. Exit 1 if anything went wrong.",
        mixinStandardHelpOptions = true)
public final class ChaosCommand implements Callable<Integer> {

    @Option(
            names = "--kills",
            paramLabel = "N",
            description = "blows; each window gets a tenth of them from 23 on",
            required = true)
    private int kills;

    @Option(
            names = "--venue",
            paramLabel = "paper|jupiter",
            description = "default: jupiter if there is a localnet and Node, else paper")
    private @Nullable String venue;

    @Option(
            names = "--self-test",
            description =
                    "sends transactions before they are stored, and expects the referee to find duplicates:"
                            + " exit 1 if it does not")
    private boolean selfTest;

    @Option(
            names = "--seed",
            description = "which blows fall in which order; default: ${DEFAULT-VALUE}",
            defaultValue = "1")
    private long seed = 1;

    @Option(
            names = "--only",
            split = ",",
            paramLabel = "KIND",
            description = "nothing else falls: ${COMPLETION-CANDIDATES}; default: all of them")
    private Set<Kind> only = EnumSet.noneOf(Kind.class);

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
        Optional<Path> localnet = localnet(folder.resolve("localnet"));
        if (selfTest && localnet.isEmpty()) {
            throw new UsageException(
                    "expected a localnet for --self-test, was none: on paper nothing is sent");
        }
        ChaosRun run = new ChaosRun(Home.clusterJar(), Home.clusterLib(), System.out);
        Verdict verdict =
                localnet.isEmpty()
                        ? run.onPaper(kills, seed, only, folder)
                        : run.onChain(localnet.get(), selfTest, kills, seed, only, folder);
        boolean right = selfTest ? verdict.duplicates() > 0 : verdict.isClean();
        if (selfTest) {
            System.out.println(
                    right
                            ? "The referee has seen the duplicates that were to be expected."
                            : "Expected duplicates, was none: the referee is blind, or too few blows fell.");
        }
        if (dir == null && right) {
            LocalRun.delete(folder);
        } else {
            System.out.println("Logs and state are in " + folder);
        }
        return right ? 0 : 1;
    }

    /**
     * Ready to be started in the folder; empty to trade on paper.
     *
     * @param folder that it is copied to
     */
    private Optional<Path> localnet(Path folder) throws IOException, InterruptedException {
        if (venue != null && !venue.equals("paper") && !venue.equals("jupiter")) {
            throw new UsageException("expected --venue paper or jupiter, was " + venue);
        }
        if ("paper".equals(venue)) {
            return Optional.empty();
        }
        Optional<Path> localnet = SharedFolder.localnet(Home.root(), System.getenv());
        if (localnet.isPresent() && Localnet.prepare(localnet.get(), folder)) {
            return Optional.of(folder);
        }
        String missing =
                localnet.isEmpty()
                        ? "no shared/localnet beside the repository (SLIPSTREAM_SHARED names another folder)"
                        : "no Node 20 on the PATH, or no packages to be had for it";
        if (venue != null) {
            throw new UsageException("expected a localnet for --venue jupiter, was " + missing);
        }
        System.out.println(
                "*** ON PAPER: "
                        + missing
                        + ". Nothing is signed or sent: two windows are missing.");
        return Optional.empty();
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
