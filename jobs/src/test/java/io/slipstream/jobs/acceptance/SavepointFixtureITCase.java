package io.slipstream.jobs.acceptance;

import static org.assertj.core.api.Assertions.assertThat;

import io.slipstream.connectors.postgres.EmbeddedDatabase;
import io.slipstream.jobs.RepositoryFolder;
import io.slipstream.jobs.local.LocalRun;
import io.slipstream.jobs.local.RunOptions;
import io.slipstream.jobs.savepoint.RiskGateState;
import io.slipstream.jobs.wiring.Trading;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipInputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * The savepoints of all releases ({@code scripts/savepoint-fixture} makes them) are read and gone
 * on from by this code, with every step's state; what a user had and had reserved is still there.
 */
class SavepointFixtureITCase {

    private static final int MOST_BYTES = 1 << 20;
    private static final long SECONDS = 3;

    @Test
    void whatAUserHadWhenAReleaseWasStoppedIsThereWhenThisCodeGoesOn(@TempDir Path home)
            throws Exception {
        List<Path> fixtures = fixtures();
        assertThat(fixtures).isNotEmpty();
        for (Path fixture : fixtures) {
            String version = fixture.getFileName().toString().replace(".zip", "");
            assertThat(Files.size(fixture)).as(version).isLessThan(MOST_BYTES);
            List<String> noted = Files.readAllLines(fixture.resolveSibling(version + ".txt"));
            Path data = home.resolve(version);
            Path savepoints = data.resolve("states/fused/savepoints");
            Path released = savepoints.resolve("released");
            unpack(fixture, released);

            long user = Long.parseLong(noted.get(0).replace("user ", ""));
            assertThat(state(released, user)).as(version).isEqualTo(noted);

            goOn(data);

            String now = String.join("\n", state(other(savepoints, released), user));
            assertThat(vanished(noted, now, data)).as(version + "\n" + now).isEmpty();
        }
    }

    private static List<Path> fixtures() throws IOException {
        Path folder = RepositoryFolder.root().resolve("jobs/src/test/resources/savepoints");
        try (Stream<Path> files = Files.list(folder)) {
            return files.filter(file -> file.toString().endsWith(".zip")).sorted().toList();
        }
    }

    private static List<String> state(Path savepoint, long user) throws IOException {
        return RiskGateState.read(savepoint, false, user).orElseThrow().lines();
    }

    /** In new services, with the demo users; at another parallelism than that of the savepoint. */
    private static void goOn(Path data) throws Exception {
        LocalRun.run(
                new RunOptions(
                        List.of(),
                        null,
                        0,
                        null,
                        SECONDS,
                        0,
                        0,
                        0,
                        data,
                        null,
                        RunOptions.Mode.FUSED,
                        2,
                        Trading.onPaper(),
                        null));
    }

    /** Orders of lots and reservations that are neither in the state nor were traded since. */
    private static List<String> vanished(List<String> noted, String now, Path data)
            throws Exception {
        List<String> vanished = new ArrayList<>();
        try (EmbeddedDatabase database = EmbeddedDatabase.start(data.resolve("postgres"), 0)) {
            Query tables = new Query(database.jdbcUrl());
            String mint = "";
            int looked = 0;
            for (String line : noted) {
                mint = line.startsWith("position ") ? line.substring(9) : mint;
                if (!line.startsWith("  lot ") && !line.startsWith("  buying ")) {
                    continue;
                }
                looked++;
                String order = line.replaceFirst(".* order ", "");
                String traded = "SELECT count(*) FROM trades WHERE mint = '%s'".formatted(mint);
                if (!now.contains(order) && tables.number(traded) == 0) {
                    vanished.add(line);
                }
            }
            assertThat(looked).isGreaterThan(1);
        }
        return vanished;
    }

    private static Path other(Path savepoints, Path released) throws IOException {
        try (Stream<Path> made = Files.list(savepoints)) {
            return made.filter(path -> !path.equals(released)).findFirst().orElseThrow();
        }
    }

    private static void unpack(Path zip, Path folder) throws IOException {
        try (InputStream file = Files.newInputStream(zip);
                ZipInputStream entries = new ZipInputStream(file)) {
            for (ZipEntry entry = entries.getNextEntry();
                    entry != null;
                    entry = entries.getNextEntry()) {
                Path target = folder.resolve(entry.getName()).normalize();
                if (!entry.isDirectory()) {
                    Files.createDirectories(target.getParent());
                    Files.copy(entries, target);
                }
            }
        }
    }
}
