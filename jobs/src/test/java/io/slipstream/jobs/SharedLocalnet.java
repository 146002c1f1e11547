package io.slipstream.jobs;

import io.slipstream.jobs.chaos.Localnet;
import java.nio.file.Path;
import java.util.Optional;

/** The localnet of the shared folder. */
public final class SharedLocalnet {
    private SharedLocalnet() {}

    /** Runs it from a copy. Empty, and loudly so, without the folder, Node 20, or its packages. */
    public static Optional<Localnet> start(Path folder, int slotMillis) throws Exception {
        Optional<Path> shared = RepositoryFolder.shared("localnet");
        if (shared.isEmpty()) {
            return Optional.empty();
        }
        if (!Localnet.prepare(shared.get(), folder)) {
            System.err.println("SKIPPED: localnet needs Node 20 and its npm packages");
            return Optional.empty();
        }
        return Optional.of(Localnet.start(folder, slotMillis));
    }
}
