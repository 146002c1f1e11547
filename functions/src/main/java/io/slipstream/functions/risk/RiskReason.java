package io.slipstream.functions.risk;

/** Why the risk gate lets a signal end without an order. The names are stable: tables hold them. */
public enum RiskReason {
    /** There is no row of this user. */
    USER_MISSING,
    /** The user's status is not ACTIVE. */
    USER_INACTIVE,
    /** There is no settings row, or a setting that the decision needs is NULL. */
    SETTINGS_MISSING,
    /** The settings row is nonsense. */
    SETTINGS_INVALID,
    /** Nothing automatic. */
    HALTED,
    /** Exits and sells only. */
    REDUCING,
    /** Nothing to spend. */
    ZERO_AMOUNT,
    /** The user does not snipe. */
    SNIPE_OFF,
    /** More than one snipe may cost. */
    SNIPE_MAX_AMOUNT,
    /** The snipes of the day, filled and in flight, would exceed their limit. */
    SNIPE_DAILY_LIMIT,
    /** More than one trade may cost. */
    MAX_TRADE_SIZE,
    /** The day's realised loss has reached its limit. */
    DAILY_LOSS_LIMIT,
    /** Balance less reservations does not cover amount and fee. */
    INSUFFICIENT_BALANCE,
    /** No lot that this sell may close, or its share rounds down to nothing. */
    NOTHING_TO_SELL
}
