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
    /** Nothing automatic, says the user. */
    HALTED,
    /** Exits and sells only, says the user. */
    REDUCING,
    /** Nothing automatic for anybody, says the operator. */
    SYSTEM_HALTED,
    /** Exits and sells only for everybody, says the operator. */
    SYSTEM_REDUCING,
    /** The operator's switch has not been read, or is gone, or is nonsense. */
    SYSTEM_STATE_UNKNOWN,
    /** Exits and sells only until the user resumes: see {@link Breaker}. */
    BREAKER,
    /** Nothing to spend. */
    ZERO_AMOUNT,
    /** No pool of the mint has shown a price. */
    NO_PRICE,
    /** The user does not snipe. */
    SNIPE_OFF,
    /** More than one snipe may cost. */
    SNIPE_MAX_AMOUNT,
    /** The snipes of the day, filled and in flight, would exceed their limit. */
    SNIPE_DAILY_LIMIT,
    /** The user lets nothing be bought on recommendations. */
    AUTO_OFF,
    /** More than one automatic buy may cost. */
    AUTO_MAX_AMOUNT,
    /** As many automatic buys as a day may have have been made or are in flight. */
    AUTO_DAILY_TRADES,
    /** The automatic buys of the day, filled and in flight, would exceed their budget. */
    AUTO_DAILY_BUDGET,
    /** As many mints as allowed are held or being bought automatically, and this is another one. */
    AUTO_MAX_POSITIONS,
    /** He never wants this token. */
    BLACKLISTED_TOKEN,
    /** He never wants anything that this wallet has created. */
    BLACKLISTED_CREATOR,
    /** He never wants what this leader buys. */
    BLACKLISTED_LEADER,
    /** Nothing is copied, of this leader or of anybody, says the user. */
    COPY_PAUSED,
    /** Only sells are copied, says the user. */
    COPY_SELL_ONLY,
    /** He wants to be told and to trade nothing. */
    COPY_ALERT_ONLY,
    /** The leader's trade lies longer back than the user allows. */
    TRADE_TOO_OLD,
    /** He has bought the token by copying before, and buys each once. */
    ALREADY_BOUGHT,
    /** Copying this leader has lost as much as the user allows. */
    LEADER_STOP_LOSS,
    /** As many mints as allowed are held or being bought by copying this leader. */
    LEADER_MAX_POSITIONS,
    /** Copies of this leader would have more in this mint than allowed. */
    LEADER_TOKEN_LIMIT,
    /** Copies of this leader would have more in all mints than allowed. */
    LEADER_LIMIT,
    /** Copies of this leader would spend more in the user's day than allowed. */
    LEADER_DAY_LIMIT,
    /** More than one trade may cost. */
    MAX_TRADE_SIZE,
    /** The day's realised loss has reached its limit. */
    DAILY_LOSS_LIMIT,
    /** As many mints as allowed are held or being bought, and this is another one. */
    MAX_OPEN_POSITIONS,
    /** All of this mint, held and being bought, would cost more than it may. */
    TOKEN_EXPOSURE,
    /** The wallet has not been looked at yet, or there is none. */
    BALANCE_UNKNOWN,
    /**
     * Balance less reservations does not cover amount and fee and what is kept for the next sale.
     */
    INSUFFICIENT_BALANCE,
    /** No lot that this sell may close, or its share rounds down to nothing. */
    NOTHING_TO_SELL
}
