package io.slipstream.functions.execute;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The last states of one pool, one for each slot, oldest first. Flink state. */
public final class PoolHistory {
    /** A bound for a clock that stands still; some two minutes of trades in every slot. */
    private static final int MOST_SLOTS = 300;

    /** Short name of the pool's program. */
    public String dex = "";

    public List<PoolReserves> states = new ArrayList<>();

    /** Adds a state in its place, and forgets what no slot after the given one can ask for. */
    public void add(PoolReserves state, long settledSlot) {
        int place = states.size();
        while (place > 0 && states.get(place - 1).slot() > state.slot()) {
            place--;
        }
        if (place > 0 && states.get(place - 1).slot() == state.slot()) {
            if (state.follows(states.get(place - 1))) {
                states.set(place - 1, state);
            }
        } else {
            states.add(place, state);
        }
        while (states.size() > 1
                && (states.get(1).slot() <= settledSlot || states.size() > MOST_SLOTS)) {
            states.remove(0);
        }
    }

    /** The state at the end of a slot; null if the pool is not known to have existed then. */
    @Nullable PoolReserves at(long slot) {
        for (int i = states.size() - 1; i >= 0; i--) {
            if (states.get(i).slot() <= slot) {
                return states.get(i);
            }
        }
        return null;
    }
}
