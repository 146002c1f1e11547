package io.slipstream.connectors.jupiter;

import io.slipstream.models.trade.VenueReason;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** A ledger that does not answer stops an order before anything is signed. */
final class SilentLedger {

    private SilentLedger() {}

    /**
     * The answer to a question; {@link VenueReason#LEDGER_SILENT} if there is none.
     *
     * @throws OrderRefusedException if the question fails with an {@link IllegalStateException}
     */
    static <T extends @Nullable Object> T refused(Supplier<T> question) {
        try {
            return question.get();
        } catch (IllegalStateException e) {
            throw new OrderRefusedException(VenueReason.LEDGER_SILENT, e.toString());
        }
    }
}
