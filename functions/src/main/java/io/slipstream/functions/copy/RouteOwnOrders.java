package io.slipstream.functions.copy;

import io.slipstream.models.trade.Order;
import io.slipstream.models.user.SettingsChange;
import io.slipstream.models.user.WalletOwnerRow;
import java.util.Map;
import org.apache.flink.api.common.state.BroadcastState;
import org.apache.flink.api.common.state.MapStateDescriptor;
import org.apache.flink.api.common.typeinfo.Types;
import org.apache.flink.streaming.api.functions.co.KeyedBroadcastProcessFunction;
import org.apache.flink.util.Collector;

/**
 * Sends the order events of a user to the wallets that are his, as tracked_wallets says: others may
 * copy him. Keyed by user, so that his events stay in order.
 */
public final class RouteOwnOrders
        extends KeyedBroadcastProcessFunction<Long, Order, SettingsChange, LeaderInput> {
    private static final long serialVersionUID = 1L;

    /** By wallet: its user. Broadcast, hence no TTL: settings, and few of them. */
    private static final MapStateDescriptor<String, Long> OWNERS =
            new MapStateDescriptor<>("wallet-owners", Types.STRING, Types.LONG);

    /** The states to hand to {@code DataStream.broadcast}. */
    public static MapStateDescriptor<?, ?>[] broadcastStates() {
        return new MapStateDescriptor<?, ?>[] {OWNERS};
    }

    @Override
    public void processElement(Order order, ReadOnlyContext context, Collector<LeaderInput> out)
            throws Exception {
        long user = order.terms().userId();
        for (Map.Entry<String, Long> owner : context.getBroadcastState(OWNERS).immutableEntries()) {
            if (owner.getValue() == user) {
                out.collect(LeaderInput.of(owner.getKey(), order));
            }
        }
    }

    @Override
    public void processBroadcastElement(
            SettingsChange change, Context context, Collector<LeaderInput> out) throws Exception {
        WalletOwnerRow row = change.owner();
        if (row == null) {
            return;
        }
        BroadcastState<String, Long> owners = context.getBroadcastState(OWNERS);
        if (row.deleted() || row.userId() <= 0) {
            owners.remove(row.address());
        } else {
            owners.put(row.address(), row.userId());
        }
    }
}
