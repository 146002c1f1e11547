package io.slipstream.models.layout;

/**
 * Raydium CPMM, constant-product pools for SPL Token and Token-2022 without an order book.
 *
 * <p>Source: raydium-io/raydium-cp-swap, IDL raydium_cp_swap. Each swap logs a {@link
 * CpmmSwapEvent}.
 */
public final class RaydiumCpmm {
    /** Args: amount in u64, minimum out u64. */
    public static final long SWAP_BASE_INPUT = Discriminator.ofInstruction("swap_base_input");

    /** Args: maximum in u64, amount out u64. */
    public static final long SWAP_BASE_OUTPUT = Discriminator.ofInstruction("swap_base_output");

    /** Args: initial amount 0 u64, initial amount 1 u64, open time u64. */
    public static final long INITIALIZE = Discriminator.ofInstruction("initialize");

    public static final long INITIALIZE_WITH_PERMISSION =
            Discriminator.ofInstruction("initialize_with_permission");

    /** Places of the accounts of both swaps. */
    public static final int SWAP_USER = 0;

    public static final int SWAP_POOL = 3;
    public static final int SWAP_USER_INPUT = 4;
    public static final int SWAP_USER_OUTPUT = 5;
    public static final int SWAP_INPUT_VAULT = 6;
    public static final int SWAP_OUTPUT_VAULT = 7;
    public static final int SWAP_INPUT_MINT = 10;
    public static final int SWAP_OUTPUT_MINT = 11;

    /** Places of the accounts of initialize. */
    public static final int INITIALIZE_CREATOR = 0;

    public static final int INITIALIZE_POOL = 3;
    public static final int INITIALIZE_MINT_0 = 4;
    public static final int INITIALIZE_MINT_1 = 5;
    public static final int INITIALIZE_LP_MINT = 6;

    /** initialize_with_permission puts payer before creator, shifting the rest by one. */
    public static final int PERMISSION_SHIFT = 1;

    private RaydiumCpmm() {}

    public static byte[] swapBaseInputData(long amountIn, long minimumOut) {
        return new ByteWriter().u64(SWAP_BASE_INPUT).u64(amountIn).u64(minimumOut).toBytes();
    }

    public static byte[] swapBaseOutputData(long maximumIn, long amountOut) {
        return new ByteWriter().u64(SWAP_BASE_OUTPUT).u64(maximumIn).u64(amountOut).toBytes();
    }

    /**
     * Data of initialize.
     *
     * @param openTime epoch seconds
     */
    public static byte[] initializeData(long amount0, long amount1, long openTime) {
        return new ByteWriter().u64(INITIALIZE).u64(amount0).u64(amount1).u64(openTime).toBytes();
    }
}
