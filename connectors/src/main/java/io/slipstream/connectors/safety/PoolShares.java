package io.slipstream.connectors.safety;

import io.slipstream.connectors.solana.rpc.ChainAccount;
import io.slipstream.models.layout.ByteReader;
import io.slipstream.models.layout.MalformedLayoutException;
import io.slipstream.models.layout.Programs;
import org.jspecify.annotations.Nullable;

/**
 * What a pool's account says of its LP tokens.
 *
 * <p>Sources: idl/pump_amm.json of pump-fun/pump-public-docs, account Pool (8 discriminator, u8
 * bump, u16 index, creator, base mint, quote mint, LP mint, two vaults, u64 LP supply without
 * burns); raydium-io/raydium-cp-swap, states/pool.rs, PoolState; raydium-io/raydium-amm,
 * program/src/state.rs, AmmInfo. Pools of concentrated liquidity and of Meteora keep no count that
 * burns leave alone: unknown.
 *
 * @param lpMint the mint of its LP tokens
 * @param issued LP base units by the pool's own count, which a burn of tokens does not change
 */
record PoolShares(String lpMint, long issued) {
    private static final int PUMP_SWAP_LP_MINT = 8 + 1 + 2 + 3 * 32;
    private static final int PUMP_SWAP_SUPPLY = PUMP_SWAP_LP_MINT + 3 * 32;
    private static final int CPMM_LP_MINT = 8 + 4 * 32;
    private static final int CPMM_SUPPLY = 8 + 10 * 32 + 5;
    private static final int V4_LP_MINT = 464;
    private static final int V4_RESERVE = 720;

    /** Null if it is no pool whose LP tokens can be counted. */
    static @Nullable PoolShares of(@Nullable ChainAccount pool) {
        if (pool == null) {
            return null;
        }
        return switch (pool.owner()) {
            case Programs.PUMP_SWAP -> read(pool, PUMP_SWAP_LP_MINT, PUMP_SWAP_SUPPLY);
            case Programs.RAYDIUM_CPMM -> read(pool, CPMM_LP_MINT, CPMM_SUPPLY);
            case Programs.RAYDIUM_V4 -> read(pool, V4_LP_MINT, V4_RESERVE);
            default -> null;
        };
    }

    private static @Nullable PoolShares read(ChainAccount pool, int mintAt, int supplyAt) {
        try {
            ByteReader mint = new ByteReader(pool.data());
            mint.skip(mintAt);
            ByteReader supply = new ByteReader(pool.data());
            supply.skip(supplyAt);
            long issued = supply.u64();
            return issued > 0 ? new PoolShares(mint.key(), issued) : null;
        } catch (MalformedLayoutException e) {
            return null;
        }
    }
}
