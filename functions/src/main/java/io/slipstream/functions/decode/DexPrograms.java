package io.slipstream.functions.decode;

import io.slipstream.models.chain.PoolEvent.Kind;
import io.slipstream.models.layout.Programs;
import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * The one registry of programs that trade, by address. A program that is not here is still read by
 * its transfers.
 *
 * <p>Source of names and places: each program's published IDL (whirlpool, raydium_clmm,
 * raydium_launchpad, lb_clmm, amm, cp_amm, dynamic_bonding_curve); Phoenix and the stable AMM have
 * none that is Anchor's.
 */
final class DexPrograms {
    private final Map<String, DexProgram> byAddress = new HashMap<>();
    private final DexProgram unknown = new TransferDex("unknown");

    DexPrograms() {
        byAddress.put(Programs.PUMP_FUN, new PumpFunProgram());
        byAddress.put(Programs.PUMP_SWAP, new PumpSwapProgram());
        byAddress.put(Programs.RAYDIUM_V4, new RaydiumV4Program());
        byAddress.put(Programs.RAYDIUM_CPMM, new RaydiumCpmmProgram());
        byAddress.put(Programs.MOONSHOT, new MoonshotProgram());
        byAddress.put(Programs.RAYDIUM_CLMM, raydiumClmm());
        byAddress.put(Programs.RAYDIUM_LAUNCHLAB, launchLab());
        byAddress.put(Programs.RAYDIUM_STABLE, new TransferDex("raydium_amm_stable").poolAt(1));
        byAddress.put(Programs.ORCA_WHIRLPOOL, whirlpool());
        byAddress.put(Programs.ORCA_V2, new TransferDex("orca_v2").poolAt(0));
        byAddress.put(Programs.METEORA_DLMM, dlmm());
        byAddress.put(Programs.METEORA_DAMM_V1, dammV1());
        byAddress.put(Programs.METEORA_DAMM_V2, dammV2());
        byAddress.put(Programs.METEORA_DBC, dbc());
        byAddress.put(Programs.PHOENIX, new TransferDex("phoenix").poolAt(2));
    }

    /** The program at an address; null if it only serves others (tokens, system, memo). */
    @Nullable DexProgram at(String address) {
        DexProgram known = byAddress.get(address);
        if (known != null) {
            return known;
        }
        return KnownPrograms.isPlumbing(address) ? null : unknown;
    }

    private static DexProgram raydiumClmm() {
        return new TransferDex("raydium_clmm")
                .swap("swap", 2)
                .swap("swap_v2", 2)
                .opens(Kind.POOL, "create_pool", 2, 3, 4, 0);
    }

    private static DexProgram launchLab() {
        return new TransferDex("raydium_launchlab")
                .swap("buy_exact_in", 4)
                .swap("buy_exact_out", 4)
                .swap("sell_exact_in", 4)
                .swap("sell_exact_out", 4)
                .opens(Kind.CREATE, "initialize", 5, 6, 7, 1)
                .opens(Kind.CREATE, "initialize_v2", 5, 6, 7, 1)
                .opens(Kind.CREATE, "initialize_with_token_2022", 5, 6, 7, 1)
                .opens(Kind.MIGRATE, "migrate_to_amm", 13, 1, 2, 0)
                .opens(Kind.MIGRATE, "migrate_to_cpswap", 5, 1, 2, 0);
    }

    private static DexProgram whirlpool() {
        return new TransferDex("orca_whirlpool")
                .swap("swap", 2)
                .swap("swap_v2", 4)
                .twoHops("two_hop_swap", 2, 3)
                .twoHops("two_hop_swap_v2", 0, 1)
                .opens(Kind.POOL, "initialize_pool", 4, 1, 2, 3)
                .opens(Kind.POOL, "initialize_pool_v2", 6, 1, 2, 5);
    }

    private static DexProgram dlmm() {
        return new TransferDex("meteora_dlmm")
                .swap("swap", 0)
                .swap("swap2", 0)
                .swap("swap_exact_out", 0)
                .swap("swap_exact_out2", 0)
                .swap("swap_with_price_impact", 0)
                .swap("swap_with_price_impact2", 0)
                .opens(Kind.POOL, "initialize_lb_pair", 0, 2, 3, 8)
                .opens(Kind.POOL, "initialize_lb_pair2", 0, 2, 3, 8)
                .opens(Kind.POOL, "initialize_customizable_permissionless_lb_pair", 0, 2, 3, 8)
                .opens(Kind.POOL, "initialize_customizable_permissionless_lb_pair2", 0, 2, 3, 8);
    }

    private static DexProgram dammV1() {
        return new TransferDex("meteora_damm_v1")
                .swap("swap", 0)
                .opens(Kind.POOL, "initialize_permissionless_pool", 0, 2, 3, -1)
                .opens(Kind.POOL, "initialize_permissionless_pool_with_fee_tier", 0, 2, 3, -1)
                .opens(
                        Kind.POOL,
                        "initialize_permissionless_constant_product_pool_with_config",
                        0,
                        3,
                        4,
                        -1)
                .opens(
                        Kind.POOL,
                        "initialize_permissionless_constant_product_pool_with_config2",
                        0,
                        3,
                        4,
                        -1);
    }

    private static DexProgram dammV2() {
        return new TransferDex("meteora_damm_v2")
                .swap("swap", 1)
                .swap("swap2", 1)
                .opens(Kind.POOL, "initialize_pool", 6, 8, 9, 0)
                .opens(Kind.POOL, "initialize_customizable_pool", 5, 7, 8, 0);
    }

    private static DexProgram dbc() {
        return new TransferDex("meteora_dbc")
                .swap("swap", 2)
                .swap("swap2", 2)
                .opens(Kind.CREATE, "initialize_virtual_pool_with_spl_token", 5, 3, 4, 2)
                .opens(Kind.CREATE, "initialize_virtual_pool_with_token2022", 5, 3, 4, 2)
                .opens(Kind.MIGRATE, "migration_damm_v2", 4, 13, 14, -1);
    }
}
