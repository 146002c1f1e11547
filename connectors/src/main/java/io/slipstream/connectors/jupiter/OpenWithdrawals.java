package io.slipstream.connectors.jupiter;

import io.slipstream.connectors.solana.JsonRpcClient;
import io.slipstream.connectors.solana.rpc.SolanaRpc;
import io.slipstream.connectors.withdrawal.Withdrawals;
import io.slipstream.models.port.Opener;
import io.slipstream.models.port.Signer;
import java.util.List;

/** Opens what sends withdrawals, at the nodes of a Jupiter venue. */
public record OpenWithdrawals(JupiterSettings settings, Opener<Signer> signer, String jdbcUrl)
        implements Opener<Withdrawals> {

    @Override
    public Withdrawals open() throws Exception {
        SolanaRpc all =
                new SolanaRpc(
                        new JsonRpcClient(settings.nodes(), settings.limits()),
                        settings.mostInFlight());
        List<SolanaRpc> nodes =
                settings.nodes().stream()
                        .map(node -> new JsonRpcClient(List.of(node), settings.limits()))
                        .map(client -> new SolanaRpc(client, settings.mostInFlight()))
                        .toList();
        return new Withdrawals(jdbcUrl, signer.open(), all, nodes, settings.fees().mostWithBase());
    }

    /** The address of a database may carry a password. */
    @Override
    public String toString() {
        return "OpenWithdrawals";
    }
}
