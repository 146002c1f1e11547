package io.slipstream.functions.feature;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.function.ToLongFunction;
import org.apache.flink.api.common.state.ListState;

/**
 * Inputs of one key that wait until their slot is complete, since what feeds a step from two sides
 * may come in any order. Kept in the step's own state.
 */
final class InChainOrder {

    private InChainOrder() {}

    /** Takes out what belongs to slots up to the given one, in the order of the chain. */
    static <T> List<T> take(
            ListState<T> pending, long slot, ToLongFunction<T> slotOf, Comparator<T> order)
            throws Exception {
        List<T> later = new ArrayList<>();
        List<T> ready = new ArrayList<>();
        for (T input : pending.get()) {
            (slotOf.applyAsLong(input) > slot ? later : ready).add(input);
        }
        pending.update(later);
        ready.sort(order);
        return ready;
    }
}
