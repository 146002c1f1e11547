package io.slipstream.jobs.cli;

import io.slipstream.connectors.postgres.TableBackup.Manifest;
import io.slipstream.jobs.local.RestoredFolder;
import io.slipstream.jobs.local.StoppedServices;
import java.nio.file.Path;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** {@code slipstream restore}: a new data directory from a backup. */
@Command(
        name = "restore",
        description =
                "Makes a new data directory with the tables of a backup; run or a cluster goes on from there, and the ledger refuses what was"
                        + " decided before.",
        mixinStandardHelpOptions = true)
public final class RestoreCommand implements Callable<Integer> {

    @Option(names = "--from", required = true, paramLabel = "DIR", description = "one backup")
    private Path from = Path.of("");

    @Option(
            names = "--data-dir",
            required = true,
            paramLabel = "DIR",
            description = "new; for a cluster its folder's 'services'")
    private Path dataDir = Path.of("");

    @Override
    public Integer call() throws Exception {
        if (StoppedServices.isThere(dataDir)) {
            throw new UsageException("expected a new --data-dir, was one with tables: " + dataDir);
        }
        Manifest manifest = RestoredFolder.make(dataDir, from);
        System.out.printf(
                "%s: the tables of %s, %d orders%n",
                dataDir, manifest.madeAt(), manifest.rows().getOrDefault("orders", 0L));
        return 0;
    }
}
