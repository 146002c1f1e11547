package io.slipstream.jobs.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.slipstream.connectors.wallet.MasterKeys;
import io.slipstream.jobs.wiring.Trading;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class VenueOptionTest {
    private final Map<String, String> environment =
            new HashMap<>(
                    Map.of(
                            "SOLANA_RPC_URL", "http://127.0.0.1:1/?api-key=SECRETSECRET",
                            "JUPITER_URL", "http://127.0.0.1:2",
                            "WALLET_ENCRYPTION_KEY", MasterKeys.generate()));

    @TempDir Path folder;

    @Test
    void paperNeedsNothing() {
        assertThat(VenueOption.trading("paper", true, Map.of())).isEqualTo(Trading.onPaper());
    }

    @Test
    void jupiterIsOpenedWithWhatTheEnvironmentSaysAndTellsNoSecret() {
        Trading trading = VenueOption.trading("jupiter", false, environment);
        assertThat(trading.toString()).contains("127.0.0.1:2").doesNotContain("SECRETSECRET");
    }

    @Test
    void whatIsMissingIsOneSentence() {
        for (String name : environment.keySet()) {
            Map<String, String> without = new HashMap<>(environment);
            without.remove(name);
            assertThatThrownBy(() -> VenueOption.trading("jupiter", false, without))
                    .isInstanceOf(UsageException.class)
                    .hasMessageContaining(name);
        }
        environment.put("JUPITER_URL", "ftp://SECRETSECRET");
        assertThatThrownBy(() -> VenueOption.trading("jupiter", false, environment))
                .isInstanceOf(UsageException.class)
                .hasMessageContaining("JUPITER_URL");
    }

    @Test
    void aTapeIsNotTradedForReal() {
        assertThatThrownBy(() -> VenueOption.trading("jupiter", true, environment))
                .isInstanceOf(UsageException.class)
                .hasMessageContaining("--input");
    }

    @Test
    void aDataDirectoryBelongsToOneVenue() throws Exception {
        Path used = folder.resolve("used");
        VenueOption.claim(used, "jupiter");
        VenueOption.claim(used, "jupiter");
        assertThatThrownBy(() -> VenueOption.claim(used, "paper"))
                .isInstanceOf(UsageException.class)
                .hasMessageContaining("jupiter");
        Path older = Files.createDirectories(folder.resolve("older").resolve("states"));
        assertThatThrownBy(() -> VenueOption.claim(older.getParent(), "jupiter"))
                .isInstanceOf(UsageException.class)
                .hasMessageContaining("paper");
    }
}
