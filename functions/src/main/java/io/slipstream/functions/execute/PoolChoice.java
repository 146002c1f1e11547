package io.slipstream.functions.execute;

import org.jspecify.annotations.Nullable;

/**
 * Finds the deepest pool of a mint, by lamports. A bonding curve does not count once the token has
 * traded elsewhere since: it has graduated, and what the curve last showed is no depth any more.
 */
public final class PoolChoice {
    private static final String BONDING_CURVE = "pumpfun";

    private final long slot;
    private @Nullable PoolReserves curve;
    private @Nullable PoolReserves pool;
    private long lastPoolTrade = Long.MIN_VALUE;

    /** For the state at the end of a slot. */
    public PoolChoice(long slot) {
        this.slot = slot;
    }

    /** Adds a pool as it stood at the end of the slot. */
    public void offer(PoolHistory history) {
        PoolReserves state = history.at(slot);
        if (state != null) {
            offer(history.dex, state);
        }
    }

    /**
     * Adds a pool as it stands.
     *
     * @param dex short name of its program
     */
    public void offer(String dex, PoolReserves state) {
        if (dex.equals(BONDING_CURVE)) {
            curve = deeper(curve, state);
        } else {
            pool = deeper(pool, state);
            lastPoolTrade = Math.max(lastPoolTrade, state.slot());
        }
    }

    /** Null if no pool is known. */
    public @Nullable PoolReserves deepest() {
        if (curve == null || (pool != null && lastPoolTrade >= curve.slot())) {
            return pool;
        }
        return deeper(pool, curve);
    }

    /**
     * Of two equally deep pools the one that gives less, so that the order of asking is no matter.
     */
    private static PoolReserves deeper(@Nullable PoolReserves one, PoolReserves other) {
        if (one == null || other.lamports() != one.lamports()) {
            return one == null || other.lamports() > one.lamports() ? other : one;
        }
        if (other.units() != one.units()) {
            return other.units() < one.units() ? other : one;
        }
        return other.feeBps() > one.feeBps() ? other : one;
    }
}
