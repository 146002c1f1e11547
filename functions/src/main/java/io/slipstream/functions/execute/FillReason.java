package io.slipstream.functions.execute;

/** Why a paper fill fails. The names are stable: tables hold them. */
public enum FillReason {
    /** The price moved beyond the order's limit; it landed and cost its fee. */
    SLIPPAGE,
    /** No pool with known reserves to trade in, or nothing came out; it never landed. */
    NO_DEPTH
}
