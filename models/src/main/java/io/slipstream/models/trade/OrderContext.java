package io.slipstream.models.trade;

import java.util.Locale;

/** Why an order exists. */
public enum OrderContext {
    MANUAL_COMMAND,
    AI_SIGNAL,
    SNIPER,
    COPY_TRADE,
    AUTOMATED,
    EXIT;

    /** Whether the user himself asked for this very order, and waits for what becomes of it. */
    public boolean isCommanded() {
        return this == MANUAL_COMMAND || this == AI_SIGNAL;
    }

    /** The stable name in tables and topics, e.g. {@code copy_trade}. */
    public String code() {
        return name().toLowerCase(Locale.ROOT);
    }
}
