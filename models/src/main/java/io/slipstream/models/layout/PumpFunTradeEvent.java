package io.slipstream.models.layout;

import io.slipstream.models.unit.Mints;
import org.jspecify.annotations.Nullable;

/**
 * pump.fun's {@code TradeEvent}. Amounts in base units; reserves are those after the trade; the fee
 * comes on top of {@code solAmount} in a buy and off it in a sell.
 *
 * <p>Source: idl/pump.json. The event grew over time: 121 bytes (2024) end after the real reserves,
 * 217 after the creator's fee (2025), later ones add volume counters, the instruction's name,
 * cashback, and since buy_v2 the quote mint. A field that the bytes do not reach is 0, its key
 * null.
 *
 * @param timestamp epoch seconds
 * @param quoteMint what the curve trades against; SOL where the event does not say
 * @param quoteAmount units of the quote mint; {@code solAmount} where the event does not say
 */
public record PumpFunTradeEvent(
        String mint,
        long solAmount,
        long tokenAmount,
        boolean buy,
        String user,
        long timestamp,
        long virtualSolReserves,
        long virtualTokenReserves,
        long realSolReserves,
        long realTokenReserves,
        @Nullable String feeRecipient,
        long feeBasisPoints,
        long fee,
        @Nullable String creator,
        long creatorFeeBasisPoints,
        long creatorFee,
        String quoteMint,
        long quoteAmount,
        long virtualQuoteReserves) {

    public static final long DISCRIMINATOR = Discriminator.ofEvent("TradeEvent");

    private static final int FEE_PART = 32 + 8 + 8 + 32 + 8 + 8;

    /** Reads the body, after the discriminator. */
    public static PumpFunTradeEvent read(ByteReader in) {
        String mint = in.key();
        long sol = in.u64();
        long tokens = in.u64();
        boolean buy = in.bool();
        String user = in.key();
        long timestamp = in.i64();
        long virtualSol = in.u64();
        long virtualTokens = in.u64();
        long realSol = in.has(16) ? in.u64() : 0;
        long realTokens = in.has(8) ? in.u64() : 0;
        boolean fees = in.has(FEE_PART);
        String feeRecipient = fees ? in.key() : null;
        long feeBps = fees ? in.u64() : 0;
        long fee = fees ? in.u64() : 0;
        String creator = fees ? in.key() : null;
        long creatorBps = fees ? in.u64() : 0;
        long creatorFee = fees ? in.u64() : 0;
        String quoteMint = Mints.SOL;
        long quote = sol;
        long virtualQuote = virtualSol;
        if (fees && skipToQuote(in)) {
            String written = in.key();
            if (!written.equals(Programs.SYSTEM) && !written.startsWith("So1111111111111111")) {
                quoteMint = written;
                quote = in.u64();
                virtualQuote = in.u64();
            }
        }
        return new PumpFunTradeEvent(
                mint,
                sol,
                tokens,
                buy,
                user,
                timestamp,
                virtualSol,
                virtualTokens,
                realSol,
                realTokens,
                feeRecipient,
                feeBps,
                fee,
                creator,
                creatorBps,
                creatorFee,
                quoteMint,
                quote,
                virtualQuote);
    }

    /** Total fee in basis points; -1 in an old event that does not say. */
    public int totalFeeBps() {
        return feeRecipient == null ? -1 : (int) (feeBasisPoints + creatorFeeBasisPoints);
    }

    /** Data of the event's self-CPI: tag, discriminator, the body up to the creator's fee. */
    public byte[] toCpiData() {
        return new ByteWriter()
                .u64(Discriminator.EVENT_CPI)
                .u64(DISCRIMINATOR)
                .key(mint)
                .u64(solAmount)
                .u64(tokenAmount)
                .bool(buy)
                .key(user)
                .i64(timestamp)
                .u64(virtualSolReserves)
                .u64(virtualTokenReserves)
                .u64(realSolReserves)
                .u64(realTokenReserves)
                .key(feeRecipient == null ? Programs.SYSTEM : feeRecipient)
                .u64(feeBasisPoints)
                .u64(fee)
                .key(creator == null ? Programs.SYSTEM : creator)
                .u64(creatorFeeBasisPoints)
                .u64(creatorFee)
                .toBytes();
    }

    /**
     * Passes the volume counters, name, mayhem mode, cashback, buyback and shareholders; true if a
     * quote mint and two amounts follow.
     */
    private static boolean skipToQuote(ByteReader in) {
        if (!in.has(1 + 4 * 8 + 4)) {
            return false;
        }
        in.skip(1 + 4 * 8);
        in.string();
        if (!in.has(1 + 4 * 8 + 4)) {
            return false;
        }
        in.skip(1 + 4 * 8);
        long shareholders = in.u32();
        if (shareholders > in.remaining() / 34) {
            return false;
        }
        in.skip((int) shareholders * 34);
        return in.has(32 + 8 + 8);
    }
}
