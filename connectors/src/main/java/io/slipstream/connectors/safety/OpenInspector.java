package io.slipstream.connectors.safety;

import io.slipstream.connectors.solana.JsonRpcClient;
import io.slipstream.connectors.solana.RpcLimits;
import io.slipstream.connectors.solana.SolanaNodes;
import io.slipstream.models.port.Opener;
import io.slipstream.models.port.TokenInspector;

/** Opens an inspector over the nodes that the environment names; a blind one if it names none. */
public final class OpenInspector implements Opener<TokenInspector> {
    private static final long serialVersionUID = 1L;

    @Override
    public TokenInspector open() {
        SolanaNodes nodes;
        try {
            nodes = SolanaNodes.of(System.getenv());
        } catch (IllegalArgumentException none) {
            return TokenInspector.blind();
        }
        return over(nodes);
    }

    /** One that may use half of what the nodes allow. */
    public static TokenInspector over(SolanaNodes nodes) {
        int budget = Math.max(1, (int) (nodes.ratePerSecond() / 2));
        return new MintInspector(
                new RpcMintAccounts(
                        new JsonRpcClient(nodes.rpc(), RpcLimits.atRate(nodes.ratePerSecond()))),
                budget);
    }
}
