package io.slipstream.connectors.paper;

import io.slipstream.models.port.Failpoints;
import io.slipstream.models.port.Failpoints.Window;
import io.slipstream.models.port.TradeVenue;
import io.slipstream.models.trade.Order;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;

/**
 * Accepts every order at once. The fill is made later in the stream, at the order's landing slot,
 * from the reserves that the pool has then.
 */
public final class PaperVenue implements TradeVenue {
    public static final String NAME = "paper";

    private final Failpoints failpoints;

    public PaperVenue(Failpoints failpoints) {
        this.failpoints = failpoints;
    }

    @Override
    public String name() {
        return NAME;
    }

    @Override
    public CompletionStage<Order> take(Order stored) {
        failpoints.reached(Window.STORED_UNSENT, stored.id());
        return CompletableFuture.completedFuture(stored.sent());
    }

    @Override
    public void close() {}
}
