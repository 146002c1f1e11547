package io.slipstream.functions.exit;

import java.util.Locale;

/** Why a lot is sold without anybody's word. The names are stable: tables hold them. */
public enum ExitTrigger {
    /** It is worth less than what it cost, by the user's percentage or more. */
    STOP_LOSS,
    /** It is worth more, likewise. */
    TAKE_PROFIT;

    /** The name in tables and topics, e.g. {@code stop_loss}. */
    public String code() {
        return name().toLowerCase(Locale.ROOT);
    }
}
