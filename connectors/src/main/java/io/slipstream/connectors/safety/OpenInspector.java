package io.slipstream.connectors.safety;

import io.slipstream.connectors.jupiter.JupiterSaleProbe;
import io.slipstream.connectors.solana.JsonRpcClient;
import io.slipstream.connectors.solana.RpcLimits;
import io.slipstream.connectors.solana.SolanaNodes;
import io.slipstream.models.port.Opener;
import io.slipstream.models.port.SaleProbe;
import io.slipstream.models.port.TokenInspector;
import java.util.Map;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Opens an inspector over the nodes that the environment names; a blind one if it names none. With
 * {@code JUPITER_URL} and {@code SOLANA_PROBE_WALLET} (the address of any wallet that holds the
 * largest amount that users snipe with, and some rent; nothing is signed for it) sales are
 * simulated.
 */
public final class OpenInspector implements Opener<TokenInspector> {
    private static final long serialVersionUID = 1L;
    private static final Logger LOG = LoggerFactory.getLogger(OpenInspector.class);

    @Override
    public TokenInspector open() {
        try {
            SolanaNodes.of(System.getenv());
        } catch (IllegalArgumentException none) {
            return TokenInspector.blind();
        }
        return of(System.getenv());
    }

    /** One that may use half of what the nodes allow. */
    public static TokenInspector of(Map<String, String> environment) {
        SolanaNodes nodes = SolanaNodes.of(environment);
        return new ChainInspector(
                new RpcChainAccounts(
                        new JsonRpcClient(nodes.rpc(), RpcLimits.atRate(nodes.ratePerSecond()))),
                probe(nodes, environment),
                Math.max(2, (int) (nodes.ratePerSecond() / 2)));
    }

    private static SaleProbe probe(SolanaNodes nodes, Map<String, String> environment) {
        String url = environment.getOrDefault("JUPITER_URL", "").strip();
        String wallet = environment.getOrDefault("SOLANA_PROBE_WALLET", "").strip();
        if (url.isEmpty() || wallet.isEmpty()) {
            LOG.info(
                    "no sale is simulated before a snipe: expected JUPITER_URL and"
                            + " SOLANA_PROBE_WALLET to be set, was not");
            return SaleProbe.none();
        }
        return JupiterSaleProbe.open(url, nodes, wallet);
    }
}
