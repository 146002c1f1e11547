package io.slipstream.connectors.failpoints;

import static org.assertj.core.api.Assertions.assertThat;

import io.slipstream.models.port.Failpoints.Window;
import java.nio.file.Path;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class FailpointFolderTest {

    @TempDir Path folder;

    @Test
    void orderPassesAWindowThatIsNotArmed() throws Exception {
        FailpointFolder failpoints = new FailpointFolder(folder.toString());
        failpoints.arm(Window.STORED_UNSENT);

        failpoints.reached(Window.DECIDED_UNSTORED, "a");

        assertThat(failpoints.waiting(Window.DECIDED_UNSTORED)).isEmpty();
        assertThat(failpoints.waiting(Window.STORED_UNSENT)).isEmpty();
    }

    @Test
    void oneOrderWaitsInAnArmedWindowAndTheOthersPass() throws Exception {
        FailpointFolder failpoints = new FailpointFolder(folder.toString());
        failpoints.arm(Window.STORED_UNSENT);

        CompletableFuture<Void> first =
                CompletableFuture.runAsync(() -> failpoints.reached(Window.STORED_UNSENT, "a"));
        while (failpoints.waiting(Window.STORED_UNSENT).isEmpty()) {
            Thread.onSpinWait();
        }
        failpoints.reached(Window.STORED_UNSENT, "b");

        assertThat(failpoints.waiting(Window.STORED_UNSENT))
                .contains(ProcessHandle.current().pid());
        assertThat(first).isNotDone();
        failpoints.disarm(Window.STORED_UNSENT);
        first.get(30, TimeUnit.SECONDS);
        assertThat(folder).isEmptyDirectory();
    }

    @Test
    void folderThatIsGoneStopsNobody() {
        new FailpointFolder(folder.resolve("missing").toString())
                .reached(Window.STORED_UNSENT, "a");
    }
}
