package io.slipstream.models.layout;

/**
 * pump.fun's bonding curve program: instruction discriminators, account places, instruction data.
 *
 * <p>Source: idl/pump.json of pump-fun/pump-public-docs; places checked against mainnet
 * transactions. All its events are emitted by CPI ({@link Discriminator#EVENT_CPI}).
 */
public final class PumpFun {
    /** Args: token amount u64, max SOL cost u64. */
    public static final long BUY = Discriminator.ofInstruction("buy");

    /** Args: token amount u64, min SOL output u64. */
    public static final long SELL = Discriminator.ofInstruction("sell");

    /** Args: SOL in u64, min tokens out u64. */
    public static final long BUY_EXACT_SOL_IN = Discriminator.ofInstruction("buy_exact_sol_in");

    public static final long BUY_V2 = Discriminator.ofInstruction("buy_v2");
    public static final long SELL_V2 = Discriminator.ofInstruction("sell_v2");
    public static final long BUY_EXACT_QUOTE_IN_V2 =
            Discriminator.ofInstruction("buy_exact_quote_in_v2");

    /** Args: name, symbol, uri, creator. */
    public static final long CREATE = Discriminator.ofInstruction("create");

    /** Token-2022 mint. Args: name, symbol, uri, creator, mayhem mode, … */
    public static final long CREATE_V2 = Discriminator.ofInstruction("create_v2");

    /** Moves a completed curve to a PumpSwap pool; no args. */
    public static final long MIGRATE = Discriminator.ofInstruction("migrate");

    /** Places of the accounts of buy, sell and buy_exact_sol_in. */
    public static final int TRADE_FEE_RECIPIENT = 1;

    public static final int TRADE_MINT = 2;
    public static final int TRADE_BONDING_CURVE = 3;
    public static final int TRADE_CURVE_TOKENS = 4;
    public static final int TRADE_USER_TOKENS = 5;
    public static final int TRADE_USER = 6;

    /** Places of the accounts of create and create_v2. */
    public static final int CREATE_MINT = 0;

    public static final int CREATE_BONDING_CURVE = 2;
    public static final int CREATE_CURVE_TOKENS = 3;

    /** create_v2 has no metadata accounts, so its user stands two places earlier. */
    public static final int CREATE_USER = 7;

    public static final int CREATE_V2_USER = 5;

    /** Places of the accounts of migrate. */
    public static final int MIGRATE_MINT = 2;

    public static final int MIGRATE_BONDING_CURVE = 3;
    public static final int MIGRATE_USER = 5;
    public static final int MIGRATE_POOL = 9;
    public static final int MIGRATE_QUOTE_MINT = 14;

    /** Short name of the program, as pool events and trades carry it. */
    public static final String DEX = "pumpfun";

    /** Reserves of a new curve, by the program's global account: tokens have 6 decimals. */
    public static final long INITIAL_VIRTUAL_TOKENS = 1_073_000_000_000_000L;

    public static final long INITIAL_VIRTUAL_LAMPORTS = 30_000_000_000L;
    public static final long INITIAL_REAL_TOKENS = 793_100_000_000_000L;
    public static final long TOTAL_SUPPLY = 1_000_000_000_000_000L;

    private PumpFun() {}

    /** Data of buy: exact tokens out for at most {@code maxLamports}. */
    public static byte[] buyData(long tokens, long maxLamports) {
        return new ByteWriter().u64(BUY).u64(tokens).u64(maxLamports).toBytes();
    }

    /** Data of sell: exact tokens in for at least {@code minLamports}. */
    public static byte[] sellData(long tokens, long minLamports) {
        return new ByteWriter().u64(SELL).u64(tokens).u64(minLamports).toBytes();
    }

    public static byte[] createData(String name, String symbol, String uri, String creator) {
        return new ByteWriter()
                .u64(CREATE)
                .string(name)
                .string(symbol)
                .string(uri)
                .key(creator)
                .toBytes();
    }

    public static byte[] migrateData() {
        return new ByteWriter().u64(MIGRATE).toBytes();
    }
}
