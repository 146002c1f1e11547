package io.slipstream.functions.risk;

import io.slipstream.models.trade.Order;
import io.slipstream.models.trade.Signal;
import io.slipstream.models.user.SettingsChange;
import java.util.Comparator;
import org.jspecify.annotations.Nullable;

/**
 * Everything that reaches the risk gate, as one record, so that its order can be defined.
 *
 * @param kind which of the fields below is set
 * @param key the user's id; for a mark, a number that leads to one subtask
 * @param slot slot of the signal, or in which the order landed; {@link Long#MIN_VALUE} for settings
 *     and marks
 * @param position place in that slot; {@link Integer#MAX_VALUE} for order events, which come at the
 *     slot's end
 * @param ordinal place within that position
 * @param id signal id or order id; empty for settings and marks
 */
public record RiskInput(
        Kind kind,
        long key,
        long slot,
        int position,
        int ordinal,
        String id,
        @Nullable Signal signal,
        @Nullable Order order,
        @Nullable SettingsChange change) {

    /** In the order in which records of one position are judged. */
    public enum Kind {
        CHANGE,
        SIGNAL,
        ORDER_EVENT
    }

    /** The order of a replay: slot, position, kind, id. */
    public static final Comparator<RiskInput> IN_CHAIN_ORDER =
            Comparator.comparingLong(RiskInput::slot)
                    .thenComparingInt(RiskInput::position)
                    .thenComparingInt(RiskInput::ordinal)
                    .thenComparing(RiskInput::kind)
                    .thenComparing(RiskInput::id);

    public static RiskInput of(Signal signal) {
        return new RiskInput(
                Kind.SIGNAL,
                signal.userId(),
                signal.slot(),
                signal.position(),
                signal.ordinal(),
                signal.signalId(),
                signal,
                null,
                null);
    }

    public static RiskInput of(Order order) {
        return new RiskInput(
                Kind.ORDER_EVENT,
                order.terms().userId(),
                order.fillSlot(),
                Integer.MAX_VALUE,
                0,
                order.id(),
                null,
                order,
                null);
    }

    public static RiskInput of(long key, SettingsChange change) {
        return new RiskInput(Kind.CHANGE, key, Long.MIN_VALUE, 0, 0, "", null, null, change);
    }
}
