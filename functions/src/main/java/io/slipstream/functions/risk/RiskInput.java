package io.slipstream.functions.risk;

import io.slipstream.functions.edge.RecordType;
import io.slipstream.models.market.PoolPrice;
import io.slipstream.models.trade.Command;
import io.slipstream.models.trade.Order;
import io.slipstream.models.trade.Signal;
import io.slipstream.models.unit.Ids;
import io.slipstream.models.user.SettingsChange;
import java.util.Comparator;
import org.jspecify.annotations.Nullable;

/**
 * Everything that reaches the risk gate, as one record, so that its order can be defined.
 *
 * @param kind which of the fields below is set
 * @param key the user's id; for a mark, a number that leads to one subtask
 * @param slot slot of the signal or price, or in which the order landed; {@link Long#MIN_VALUE} for
 *     settings, marks and commands to resume
 * @param position place in that slot; {@link Integer#MAX_VALUE} for order events, which come at the
 *     slot's end
 * @param ordinal place within that position
 * @param id signal id, order id, or signature of the trade that made the price; empty for settings
 *     and marks
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
        @Nullable SettingsChange change,
        @Nullable PoolPrice price,
        @Nullable Command resume) {

    /** In the order in which records of one position are judged. */
    public enum Kind {
        CHANGE,
        RESUME,
        SIGNAL,
        RETRACTION,
        PRICE,
        ORDER_EVENT
    }

    /** As which it travels; what of it is kept in a state is a POJO there. */
    public static final RecordType<RiskInput> TYPE = RecordType.forRecord(RiskInput.class);

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
                null,
                null,
                null);
    }

    /**
     * A signal whose cause never happened: what has come of it ends, unless it is filled.
     *
     * @param refused the signal, refused with the reason
     */
    public static RiskInput retracted(Signal refused) {
        return new RiskInput(
                Kind.RETRACTION,
                refused.userId(),
                refused.slot(),
                refused.position(),
                refused.ordinal(),
                refused.signalId(),
                refused,
                null,
                null,
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
                null,
                null,
                null);
    }

    public static RiskInput of(long key, SettingsChange change) {
        return new RiskInput(
                Kind.CHANGE, key, Long.MIN_VALUE, 0, 0, "", null, null, change, null, null);
    }

    /** A price of a mint that the user may hold. */
    public static RiskInput of(long userId, PoolPrice price) {
        return new RiskInput(
                Kind.PRICE,
                userId,
                price.slot(),
                price.position(),
                price.ordinal(),
                price.signature(),
                null,
                null,
                null,
                price,
                null);
    }

    /** A command to resume. */
    public static RiskInput resume(Command command) {
        return new RiskInput(
                Kind.RESUME,
                command.userId(),
                Long.MIN_VALUE,
                0,
                0,
                Ids.command(command.commandId()),
                null,
                null,
                null,
                null,
                command);
    }

    /** The same in another slot. */
    public RiskInput at(long otherSlot) {
        return new RiskInput(
                kind, key, otherSlot, position, ordinal, id, signal, order, change, price, resume);
    }

    /** True if it stands outside the chain's order and waits for nothing. */
    public boolean isAtOnce() {
        return kind == Kind.CHANGE || kind == Kind.RESUME;
    }
}
