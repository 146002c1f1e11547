package io.slipstream.jobs.cli;

import io.slipstream.connectors.jupiter.JupiterSettings;
import io.slipstream.connectors.wallet.MasterKeys;
import io.slipstream.connectors.wallet.UnusableMasterKeyException;
import io.slipstream.jobs.wiring.Trading;
import io.slipstream.models.port.Failpoints;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
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
        List<String> nodes =
                Arrays.stream(required(environment, "SOLANA_RPC_URL").split(",", -1))
                        .map(String::strip)
                        .toList();
        String jupiter = required(environment, "JUPITER_URL").strip();
        try {
            MasterKeys unused = MasterKeys.of(environment);
            return Trading.atJupiter(JupiterSettings.standard(jupiter, nodes), Failpoints.NONE);
        } catch (UnusableMasterKeyException e) {
            throw new UsageException(e.getMessage());
        } catch (IllegalArgumentException e) {
            throw new UsageException("SOLANA_RPC_URL or JUPITER_URL: " + e.getMessage());
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

    private static String required(Map<String, String> environment, String name) {
        String value = environment.get(name);
        if (value == null || value.isBlank()) {
            throw new UsageException(
                    "expected the environment variable "
                            + name
                            + " with --venue jupiter, was not set");
        }
        return value;
    }
}
