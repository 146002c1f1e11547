package io.slipstream.connectors.jupiter;

import io.slipstream.models.trade.VenueReason;

/** An order came to nothing before anything was signed for it. */
public final class OrderRefusedException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    private final VenueReason reason;

    OrderRefusedException(VenueReason reason, String detail) {
        super(detail);
        this.reason = reason;
    }

    public VenueReason reason() {
        return reason;
    }
}
