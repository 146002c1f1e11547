package io.slipstream.models.trade;

/**
 * Why an order at a live venue came to nothing, or is in doubt. The names are stable: tables hold
 * them.
 */
public enum VenueReason {
    /** There is no way to trade this pair. */
    NO_ROUTE,
    /** The venue does not trade this token. */
    TOKEN_NOT_TRADABLE,
    /** The price is, or moved, beyond the order's limit. */
    SLIPPAGE,
    /** The wallet does not cover amount, fees and rent. */
    INSUFFICIENT_FUNDS,
    /** The token account is frozen. */
    FROZEN_ACCOUNT,
    /** The token could be bought but not sold, or its makers may stop it from being sold. */
    HONEYPOT,
    /** Nothing shows that what is bought could be sold again. */
    SELL_UNPROVEN,
    /** The venue's quote is of an old slot. */
    STALE_QUOTE,
    /** What the venue wants signed is not what was ordered. */
    MESSAGE_REFUSED,
    /** The venue does not take the request. */
    VENUE_REFUSED,
    /** The venue or the node asks to be asked less. */
    RATE_LIMITED,
    /** The venue or the node gave no usable answer. */
    VENUE_SILENT,
    /** The user has no wallet that could sign. */
    NO_WALLET,
    /** What holds the keys cannot be asked now. */
    SIGNER_SILENT,
    /** Its blockhash ran out before it landed. */
    EXPIRED_BLOCKHASH,
    /** It was not tried while it was fresh. */
    TOO_LATE,
    /** It can no longer land, but no node can prove yet that it has not. */
    AWAITING_PROOF,
    /** The tables that are looked at last could not be asked. */
    LEDGER_SILENT,
    /** The user or the operator halted trading after the decision. */
    HALTED,
    /** The user or the operator allowed only sells after the decision. */
    REDUCING,
    /** A breaker opened after the decision. */
    BREAKER,
    /** The user was switched off after the decision. */
    USER_INACTIVE,
    /** It landed and brought nothing. */
    NOTHING_RECEIVED,
    /** A program on the way refused it. */
    PROGRAM_ERROR;

    /** True if somebody stopped it: an order that nobody wanted sent is no failure. */
    public boolean isStop() {
        return this == HALTED || this == REDUCING || this == BREAKER || this == USER_INACTIVE;
    }

    /** True if the code says that a program refused, so that sending it again is idle. */
    public static boolean isRefusal(String code) {
        return code.equals(SLIPPAGE.name())
                || code.equals(INSUFFICIENT_FUNDS.name())
                || code.equals(FROZEN_ACCOUNT.name())
                || code.equals(PROGRAM_ERROR.name());
    }
}
