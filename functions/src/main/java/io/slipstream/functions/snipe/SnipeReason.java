package io.slipstream.functions.snipe;

/** Why a user did or did not snipe a token; the names are stable, tables hold them. */
public enum SnipeReason {
    /** The score is at least the user's minimum: the one reason to take. */
    CONFIDENT,
    /** The user's settings row is not valid. */
    SETTINGS_INVALID,
    /** snipe_max_amount_sol is missing or not above zero. */
    SNIPE_AMOUNT_UNSET,
    /** snipe_min_confidence is missing. */
    SNIPE_CONFIDENCE_UNSET,
    /** The score is below snipe_min_confidence. */
    CONFIDENCE_TOO_LOW,
    /** The pool's reserves are unknown or empty. */
    NO_LIQUIDITY,
    /** min_liquidity_usd is missing. */
    MIN_LIQUIDITY_UNSET,
    /** min_liquidity_usd is set and the price of SOL in dollars is not known. */
    NO_SOL_USD_PRICE,
    /** The pool holds less than min_liquidity_usd. */
    LIQUIDITY_TOO_LOW
}
