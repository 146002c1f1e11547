package io.slipstream.connectors.simulator;

import io.slipstream.connectors.simulator.ledger.Account;
import io.slipstream.connectors.simulator.ledger.TokenAccount;
import io.slipstream.connectors.simulator.ledger.Wallet;

/** Where a token trades against SOL: its prices, and how a trade is written. */
interface Venue {
    /** Address of the program. */
    String program();

    /** The pool or bonding curve. */
    Account pool();

    /** Token units as the price sees them. */
    long baseReserve();

    /** Lamports as the price sees them. */
    long quoteReserve();

    /** The largest buy that costs at most {@code budget} lamports, fees included. */
    Fill buy(long budget);

    /** What {@code units} would give. */
    Fill sell(long units);

    /** Writes a buy. If it fails, the program refuses with its slippage error. */
    void writeBuy(Wallet trader, TokenAccount tokens, Fill fill, boolean fails);

    /** Writes a sale; the emptied token account may be closed with it. */
    void writeSell(Wallet trader, TokenAccount tokens, Fill fill, boolean fails, boolean closes);

    /** Moves the reserves of the price; the balances move with the transaction. */
    void traded(boolean buy, Fill fill);

    /** Whether trades are taken. */
    default boolean isOpen() {
        return true;
    }

    /** Lamports for a whole token supply of 10^15 units: a price that is easy to compare. */
    default double price() {
        return (double) quoteReserve() / baseReserve() * 1e15;
    }
}
