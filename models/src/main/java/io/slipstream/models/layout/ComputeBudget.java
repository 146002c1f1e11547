package io.slipstream.models.layout;

import java.util.List;

/**
 * Instructions of the compute budget program. Source: Solana's compute budget interface: a tag of
 * one byte, then a little-endian number.
 */
public final class ComputeBudget {
    /** u32: compute units that the transaction may use. */
    public static final int SET_UNIT_LIMIT = 2;

    /** u64: micro-lamports for each unit. */
    public static final int SET_UNIT_PRICE = 3;

    /** The most that a transaction may use. */
    public static final int MOST_UNITS = 1_400_000;

    private static final long MICRO = 1_000_000;

    private ComputeBudget() {}

    public static ChainInstruction unitLimit(int units) {
        return instruction(new ByteWriter().u8(SET_UNIT_LIMIT).u32(units));
    }

    public static ChainInstruction unitPrice(long microLamports) {
        return instruction(new ByteWriter().u8(SET_UNIT_PRICE).u64(microLamports));
    }

    /** The price at which so many units cost at most so many lamports. */
    public static long priceOf(long lamports, int units) {
        return Math.multiplyExact(lamports, MICRO) / units;
    }

    /** Lamports that so many units cost at a price, rounded up, as the chain does. */
    public static long cost(long microLamports, long units) {
        long micro = Math.multiplyExact(microLamports, units);
        return micro / MICRO + (micro % MICRO == 0 ? 0 : 1);
    }

    private static ChainInstruction instruction(ByteWriter data) {
        return new ChainInstruction(Programs.COMPUTE_BUDGET, List.of(), data.toBytes());
    }
}
