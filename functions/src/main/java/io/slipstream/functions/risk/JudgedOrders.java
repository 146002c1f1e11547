package io.slipstream.functions.risk;

import java.util.Iterator;
import java.util.Map;
import org.apache.flink.api.common.functions.RuntimeContext;
import org.apache.flink.api.common.state.MapState;
import org.apache.flink.api.common.state.MapStateDescriptor;
import org.apache.flink.api.common.typeinfo.Types;

/**
 * Which orders of the user whose key the gate is at were judged in the last fortnight, and which of
 * them are booked. Topics keep a week, so nothing older comes again, and the ledger refuses a
 * second decision for ever. An order in flight is known by its reservation, not by this.
 */
final class JudgedOrders {
    private static final int KEPT_DAYS = 14;
    private static final long DAY_MILLIS = 86_400_000;

    /**
     * By order id, and by the id of a command to resume: twice the day of its judgement (since
     * 1970-01-01, by the clock on the wall), and one more once its final event is booked.
     *
     * <p>No TTL of Flink's: with each access it would look at all orders of some other user. A
     * user's old ones go once a day, when he trades; of who no longer does, a fortnight stays.
     */
    private static final MapStateDescriptor<String, Integer> ORDERS =
            new MapStateDescriptor<>("orders-judged", Types.STRING, Types.INT);

    private final MapState<String, Integer> orders;

    JudgedOrders(RuntimeContext context) {
        orders = context.getMapState(ORDERS);
    }

    boolean contains(String orderId) throws Exception {
        return orders.contains(orderId);
    }

    boolean isBooked(String orderId) throws Exception {
        Integer known = orders.get(orderId);
        return known != null && (known & 1) == 1;
    }

    void judged(String orderId, long nowMillis) throws Exception {
        orders.put(orderId, day(nowMillis) << 1);
    }

    void booked(String orderId, long nowMillis) throws Exception {
        orders.put(orderId, day(nowMillis) << 1 | 1);
    }

    /** Lets go what is too old to come again, once a day. */
    void forget(Account account, long nowMillis) throws Exception {
        int today = day(nowMillis);
        if (account.forgottenOn >= today) {
            return;
        }
        account.forgottenOn = today;
        Iterator<Map.Entry<String, Integer>> all = orders.iterator();
        while (all.hasNext()) {
            if (all.next().getValue() >> 1 < today - KEPT_DAYS) {
                all.remove();
            }
        }
    }

    private static int day(long millis) {
        return (int) Math.floorDiv(millis, DAY_MILLIS);
    }
}
