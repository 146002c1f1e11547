package io.slipstream.connectors.jupiter;

import io.slipstream.connectors.solana.JsonRpcClient;
import io.slipstream.connectors.solana.orders.OpenOrders;
import io.slipstream.connectors.solana.orders.OpenOrdersRules;
import io.slipstream.connectors.solana.rpc.SolanaRpc;
import io.slipstream.models.port.LastCheck;
import io.slipstream.models.port.Opener;
import io.slipstream.models.port.OrderLedger;
import io.slipstream.models.port.TradeVenue;
import java.util.List;

/** Opens what looks after the open orders of a Jupiter venue. */
public record OpenJupiterOrders(
        OpenJupiterVenue venue, Opener<OrderLedger> ledger, OpenOrdersRules rules)
        implements Opener<OpenOrders> {

    @Override
    public OpenOrders open() throws Exception {
        JupiterSettings settings = venue.settings();
        SolanaRpc all =
                new SolanaRpc(
                        new JsonRpcClient(settings.nodes(), settings.limits()),
                        settings.mostInFlight());
        List<SolanaRpc> nodes =
                settings.nodes().stream()
                        .map(node -> new JsonRpcClient(List.of(node), settings.limits()))
                        .map(client -> new SolanaRpc(client, settings.mostInFlight()))
                        .toList();
        TradeVenue opened = venue.open();
        LastCheck check = null;
        try {
            check = venue.lastCheck().open();
            return new OpenOrders(ledger.open(), opened, check, all, nodes, rules);
        } catch (Exception e) {
            opened.close();
            if (check != null) {
                check.close();
            }
            throw e;
        }
    }
}
