package io.slipstream.models.port;

import java.io.Serializable;
import java.util.Locale;

/**
 * Named places in an order's life at which a process may be made to die, so that a test can show
 * that nothing is bought twice or lost there. Production carries {@link #NONE}.
 *
 * <p>Called on the thread that is just there; called by many threads. When armed, a call may block
 * for a while or never return. It never throws and changes nothing.
 */
@FunctionalInterface
public interface Failpoints extends Serializable {

    /** Nothing happens anywhere. */
    Failpoints NONE = (window, orderId) -> {};

    /** The order with this id is in the window now. */
    void reached(Window window, String orderId);

    /** What has been done already, and what has not, when the process dies. */
    enum Window {
        /** The risk gate has decided; the ledger has not been asked. */
        DECIDED_UNSTORED,
        /** The transaction is signed; its bytes are not in the ledger. */
        SIGNED_UNSTORED,
        /** The ledger has it; the venue has not been told. */
        STORED_UNSENT,
        /** The venue has been told; its answer has not been read. */
        SENT_UNACKNOWLEDGED,
        /** The venue has answered; the answer has not left the operator. */
        ACKNOWLEDGED_UNEMITTED,
        /** The answer has left the operator; no checkpoint has completed since. */
        EMITTED_UNCHECKPOINTED;

        /** As people write it: {@code stored-unsent}. */
        public String label() {
            return name().toLowerCase(Locale.ROOT).replace('_', '-');
        }
    }
}
