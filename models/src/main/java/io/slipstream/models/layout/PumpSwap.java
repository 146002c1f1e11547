package io.slipstream.models.layout;

/**
 * PumpSwap, the constant-product pools that pump.fun tokens migrate to: instruction discriminators,
 * account places, instruction data.
 *
 * <p>Source: idl/pump_amm.json of pump-fun/pump-public-docs; places checked against mainnet
 * transactions. All its events are emitted by CPI.
 */
public final class PumpSwap {
    /** Args: base out u64, max quote in u64. */
    public static final long BUY = Discriminator.ofInstruction("buy");

    /** Args: quote in u64, min base out u64. */
    public static final long BUY_EXACT_QUOTE_IN = Discriminator.ofInstruction("buy_exact_quote_in");

    /** Args: base in u64, min quote out u64. */
    public static final long SELL = Discriminator.ofInstruction("sell");

    /** Args: index u16, base in u64, quote in u64, coin creator. */
    public static final long CREATE_POOL = Discriminator.ofInstruction("create_pool");

    /** Places of the accounts of buy, buy_exact_quote_in and sell. */
    public static final int TRADE_POOL = 0;

    public static final int TRADE_USER = 1;
    public static final int TRADE_BASE_MINT = 3;
    public static final int TRADE_QUOTE_MINT = 4;
    public static final int TRADE_USER_BASE = 5;
    public static final int TRADE_USER_QUOTE = 6;
    public static final int TRADE_POOL_BASE = 7;
    public static final int TRADE_POOL_QUOTE = 8;

    /** Places of the accounts of create_pool. */
    public static final int CREATE_POOL_POOL = 0;

    public static final int CREATE_POOL_CREATOR = 2;
    public static final int CREATE_POOL_BASE_MINT = 3;
    public static final int CREATE_POOL_QUOTE_MINT = 4;
    public static final int CREATE_POOL_LP_MINT = 5;

    private PumpSwap() {}

    /** Data of buy: exact base out for at most {@code maxQuote}. */
    public static byte[] buyData(long base, long maxQuote) {
        return new ByteWriter().u64(BUY).u64(base).u64(maxQuote).toBytes();
    }

    /** Data of sell: exact base in for at least {@code minQuote}. */
    public static byte[] sellData(long base, long minQuote) {
        return new ByteWriter().u64(SELL).u64(base).u64(minQuote).toBytes();
    }

    public static byte[] createPoolData(int index, long base, long quote, String coinCreator) {
        return new ByteWriter()
                .u64(CREATE_POOL)
                .u16(index)
                .u64(base)
                .u64(quote)
                .key(coinCreator)
                .toBytes();
    }
}
