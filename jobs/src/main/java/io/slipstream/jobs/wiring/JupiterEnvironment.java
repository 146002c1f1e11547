package io.slipstream.jobs.wiring;

import io.slipstream.connectors.jupiter.JupiterSettings;
import java.util.Arrays;
import java.util.List;
import java.util.Map;

/** What an environment says of the live venue. */
public final class JupiterEnvironment {

    private JupiterEnvironment() {}

    /**
     * {@code SOLANA_RPC_URL} (comma-separated, the preferred node first) and {@code JUPITER_URL}.
     *
     * @throws IllegalArgumentException if one is missing or malformed; the sentence names
     *     variables, never their values
     */
    public static JupiterSettings settings(Map<String, String> environment) {
        List<String> nodes =
                Arrays.stream(required(environment, "SOLANA_RPC_URL").split(",", -1))
                        .map(String::strip)
                        .toList();
        String jupiter = required(environment, "JUPITER_URL").strip();
        try {
            return JupiterSettings.standard(jupiter, nodes);
        } catch (IllegalArgumentException e) {
            throw new IllegalArgumentException(
                    "SOLANA_RPC_URL or JUPITER_URL: " + e.getMessage(), e);
        }
    }

    private static String required(Map<String, String> environment, String name) {
        String value = environment.get(name);
        if (value == null || value.isBlank()) {
            throw new IllegalArgumentException(
                    "expected the environment variable "
                            + name
                            + " with --venue jupiter, was not set");
        }
        return value;
    }
}
