package io.slipstream.connectors.solana;

import io.slipstream.connectors.egress.Egress;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Where a chain is reached. Addresses may hold keys: this is made where it is used, from that
 * machine's environment, and never travels.
 *
 * @param rpc providers, the preferred one first
 * @param websocket null: none
 * @param ratePerSecond calls a second to one provider at most
 */
public record SolanaNodes(
        List<RpcEndpoint> rpc, @Nullable RpcEndpoint websocket, double ratePerSecond) {

    private static final double RATE = 10;

    /**
     * {@code SOLANA_RPC_URL} (comma-separated) and {@code SOLANA_WS_URL} ({@code none}: no
     * websocket; default: the one that belongs to the first RPC URL); with {@code HELIUS_API_KEY}
     * Helius (see {@link Egress}) is asked first and its websocket is the default. {@code
     * SOLANA_RPC_RATE}: calls a second, 10 if not set.
     *
     * @throws IllegalArgumentException if there is no provider, or one that cannot be read; it
     *     never repeats an address
     */
    public static SolanaNodes of(Map<String, String> environment) {
        List<RpcEndpoint> rpc = new ArrayList<>();
        String helius = environment.getOrDefault("HELIUS_API_KEY", "").strip();
        if (!helius.isEmpty()) {
            rpc.add(helius(Egress.HELIUS_RPC, environment, helius, "http"));
        }
        for (String url : environment.getOrDefault("SOLANA_RPC_URL", "").split(",", -1)) {
            if (!url.isBlank()) {
                rpc.add(endpoint("SOLANA_RPC_URL", url, "http"));
            }
        }
        if (rpc.isEmpty()) {
            throw new IllegalArgumentException(
                    "expected SOLANA_RPC_URL or HELIUS_API_KEY to be set, was neither");
        }
        return new SolanaNodes(
                rpc,
                websocket(environment, helius, rpc),
                rate(environment.getOrDefault("SOLANA_RPC_RATE", "").strip()));
    }

    private static RpcEndpoint helius(
            Egress service, Map<String, String> environment, String key, String scheme) {
        return endpoint("HELIUS_API_KEY", service.url(environment) + "?api-key=" + key, scheme);
    }

    private static @Nullable RpcEndpoint websocket(
            Map<String, String> environment, String helius, List<RpcEndpoint> rpc) {
        String url = environment.getOrDefault("SOLANA_WS_URL", "").strip();
        if (url.equals("none")) {
            return null;
        }
        if (!url.isEmpty()) {
            return endpoint("SOLANA_WS_URL", url, "ws");
        }
        return helius.isEmpty()
                ? rpc.get(0).websocket()
                : helius(Egress.HELIUS_WEBSOCKET, environment, helius, "ws");
    }

    private static double rate(String text) {
        if (text.isEmpty()) {
            return RATE;
        }
        try {
            double rate = Double.parseDouble(text);
            if (rate > 0 && Double.isFinite(rate)) {
                return rate;
            }
        } catch (NumberFormatException e) {
            // said below
        }
        throw new IllegalArgumentException(
                "expected SOLANA_RPC_RATE to be a number above zero, was " + text);
    }

    private static RpcEndpoint endpoint(String variable, String url, String scheme) {
        RpcEndpoint endpoint;
        try {
            endpoint = RpcEndpoint.parse(url);
        } catch (IllegalArgumentException e) {
            throw new IllegalArgumentException(variable + ": " + e.getMessage());
        }
        if (!endpoint.uri().getScheme().startsWith(scheme)) {
            throw new IllegalArgumentException(
                    variable
                            + ": expected a "
                            + scheme
                            + " or "
                            + scheme
                            + "s URL, was "
                            + endpoint);
        }
        return endpoint;
    }
}
