package io.slipstream.jobs.standalone;

import static org.assertj.core.api.Assertions.assertThat;

import io.slipstream.jobs.standalone.OwnedProcess.Command;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class OwnedProcessTest {

    @TempDir Path root;
    private ClusterDir dir;

    @BeforeEach
    void makeFolders() throws Exception {
        dir = new ClusterDir(root);
        dir.make();
    }

    @Test
    void processIsFoundAgainByItsNameAndEnded() throws Exception {
        OwnedProcess.start(dir, new Command("sleeper", List.of("sleep", "600"), Map.of()));

        OwnedProcess found = OwnedProcess.find(dir, "sleeper").orElseThrow();
        assertThat(found.isAlive()).isTrue();
        found.end(Duration.ofSeconds(30));
        assertThat(found.isAlive()).isFalse();
        found.end(Duration.ofSeconds(30));
    }

    @Test
    void anotherProcessWithTheSameIdIsNeverTouched() throws Exception {
        Process other = new ProcessBuilder("sleep", "600").start();
        try {
            OwnedProcess taken =
                    new OwnedProcess(
                            "ours",
                            other.pid(),
                            other.info().startInstant().orElseThrow().minusSeconds(60));

            assertThat(taken.isAlive()).isFalse();
            taken.end(Duration.ofSeconds(1));
            taken.signal("KILL");
            assertThat(other.isAlive()).isTrue();
        } finally {
            other.destroyForcibly().waitFor();
        }
    }
}
