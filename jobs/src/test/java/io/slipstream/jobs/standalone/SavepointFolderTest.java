package io.slipstream.jobs.standalone;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SavepointFolderTest {

    @TempDir Path root;
    private ClusterDir dir;

    @BeforeEach
    void makeFolders() throws Exception {
        dir = new ClusterDir(root);
        dir.make();
    }

    @Test
    void latestIsTheNewestStopThatWasMade() throws Exception {
        savepoint("20260101-000000", "ingest", "savepoint-1");
        Path newest = savepoint("20260102-000000", "ingest", "savepoint-2");

        assertThat(SavepointFolder.of(dir, "latest", "ingest")).isEqualTo(newest);
    }

    @Test
    void savepointItselfIsTakenForAnyJob() throws Exception {
        Path savepoint = savepoint("20260101-000000", "ingest", "savepoint-1");

        assertThat(SavepointFolder.of(dir, savepoint.toString(), "signals")).isEqualTo(savepoint);
    }

    @Test
    void jobWithoutASavepointIsRefused() throws Exception {
        savepoint("20260101-000000", "ingest", "savepoint-1");

        assertThatThrownBy(() -> SavepointFolder.of(dir, "latest", "signals"))
                .hasMessageStartingWith("expected a savepoint of job signals at ");
    }

    private Path savepoint(String stop, String job, String name) throws IOException {
        Path folder =
                Files.createDirectories(dir.savepoints().resolve(stop).resolve(job).resolve(name));
        Files.write(folder.resolve("_metadata"), new byte[1]);
        return folder;
    }
}
