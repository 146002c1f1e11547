package io.slipstream.connectors.jupiter;

import io.slipstream.connectors.solana.JsonRpcClient;
import io.slipstream.connectors.solana.orders.WalletBalances;
import io.slipstream.connectors.solana.rpc.SolanaRpc;
import io.slipstream.connectors.wallet.WalletAddresses;
import io.slipstream.models.port.Opener;

/** Opens what looks at the users' wallets at a Jupiter venue. */
public record OpenWalletBalances(JupiterSettings settings, String jdbcUrl)
        implements Opener<WalletBalances> {

    @Override
    public WalletBalances open() {
        String database = jdbcUrl;
        return new WalletBalances(
                new SolanaRpc(
                        new JsonRpcClient(settings.nodes(), settings.limits()),
                        settings.mostInFlight()),
                () -> WalletAddresses.all(database));
    }

    /** The address of a database may carry a password. */
    @Override
    public String toString() {
        return "OpenWalletBalances";
    }
}
