package io.slipstream.connectors.jupiter;

import io.slipstream.connectors.postgres.LedgerVenue;
import io.slipstream.connectors.solana.Commitment;
import io.slipstream.connectors.solana.JsonRpcClient;
import io.slipstream.connectors.solana.WalletHistory;
import io.slipstream.connectors.solana.orders.MissedOrders;
import io.slipstream.connectors.solana.orders.RestoredLedger;
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
                new Tables(database),
                ledger,
                new SolanaRpc(client, settings.mostInFlight()),
                new WalletHistory(client, Commitment.CONFIRMED),
                () -> WalletAddresses.all(database));
    }

    private record Tables(String jdbcUrl) implements RestoredLedger {
        @Override
        public OptionalLong missingSince() throws IOException {
            try {
                return LedgerVenue.landedSince(jdbcUrl);
            } catch (SQLException e) {
                throw unanswered(e);
            }
        }

        @Override
        public void sellsOnly(long user) throws IOException {
            try {
                LedgerVenue.sellsOnly(jdbcUrl, user);
            } catch (SQLException e) {
                throw unanswered(e);
            }
        }

        @Override
        public void complete() throws IOException {
            try {
                LedgerVenue.complete(jdbcUrl);
            } catch (SQLException e) {
                throw unanswered(e);
            }
        }

        private static IOException unanswered(SQLException cause) {
            return new IOException("expected table ledger_venue to answer", cause);
        }

        @Override
        public String toString() {
            return "Tables";
        }
    }

    /** The address of a database may carry a password. */
    @Override
    public String toString() {
        return "OpenMissedOrders";
    }
}
