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
    LIQUIDITY_TOO_LOW,
    /** The pool holds more than snipe_max_liquidity_usd. */
    LIQUIDITY_TOO_HIGH,
    /** The pool's venue is not among snipe_venues. */
    VENUE_NOT_ALLOWED,
    /** A fact of safety that the user asks for could not be read. */
    SAFETY_UNKNOWN,
    /** Somebody can make more of the token. */
    MINT_AUTHORITY,
    /** Somebody can freeze holders' accounts. */
    FREEZE_AUTHORITY,
    /** A Token-2022 extension can take, tax or stop transfers. */
    DANGEROUS_EXTENSION,
    /** Name, symbol and picture can be changed. */
    MUTABLE_METADATA,
    /** What would be bought could not be sold. */
    NOT_SELLABLE,
    /** Less of the pool's liquidity is burned or locked than snipe_min_lp_percentage. */
    LIQUIDITY_NOT_LOCKED,
    /** How much of it is could not be read, and the user asks for it. */
    LIQUIDITY_LOCK_UNKNOWN,
    /** Ten wallets hold more than snipe_max_top10_percentage. */
    TOP_HOLDERS,
    /** The creator holds more than snipe_max_creator_percentage. */
    CREATOR_SHARE,
    /** More than snipe_max_bundle_percentage was bought in the slot of birth. */
    BUNDLED,
    /** More than snipe_max_sniper_percentage was bought in the two slots after it. */
    SNIPED,
    /** The creator's past is not known, and the user asks for it. */
    CREATOR_UNKNOWN,
    /** The creator let down more tokens than snipe_max_creator_rugs. */
    CREATOR_RUGGED,
    /** The creator made more tokens than snipe_max_creator_launches. */
    SERIAL_CREATOR,
    /** More older tokens bear the symbol than snipe_max_namesakes. */
    DUPLICATE_SYMBOL,
    /** Nobody listens to posts, and the user asks for a sentiment. */
    SENTIMENT_UNKNOWN,
    /** The sentiment is below snipe_min_sentiment. */
    SENTIMENT_TOO_LOW,
    /** Nobody rated the token, and the user asks for ratings. */
    COMMUNITY_UNKNOWN,
    /** The community's score is below snipe_min_community. */
    COMMUNITY_TOO_LOW,
    /** It has not passed at snipe_passes ages in a row. */
    TOO_FEW_PASSES
}
