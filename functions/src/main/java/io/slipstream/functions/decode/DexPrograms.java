package io.slipstream.functions.decode;

import io.slipstream.models.layout.Programs;
import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * The one registry of programs that trade, by address. A program that is not here is still read by
 * its transfers.
 */
final class DexPrograms {
    private final Map<String, DexProgram> byAddress = new HashMap<>();
    private final DexProgram unknown = TransferDex.unknown();

    DexPrograms() {
        byAddress.put(Programs.PUMP_FUN, new PumpFunProgram());
        byAddress.put(Programs.PUMP_SWAP, new PumpSwapProgram());
        byAddress.put(Programs.RAYDIUM_V4, new RaydiumV4Program());
        byAddress.put(Programs.RAYDIUM_CPMM, new RaydiumCpmmProgram());
        byAddress.put(Programs.RAYDIUM_CLMM, new RaydiumClmmProgram());
        byAddress.put(Programs.RAYDIUM_LAUNCHLAB, new LaunchLabProgram());
        byAddress.put(Programs.RAYDIUM_STABLE, new TransferDex("raydium_amm_stable", 1));
        byAddress.put(Programs.RAYDIUM_ROUTE, new TransferDex("raydium_route"));
        byAddress.put(Programs.ORCA_WHIRLPOOL, new WhirlpoolProgram());
        byAddress.put(Programs.ORCA_V2, new TransferDex("orca_v2", 0));
        byAddress.put(Programs.METEORA_DLMM, new DlmmProgram());
        byAddress.put(Programs.METEORA_DAMM_V1, new DammV1Program());
        byAddress.put(Programs.METEORA_DAMM_V2, new DammV2Program());
        byAddress.put(Programs.METEORA_DBC, new DbcProgram());
        byAddress.put(Programs.MOONSHOT, new MoonshotProgram());
        byAddress.put(Programs.PHOENIX, new PhoenixProgram());
        byAddress.put(Programs.JUPITER_V6, new JupiterProgram());
        byAddress.put(Programs.JUPITER_V4, new TransferDex("jupiter_v4"));
        byAddress.put(Programs.JUPITER_LIMIT_V1, JupiterLimitProgram.v1());
        byAddress.put(Programs.JUPITER_LIMIT_V2, JupiterLimitProgram.v2());
        byAddress.put(Programs.JUPITER_DCA, new JupiterDcaProgram());
        byAddress.put(Programs.OKX_ROUTER, new TransferDex("okx_router"));
    }

    /** The program at an address; null if it only serves others (tokens, system, memo). */
    @Nullable DexProgram at(String address) {
        DexProgram known = byAddress.get(address);
        if (known != null) {
            return known;
        }
        return KnownPrograms.isPlumbing(address) ? null : unknown;
    }
}
