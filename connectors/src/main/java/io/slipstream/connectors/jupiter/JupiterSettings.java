package io.slipstream.connectors.jupiter;

import io.slipstream.connectors.solana.RpcEndpoint;
import io.slipstream.connectors.solana.RpcLimits;
import java.io.Serializable;
import java.time.Duration;
import java.util.List;

/**
 * How the venue works. It travels to workers; only scheme, host and port of an address are ever
 * printed.
 *
 * @param jupiterUrl without {@code /swap/v1}
 * @param rpcUrls Solana nodes, the preferred one first
 * @param fees what a transaction may pay
 * @param compilesHere true: the transaction is compiled here, with our own fees and the order's id
 *     as a memo; false: the venue's own transaction is signed
 * @param checksSell true: a buy must be shown to be sellable
 * @param oldestQuoteSlots slots by which a quote may be behind the node
 * @param requestsPerSecond to the venue, and to each node
 * @param mostInFlight requests to each at once
 */
public record JupiterSettings(
        String jupiterUrl,
        List<String> rpcUrls,
        FeePolicy fees,
        boolean compilesHere,
        boolean checksSell,
        long oldestQuoteSlots,
        double requestsPerSecond,
        int mostInFlight)
        implements Serializable {

    public JupiterSettings {
        rpcUrls = List.copyOf(rpcUrls);
        if (rpcUrls.isEmpty()) {
            throw new IllegalArgumentException("expected a Solana node, was none");
        }
        RpcEndpoint.parse(jupiterUrl);
        rpcUrls.forEach(RpcEndpoint::parse);
    }

    /** The transaction compiled here, and every buy shown to be sellable. */
    public static JupiterSettings standard(String jupiterUrl, List<String> rpcUrls) {
        return new JupiterSettings(
                jupiterUrl, rpcUrls, FeePolicy.standard(), true, true, 50, 1_000, 64);
    }

    List<RpcEndpoint> nodes() {
        return rpcUrls.stream().map(RpcEndpoint::parse).toList();
    }

    /** An order is handed back within seconds: three tries, none begun after eight. */
    public RpcLimits limits() {
        return new RpcLimits(
                3,
                Duration.ofMillis(100),
                Duration.ofSeconds(2),
                Duration.ofSeconds(5),
                Duration.ofSeconds(8),
                requestsPerSecond);
    }

    @Override
    public String toString() {
        return "JupiterSettings[" + RpcEndpoint.parse(jupiterUrl) + ", " + nodes() + "]";
    }
}
