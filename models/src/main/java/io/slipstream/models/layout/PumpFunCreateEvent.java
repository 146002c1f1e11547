package io.slipstream.models.layout;

import io.slipstream.models.unit.Mints;
import org.jspecify.annotations.Nullable;

/**
 * pump.fun's {@code CreateEvent}: a token and its curve were born.
 *
 * <p>Source: idl/pump.json. Events of 2024 end after {@code user}; a field that the bytes do not
 * reach is 0, its key null.
 *
 * @param timestamp epoch seconds
 */
public record PumpFunCreateEvent(
        String name,
        String symbol,
        String uri,
        String mint,
        String bondingCurve,
        String user,
        @Nullable String creator,
        long timestamp,
        long virtualTokenReserves,
        long virtualSolReserves,
        long realTokenReserves,
        long tokenTotalSupply) {

    public static final long DISCRIMINATOR = Discriminator.ofEvent("CreateEvent");

    private static final int KEY = 32;
    private static final int RESERVE_PART = KEY + 5 * 8;
    private static final int STRINGS = 3;

    /** Mint, curve, user, creator and reserves, token program, two flags. */
    private static final int BEFORE_QUOTE_MINT = 3 * KEY + RESERVE_PART + KEY + 2;

    /** Reads the body, after the discriminator. */
    public static PumpFunCreateEvent read(ByteReader in) {
        String name = in.string();
        String symbol = in.string();
        String uri = in.string();
        String mint = in.key();
        String curve = in.key();
        String user = in.key();
        boolean more = in.has(RESERVE_PART);
        return new PumpFunCreateEvent(
                name,
                symbol,
                uri,
                mint,
                curve,
                user,
                more ? in.key() : null,
                more ? in.i64() : 0,
                more ? in.u64() : 0,
                more ? in.u64() : 0,
                more ? in.u64() : 0,
                more ? in.u64() : 0);
    }

    /** The token's ticker, from the same body. */
    public static String readSymbol(ByteReader in) {
        in.string();
        return in.string();
    }

    /**
     * What the curve trades against, from the same body: SOL unless the event names another. Events
     * since 2026 do so behind token program, mayhem and cashback flag; a key of zeros means SOL.
     */
    public static String readQuoteMint(ByteReader in) {
        for (int i = 0; i < STRINGS; i++) {
            in.string();
        }
        in.skip(BEFORE_QUOTE_MINT);
        String quote = in.has(KEY) ? in.key() : Programs.SYSTEM;
        return quote.equals(Programs.SYSTEM) ? Mints.SOL : quote;
    }

    /** Data of the event's self-CPI. */
    public byte[] toCpiData() {
        return new ByteWriter()
                .u64(Discriminator.EVENT_CPI)
                .u64(DISCRIMINATOR)
                .string(name)
                .string(symbol)
                .string(uri)
                .key(mint)
                .key(bondingCurve)
                .key(user)
                .key(creator == null ? user : creator)
                .i64(timestamp)
                .u64(virtualTokenReserves)
                .u64(virtualSolReserves)
                .u64(realTokenReserves)
                .u64(tokenTotalSupply)
                .toBytes();
    }
}
