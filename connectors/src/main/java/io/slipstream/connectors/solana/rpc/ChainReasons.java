package io.slipstream.connectors.solana.rpc;

import io.slipstream.models.trade.VenueReason;

/** The stable reason code that a chain error stands for. */
public final class ChainReasons {
    /** Jupiter's and most pools' slippage limit. */
    private static final long SLIPPAGE = 6001;

    /** Of the token program (TokenError::InsufficientFunds) and the system program alike. */
    private static final long INSUFFICIENT_FUNDS = 1;

    /** TokenError::AccountFrozen. A transfer inside a swap fails with its code. */
    private static final long FROZEN = 17;

    private ChainReasons() {}

    public static VenueReason of(ChainError error) {
        if (error.custom() == SLIPPAGE) {
            return VenueReason.SLIPPAGE;
        }
        if (error.custom() == INSUFFICIENT_FUNDS) {
            return VenueReason.INSUFFICIENT_FUNDS;
        }
        if (error.custom() == FROZEN) {
            return VenueReason.FROZEN_ACCOUNT;
        }
        return switch (error.name()) {
            case "InsufficientFunds",
                    "InsufficientFundsForFee",
                    "InsufficientFundsForRent",
                    "AccountNotFound" ->
                    VenueReason.INSUFFICIENT_FUNDS;
            case "BlockhashNotFound" -> VenueReason.EXPIRED_BLOCKHASH;
            default -> VenueReason.PROGRAM_ERROR;
        };
    }
}
