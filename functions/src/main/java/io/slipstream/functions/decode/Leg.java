package io.slipstream.functions.decode;

import org.jspecify.annotations.Nullable;

/** A single pool trade while a transaction is decoded. Amounts unsigned, in base units. */
final class Leg {
    /** Place of the instruction that says so, in the order of execution. */
    final int at;

    final String program;
    final String dex;
    final String inputMint;
    final long input;
    final String outputMint;
    final long output;

    /** Units of the output that Token-2022 withheld on the way: the receiver got that much less. */
    long withheld;

    @Nullable String pool;

    /** Who traded, as the program or the transfer's authority says: may be a router's account. */
    @Nullable String user;

    /** Reserves after the trade, of the input and of the output mint; -1 if unknown. */
    long inputReserve = -1;

    long outputReserve = -1;
    int feeBps = -1;

    /** Who the trade is booked to, after routers are seen through. */
    @Nullable String trader;

    Leg(
            int at,
            String program,
            String dex,
            String inputMint,
            long input,
            String outputMint,
            long output) {
        this.at = at;
        this.program = program;
        this.dex = dex;
        this.inputMint = inputMint;
        this.input = input;
        this.outputMint = outputMint;
        this.output = output;
    }

    /** Units of the output that the trader can go on with. */
    long received() {
        return output - withheld;
    }
}
