package io.slipstream.jobs.cli;

import io.slipstream.connectors.postgres.TableBackup;
import io.slipstream.connectors.postgres.TableBackup.Manifest;
import io.slipstream.jobs.cli.SystemAddress.Opened;
import io.slipstream.jobs.local.LocalRun;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.ZoneOffset;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import java.util.Comparator;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.stream.Stream;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** {@code slipstream backup}: all tables at one moment. */
@Command(
        name = "backup",
        description =
                "Writes all tables at one moment into a new folder below DIR, and deletes the oldest beyond --keep. Topics and savepoints are"
                        + " not in it.",
        mixinStandardHelpOptions = true)
public final class BackupCommand implements Callable<Integer> {

    private static final DateTimeFormatter STAMP = DateTimeFormatter.ofPattern("yyyyMMdd-HHmmss");

    @Mixin private SystemAddress system;

    @Option(names = "--out", required = true, paramLabel = "DIR", description = "of all backups")
    private Path out = Path.of("");

    @Option(
            names = "--keep",
            paramLabel = "N",
            description = "newest backups that stay; default: ${DEFAULT-VALUE}",
            defaultValue = "14")
    private int keep = 14;

    @Override
    public Integer call() throws Exception {
        if (keep < 1) {
            throw new UsageException("expected --keep of 1 or more, was " + keep);
        }
        Files.createDirectories(out);
        Path dir = out.resolve(ZonedDateTime.now(ZoneOffset.UTC).format(STAMP));
        try (Opened opened = system.open(System.getenv())) {
            Manifest manifest = TableBackup.write(opened.endpoints().jdbcUrl(), dir);
            System.out.printf(
                    "%s: %d rows of %d tables, schema version %s%n",
                    dir,
                    manifest.rows().values().stream().mapToLong(Long::longValue).sum(),
                    manifest.rows().size(),
                    manifest.schemaVersion());
        }
        for (Path old : beyond()) {
            LocalRun.delete(old);
        }
        return 0;
    }

    /** Whole backups only, by name, which is their time. */
    private List<Path> beyond() throws IOException {
        try (Stream<Path> folders = Files.list(out)) {
            return folders.filter(
                            folder -> folder.getFileName().toString().matches("\\d{8}-\\d{6}"))
                    .sorted(Comparator.comparing(Path::toString).reversed())
                    .skip(keep)
                    .toList();
        }
    }
}
