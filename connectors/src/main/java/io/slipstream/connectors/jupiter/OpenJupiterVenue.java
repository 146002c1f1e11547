package io.slipstream.connectors.jupiter;

import io.slipstream.models.port.Failpoints;
import io.slipstream.models.port.LastCheck;
import io.slipstream.models.port.Opener;
import io.slipstream.models.port.OrderLedger;
import io.slipstream.models.port.Signer;
import io.slipstream.models.port.TradeVenue;

/** Opens the venue where orders are executed, with a ledger and a signer of its own. */
public record OpenJupiterVenue(
        JupiterSettings settings,
        Opener<OrderLedger> ledger,
        Opener<Signer> signer,
        Opener<LastCheck> lastCheck,
        Failpoints failpoints)
        implements Opener<TradeVenue> {

    @Override
    public TradeVenue open() throws Exception {
        Signer keys = signer.open();
        LastCheck check = null;
        try {
            check = lastCheck.open();
            return new JupiterVenue(
                    settings, ledger.open(), keys, check, failpoints, System::nanoTime);
        } catch (Exception e) {
            keys.close();
            if (check != null) {
                check.close();
            }
            throw e;
        }
    }
}
