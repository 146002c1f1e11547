package io.slipstream.connectors.solana.orders;

import io.slipstream.models.port.LastCheck;
import io.slipstream.models.trade.Order;
import io.slipstream.models.trade.OrderState;
import io.slipstream.models.trade.VenueReason;
import java.util.Collection;
import java.util.HashMap;
import java.util.Map;
import java.util.concurrent.CompletionStage;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Sends the same bytes again while they may land and somebody still wants them to. */
final class Resending {
    private static final Logger LOG = LoggerFactory.getLogger(Resending.class);

    private final Sending sending;
    private final LastCheck lastCheck;
    private final OpenOrdersRules rules;
    private final Map<String, Long> sentAt = new HashMap<>();

    Resending(Sending sending, LastCheck lastCheck, OpenOrdersRules rules) {
        this.sending = sending;
        this.lastCheck = lastCheck;
        this.rules = rules;
    }

    /**
     * @param now {@link System#nanoTime}
     */
    boolean isDue(PendingOrder one, long now) {
        Order order = one.order();
        String reason = order.reason();
        if (order.state() == OrderState.SIGNED && !rules.isQuiet(one.stored())) {
            return false;
        }
        // A program refused it: sent again it could land when nobody wants it any more.
        if (order.state() == OrderState.UNKNOWN
                && reason != null
                && VenueReason.isRefusal(reason)) {
            return false;
        }
        Long last = sentAt.get(one.signature());
        boolean due =
                last == null
                        ? one.stored().untouchedMillis() >= rules.resendEvery().toMillis()
                        : now - last >= rules.resendEvery().toNanos();
        return due && isWanted(one, now);
    }

    /**
     * What was stopped is not pushed any more: it has landed already, or its blockhash runs out.
     */
    private boolean isWanted(PendingOrder one, long now) {
        VenueReason stopped;
        try {
            stopped = lastCheck.objection(one.order());
        } catch (IllegalStateException e) {
            stopped = VenueReason.LEDGER_SILENT;
        }
        if (stopped != null) {
            LOG.info("order={} is not sent again: {}", one.order().id(), stopped);
            sentAt.put(one.signature(), now);
        }
        return stopped == null;
    }

    /**
     * @return the order as the ledger holds it afterwards
     */
    CompletionStage<Order> send(PendingOrder one, long now) {
        sentAt.put(one.signature(), now);
        return sending.send(one.order(), one.signed());
    }

    void forgetOthers(Collection<String> signatures) {
        sentAt.keySet().retainAll(signatures);
    }
}
