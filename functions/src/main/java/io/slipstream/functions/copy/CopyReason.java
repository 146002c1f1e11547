package io.slipstream.functions.copy;

/** Why a leader's swap is not copied for a follower. The names are stable: tables hold them. */
public enum CopyReason {
    /** Neither side of the swap is SOL or a stable coin, or both are. */
    UNSUPPORTED_PAIR,
    /** A size depends on the price of SOL in dollars, and none was known. */
    NO_SOL_USD_PRICE,
    /** The leader traded before the follower began to copy. */
    BEFORE_COPY_STARTED,
    /** The swap carries no time, and the relation says from when on it counts. */
    BLOCK_TIME_UNKNOWN,
    /** The follower does not copy sells, or sells by profit and loss alone. */
    COPY_SELLS_OFF,
    /** The leader's wallet is the follower's own. */
    SELF_FOLLOW,
    /** The leader follows the follower, straight or through others. */
    RELATION_CYCLE,
    /** The leader spent less than the follower wants to copy. */
    LEADER_TRADE_TOO_SMALL,
    /** The leader spent more than the follower wants to copy. */
    LEADER_TRADE_TOO_LARGE,
    /** The price is now too far above the one that the leader paid. */
    PRICE_DRIFT,
    /** The relation's row is nonsense, or lacks what its mode needs. */
    RELATION_INVALID,
    /** A later trade of the same leader in the same mint was handled before. */
    LATE,
    /** The size rounds down to nothing. */
    ZERO_AMOUNT
}
