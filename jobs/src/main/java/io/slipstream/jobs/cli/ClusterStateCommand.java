package io.slipstream.jobs.cli;

import io.slipstream.jobs.savepoint.RiskGateState;
import io.slipstream.jobs.savepoint.SavedUser;
import io.slipstream.jobs.standalone.KnownJob;
import io.slipstream.jobs.standalone.SavepointFolder;
import java.io.IOException;
import java.nio.file.Path;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** {@code slipstream cluster state}: what a savepoint says of a user. */
@Command(
        name = "state",
        description =
                "A user's money, positions and reservations as a savepoint holds them; no cluster has to run. A user whom the savepoint"
                        + " does not know ends with 1.",
        mixinStandardHelpOptions = true)
public final class ClusterStateCommand implements Callable<Integer> {

    @Mixin private ClusterFolder folder;

    @Option(
            names = "--savepoint",
            paramLabel = "PATH|latest",
            description =
                    "a savepoint or retained checkpoint, the folder of one stop, or the newest stop of the cluster;"
                            + " default: ${DEFAULT-VALUE}",
            defaultValue = "latest")
    private String savepoint = "latest";

    @Option(names = "--user", required = true, paramLabel = "N", description = "the user's number")
    private long user;

    @Option(
            names = "--rocksdb",
            description = "it is a retained checkpoint of a cluster with --state-backend rocksdb")
    private boolean rocksDb;

    @Override
    public Integer call() throws IOException {
        Path found;
        try {
            found = SavepointFolder.of(folder.dir(), savepoint, KnownJob.EXECUTION.label());
        } catch (IllegalArgumentException e) {
            throw new UsageException(String.valueOf(e.getMessage()));
        }
        SavedUser saved =
                RiskGateState.read(found, rocksDb, user)
                        .orElseThrow(
                                () ->
                                        new IllegalStateException(
                                                "expected a user whom the savepoint knows, found nothing of user "
                                                        + user
                                                        + " in "
                                                        + found));
        saved.lines().forEach(System.out::println);
        return 0;
    }
}
