package io.slipstream.connectors.jupiter;

import io.slipstream.connectors.postgres.LedgerVenue;
import io.slipstream.connectors.solana.Commitment;
import io.slipstream.connectors.solana.JsonRpcClient;
import io.slipstream.connectors.solana.WalletHistory;
import io.slipstream.connectors.solana.orders.LandedSince;
import io.slipstream.connectors.solana.orders.MissedOrders;
import io.slipstream.connectors.solana.rpc.SolanaRpc;
import io.slipstream.connectors.wallet.WalletAddresses;
import io.slipstream.models.port.Opener;
import io.slipstream.models.port.OrderLedger;
import java.io.IOException;
import java.sql.SQLException;
import java.util.OptionalLong;

/** Opens what completes a restored ledger, at the nodes of a Jupiter venue. */
public record OpenMissedOrders(JupiterSettings settings, Opener<OrderLedger> ledger, String jdbcUrl)
        implements Opener<MissedOrders> {

    @Override
    public MissedOrders open() {
        String database = jdbcUrl;
        JsonRpcClient client = new JsonRpcClient(settings.nodes(), settings.limits());
        return new MissedOrders(
                new Gap(database),
                ledger,
                new SolanaRpc(client, settings.mostInFlight()),
                new WalletHistory(client, Commitment.CONFIRMED),
                () -> WalletAddresses.all(database));
    }

    private record Gap(String jdbcUrl) implements LandedSince {
        @Override
        public OptionalLong gap() throws IOException {
            try {
                return LedgerVenue.landedSince(jdbcUrl);
            } catch (SQLException e) {
                throw new IOException("expected table ledger_venue to answer", e);
            }
        }

        @Override
        public void close() throws IOException {
            try {
                LedgerVenue.complete(jdbcUrl);
            } catch (SQLException e) {
                throw new IOException("expected table ledger_venue to answer", e);
            }
        }

        @Override
        public String toString() {
            return "Gap";
        }
    }

    /** The address of a database may carry a password. */
    @Override
    public String toString() {
        return "OpenMissedOrders";
    }
}
