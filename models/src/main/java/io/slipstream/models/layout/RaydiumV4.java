package io.slipstream.models.layout;

/**
 * Raydium AMM v4: one-byte instruction tags, account places, instruction data. No Anchor.
 *
 * <p>Source: raydium-io/raydium-amm, program/src/instruction.rs. Each swap writes a {@link RayLog}.
 */
public final class RaydiumV4 {
    /** Args: nonce u8, open time u64, initial pc u64, initial coin u64. */
    public static final int INITIALIZE_2 = 1;

    public static final int DEPOSIT = 3;
    public static final int WITHDRAW = 4;

    /** Args: amount in u64, minimum out u64. */
    public static final int SWAP_BASE_IN = 9;

    /** Args: maximum in u64, amount out u64. */
    public static final int SWAP_BASE_OUT = 11;

    /** As 9 and 11 without the order book's accounts. */
    public static final int SWAP_BASE_IN_V2 = 16;

    public static final int SWAP_BASE_OUT_V2 = 17;

    /** Fee of every pool: 0.25 %. */
    public static final int FEE_BPS = 25;

    /**
     * Places in swaps 9 and 11 of 18 accounts. With 17, target orders (place 4) are left out and
     * all later accounts stand one place earlier.
     */
    public static final int SWAP_POOL = 1;

    public static final int SWAP_COIN_VAULT = 5;
    public static final int SWAP_PC_VAULT = 6;

    /** Accounts of a swap 9 or 11 with target orders. */
    public static final int SWAP_ACCOUNTS = 18;

    /** Vaults of swaps 16 and 17. */
    public static final int SWAP_V2_COIN_VAULT = 3;

    public static final int SWAP_V2_PC_VAULT = 4;

    /** In every swap, from the end: 1 owner, 2 his destination, 3 his source. */
    public static final int SWAP_OWNER_FROM_END = 1;

    public static final int INITIALIZE_POOL = 4;
    public static final int INITIALIZE_LP_MINT = 7;
    public static final int INITIALIZE_COIN_MINT = 8;
    public static final int INITIALIZE_PC_MINT = 9;
    public static final int INITIALIZE_COIN_VAULT = 10;
    public static final int INITIALIZE_PC_VAULT = 11;
    public static final int INITIALIZE_USER = 17;

    private RaydiumV4() {}

    public static byte[] swapBaseInData(long amountIn, long minimumOut) {
        return new ByteWriter().u8(SWAP_BASE_IN).u64(amountIn).u64(minimumOut).toBytes();
    }

    public static byte[] swapBaseOutData(long maximumIn, long amountOut) {
        return new ByteWriter().u8(SWAP_BASE_OUT).u64(maximumIn).u64(amountOut).toBytes();
    }

    /**
     * Data of initialize2.
     *
     * @param openTime epoch seconds
     */
    public static byte[] initialize2Data(int nonce, long openTime, long pc, long coin) {
        return new ByteWriter()
                .u8(INITIALIZE_2)
                .u8(nonce)
                .u64(openTime)
                .u64(pc)
                .u64(coin)
                .toBytes();
    }
}
