package io.slipstream.jobs.cli;

import io.slipstream.connectors.jupiter.JupiterSettings;
import io.slipstream.connectors.wallet.MasterKeys;
import io.slipstream.connectors.wallet.UnusableMasterKeyException;
import io.slipstream.jobs.wiring.JupiterEnvironment;
import io.slipstream.jobs.wiring.Trading;
import io.slipstream.models.port.Failpoints;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;

/** What {@code --venue} stands for. */
final class VenueOption {

    private VenueOption() {}

    /**
     * @param recorded whether the input is a tape
     * @throws UsageException if it is not known, or what it needs is missing; the sentence names
     *     variables, never their values
     */
    static Trading trading(String venue, boolean recorded, Map<String, String> environment) {
        if (venue.equals("paper")) {
            return Trading.onPaper();
        }
        if (!venue.equals("jupiter")) {
            throw new UsageException("expected --venue paper or jupiter, was " + venue);
        }
        if (recorded) {
            throw new UsageException(
                    "expected no --input with --venue jupiter: a tape is history, real orders are not");
        }
        try {
            JupiterSettings settings = JupiterEnvironment.settings(environment);
            MasterKeys unused = MasterKeys.of(environment);
            return Trading.atJupiter(settings, Failpoints.NONE);
        } catch (IllegalArgumentException | UnusableMasterKeyException e) {
            throw new UsageException(e.getMessage() == null ? e.toString() : e.getMessage());
        }
    }

    /**
     * Takes a data directory for a venue, for ever: what was decided and held on paper must never
     * be traded for real, nor the other way round.
     *
     * @throws UsageException if it is another venue's
     */
    static void claim(Path dataDir, String venue) {
        Path mark = dataDir.resolve("venue");
        try {
            String before = venue;
            if (Files.exists(mark)) {
                before = Files.readString(mark).strip();
            } else if (Files.exists(dataDir.resolve("states"))) {
                before = "paper";
            }
            if (!before.equals(venue)) {
                throw new UsageException(
                        "expected another --data-dir for --venue %s, was one of venue %s"
                                .formatted(venue, before));
            }
            Files.createDirectories(dataDir);
            Files.writeString(mark, venue + "\n");
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
