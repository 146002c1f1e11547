package io.slipstream.functions.decode;

import static io.slipstream.functions.decode.TransactionJson.key;
import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.params.provider.Arguments.arguments;

import io.slipstream.models.chain.DecodedTransaction;
import io.slipstream.models.chain.PoolEvent;
import io.slipstream.models.chain.PoolEvent.Kind;
import io.slipstream.models.chain.PoolTrade;
import io.slipstream.models.layout.ByteWriter;
import io.slipstream.models.layout.Programs;
import io.slipstream.models.unit.Mints;
import java.util.Arrays;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** Each Anchor program of the registry, on a swap and on its openings. */
class DexProgramsTest {
    private final TransactionDecoder decoder = new TransactionDecoder();

    private static Stream<Arguments> swaps() {
        return Stream.of(
                arguments(Programs.RAYDIUM_CLMM, "raydium_clmm", "swap", 2, 5, 6),
                arguments(Programs.RAYDIUM_CLMM, "raydium_clmm", "swap_v2", 2, 5, 6),
                arguments(Programs.RAYDIUM_CPMM, "raydium_cpmm", "swap_base_output", 3, 6, 7),
                arguments(Programs.RAYDIUM_LAUNCHLAB, "raydium_launchlab", "buy_exact_in", 4, 7, 8),
                arguments(
                        Programs.RAYDIUM_LAUNCHLAB, "raydium_launchlab", "buy_exact_out", 4, 7, 8),
                arguments(Programs.ORCA_WHIRLPOOL, "orca_whirlpool", "swap", 2, 4, 6),
                arguments(Programs.ORCA_WHIRLPOOL, "orca_whirlpool", "swap_v2", 4, 8, 10),
                arguments(Programs.METEORA_DLMM, "meteora_dlmm", "swap", 0, 2, 3),
                arguments(Programs.METEORA_DLMM, "meteora_dlmm", "swap_exact_out2", 0, 2, 3),
                arguments(Programs.METEORA_DLMM, "meteora_dlmm", "swap_with_price_impact", 0, 2, 3),
                arguments(Programs.METEORA_DAMM_V1, "meteora_damm_v1", "swap", 0, 5, 6),
                arguments(Programs.METEORA_DAMM_V2, "meteora_damm_v2", "swap2", 1, 4, 5),
                arguments(Programs.METEORA_DBC, "meteora_dbc", "swap", 2, 5, 6),
                arguments(
                        Programs.METEORA_DBC, "meteora_dbc", "swap2_with_transfer_hook", 2, 5, 6));
    }

    @ParameterizedTest
    @MethodSource("swaps")
    void readsDirectionAndPoolWhoeverPaysFirst(
            String program, String dex, String instruction, int pool, int vaultA, int vaultB)
            throws Exception {
        for (boolean early : new boolean[] {false, true}) {
            PoolTrade leg =
                    leg(ProgramSamples.swap(program, instruction, pool, vaultA, vaultB, early));

            assertThat(leg.program()).isEqualTo(program);
            assertThat(leg.dex()).isEqualTo(dex);
            assertThat(leg.pool()).isEqualTo(Samples.POOL);
            assertThat(leg.trader()).isEqualTo(Samples.TRADER);
            assertThat(leg.inputMint()).isEqualTo(Mints.USDC);
            assertThat(leg.inputAmount()).isEqualTo(ProgramSamples.PAID);
            assertThat(leg.outputMint()).isEqualTo(Samples.MINT);
            assertThat(leg.outputAmount()).isEqualTo(ProgramSamples.GOT);
            assertThat(leg.feeBps()).isEqualTo(-1);
        }
    }

    private record Event(
            String program,
            String instruction,
            int pool,
            int vaultA,
            int vaultB,
            String name,
            boolean logged,
            ByteWriter body,
            int feeBps) {

        TransactionJson swap(byte[] bytes) {
            TransactionJson tx =
                    ProgramSamples.swap(program, instruction, pool, vaultA, vaultB, false);
            ByteWriter cut = new ByteWriter().raw(bytes);
            return logged
                    ? tx.log(ProgramSamples.log(name, cut))
                    : tx.inner(2, program, ProgramSamples.cpi(name, cut), 0);
        }
    }

    private static Stream<Event> events() {
        return Stream.of(
                new Event(
                        Programs.ORCA_WHIRLPOOL,
                        "swap",
                        2,
                        4,
                        6,
                        "Traded",
                        true,
                        ProgramSamples.whirlpoolTraded(),
                        4),
                new Event(
                        Programs.RAYDIUM_LAUNCHLAB,
                        "buy_exact_in",
                        4,
                        7,
                        8,
                        "TradeEvent",
                        false,
                        ProgramSamples.launchLabTrade(true),
                        125),
                new Event(
                        Programs.METEORA_DLMM,
                        "swap",
                        0,
                        2,
                        3,
                        "Swap",
                        false,
                        ProgramSamples.dlmmSwap(),
                        20),
                new Event(
                        Programs.METEORA_DLMM,
                        "swap2",
                        0,
                        2,
                        3,
                        "Swap2Evt",
                        false,
                        ProgramSamples.dlmmSwap2(),
                        20),
                new Event(
                        Programs.METEORA_DAMM_V1,
                        "swap",
                        0,
                        5,
                        6,
                        "Swap",
                        true,
                        ProgramSamples.dammV1Swap(),
                        25),
                new Event(
                        Programs.METEORA_DAMM_V2,
                        "swap2",
                        1,
                        4,
                        5,
                        "EvtSwap2",
                        false,
                        ProgramSamples.dammV2Swap(),
                        100),
                new Event(
                        Programs.METEORA_DBC,
                        "swap",
                        2,
                        5,
                        6,
                        "EvtSwap",
                        false,
                        ProgramSamples.dbcSwap(),
                        200),
                new Event(
                        Programs.METEORA_DBC,
                        "swap2",
                        2,
                        5,
                        6,
                        "EvtSwap2",
                        false,
                        ProgramSamples.dbcSwap2(),
                        200));
    }

    @ParameterizedTest
    @MethodSource("events")
    void takesTheFeeFromTheEvent(Event event) throws Exception {
        assertThat(leg(event.swap(event.body.toBytes())).feeBps()).isEqualTo(event.feeBps);
    }

    @ParameterizedTest
    @MethodSource("events")
    void keepsTheLegWithoutAFeeWhereTheEventIsCutOff(Event event) throws Exception {
        byte[] whole = event.body.toBytes();
        for (int length = 0; length < 40; length++) {
            PoolTrade leg = leg(event.swap(Arrays.copyOf(whole, length)));
            assertThat(leg.inputAmount()).isEqualTo(ProgramSamples.PAID);
            assertThat(leg.feeBps()).isEqualTo(-1);
        }
    }

    @Test
    void givesReservesOfALaunchLabCurveThatIsAConstantProduct() throws Exception {
        PoolTrade leg = launchLab(true);

        assertThat(leg.baseReserve()).isEqualTo(1_000_000_000_000L - ProgramSamples.GOT);
        assertThat(leg.quoteReserve()).isEqualTo(10_972_250_000L + 987_500);
    }

    @Test
    void givesNoReservesOfALaunchLabCurveWithAnotherPrice() throws Exception {
        assertThat(launchLab(false).hasReserves()).isFalse();
        assertThat(launchLab(false).feeBps()).isEqualTo(125);
    }

    private PoolTrade launchLab(boolean constantProduct) throws Exception {
        return leg(
                ProgramSamples.swap(Programs.RAYDIUM_LAUNCHLAB, "buy_exact_in", 4, 7, 8, false)
                        .inner(
                                2,
                                Programs.RAYDIUM_LAUNCHLAB,
                                ProgramSamples.cpi(
                                        "TradeEvent",
                                        ProgramSamples.launchLabTrade(constantProduct)),
                                0));
    }

    @Test
    void givesNoReservesOfConcentratedPools() throws Exception {
        for (String program : new String[] {Programs.RAYDIUM_CLMM, Programs.METEORA_DAMM_V2}) {
            boolean clmm = program.equals(Programs.RAYDIUM_CLMM);
            TransactionJson tx =
                    clmm
                            ? ProgramSamples.swap(program, "swap", 2, 5, 6, false)
                            : ProgramSamples.swap(program, "swap", 1, 4, 5, false);
            assertThat(leg(tx).hasReserves()).isFalse();
        }
    }

    @Test
    void findsThePoolOfAClmmRouterInItsEvents() throws Exception {
        PoolTrade leg =
                leg(
                        ProgramSamples.swap(
                                        Programs.RAYDIUM_CLMM,
                                        "swap_router_base_in",
                                        20,
                                        21,
                                        22,
                                        false)
                                .log(
                                        ProgramSamples.log(
                                                "SwapEvent", ProgramSamples.clmmSwapEvent())));

        assertThat(leg.pool()).isEqualTo(Samples.POOL);
        assertThat(leg.outputAmount()).isEqualTo(ProgramSamples.GOT);
    }

    @Test
    void readsASwapThatCameAfterUsByItsTransfers() throws Exception {
        PoolTrade leg =
                leg(
                        ProgramSamples.swap(
                                Programs.METEORA_DLMM, "swap_of_tomorrow", 20, 21, 22, false));

        assertThat(leg.dex()).isEqualTo("meteora_dlmm");
        assertThat(leg.pool()).isNull();
        assertThat(leg.outputAmount()).isEqualTo(ProgramSamples.GOT);
    }

    @Test
    void movedLiquidityIsNoSwapHoweverMuchItLooksLikeOne() throws Exception {
        for (String[] moved :
                new String[][] {
                    {Programs.METEORA_DLMM, "rebalance_liquidity"},
                    {Programs.ORCA_WHIRLPOOL, "reposition_liquidity_v2"}
                }) {
            DecodedTransaction decoded =
                    decode(ProgramSamples.swap(moved[0], moved[1], 20, 21, 22, false));
            assertThat(decoded.legs()).isEmpty();
            assertThat(decoded.swaps()).isEmpty();
        }
    }

    private static Stream<Arguments> openings() {
        String damm = "initialize_permissionless_constant_product_pool_with_config";
        String customizable = "initialize_customizable_permissionless_lb_pair";
        return Stream.of(
                arguments(Programs.RAYDIUM_CLMM, "create_pool", Kind.POOL, 2, 3, 4, 0),
                arguments(Programs.RAYDIUM_CLMM, "create_customizable_pool", Kind.POOL, 2, 3, 4, 0),
                arguments(Programs.RAYDIUM_CLMM, "create_permissioned_pool", Kind.POOL, 4, 5, 6, 1),
                arguments(Programs.RAYDIUM_CPMM, "initialize", Kind.POOL, 3, 4, 5, 0),
                arguments(
                        Programs.RAYDIUM_CPMM, "initialize_with_permission", Kind.POOL, 4, 5, 6, 1),
                arguments(Programs.RAYDIUM_LAUNCHLAB, "initialize", Kind.CREATE, 5, 6, 7, 1),
                arguments(Programs.RAYDIUM_LAUNCHLAB, "initialize_v2", Kind.CREATE, 5, 6, 7, 1),
                arguments(
                        Programs.RAYDIUM_LAUNCHLAB,
                        "initialize_with_token_2022",
                        Kind.CREATE,
                        5,
                        6,
                        7,
                        1),
                arguments(Programs.RAYDIUM_LAUNCHLAB, "migrate_to_amm", Kind.MIGRATE, 13, 1, 2, 0),
                arguments(
                        Programs.RAYDIUM_LAUNCHLAB, "migrate_to_cpswap", Kind.MIGRATE, 5, 1, 2, 0),
                arguments(Programs.ORCA_WHIRLPOOL, "initialize_pool", Kind.POOL, 4, 1, 2, 3),
                arguments(Programs.ORCA_WHIRLPOOL, "initialize_pool_v2", Kind.POOL, 6, 1, 2, 5),
                arguments(
                        Programs.ORCA_WHIRLPOOL,
                        "initialize_pool_with_adaptive_fee",
                        Kind.POOL,
                        7,
                        1,
                        2,
                        5),
                arguments(Programs.METEORA_DLMM, "initialize_lb_pair", Kind.POOL, 0, 2, 3, 8),
                arguments(Programs.METEORA_DLMM, "initialize_lb_pair2", Kind.POOL, 0, 2, 3, 8),
                arguments(Programs.METEORA_DLMM, customizable, Kind.POOL, 0, 2, 3, 8),
                arguments(Programs.METEORA_DLMM, customizable + "2", Kind.POOL, 0, 2, 3, 8),
                arguments(
                        Programs.METEORA_DLMM,
                        "initialize_permission_lb_pair",
                        Kind.POOL,
                        1,
                        3,
                        4,
                        8),
                arguments(
                        Programs.METEORA_DAMM_V1,
                        "initialize_permissionless_pool_with_fee_tier",
                        Kind.POOL,
                        0,
                        2,
                        3,
                        17),
                arguments(Programs.METEORA_DAMM_V1, damm, Kind.POOL, 0, 3, 4, 18),
                arguments(Programs.METEORA_DAMM_V1, damm + "2", Kind.POOL, 0, 3, 4, 18),
                arguments(Programs.METEORA_DAMM_V2, "initialize_pool", Kind.POOL, 6, 8, 9, 0),
                arguments(
                        Programs.METEORA_DAMM_V2,
                        "initialize_pool_with_dynamic_config",
                        Kind.POOL,
                        7,
                        9,
                        10,
                        0),
                arguments(
                        Programs.METEORA_DAMM_V2,
                        "initialize_customizable_pool",
                        Kind.POOL,
                        5,
                        7,
                        8,
                        0),
                arguments(
                        Programs.METEORA_DBC,
                        "initialize_virtual_pool_with_spl_token",
                        Kind.CREATE,
                        5,
                        3,
                        4,
                        2),
                arguments(
                        Programs.METEORA_DBC,
                        "initialize_virtual_pool_with_token2022",
                        Kind.CREATE,
                        5,
                        3,
                        4,
                        2),
                arguments(Programs.METEORA_DBC, "migrate_meteora_damm", Kind.MIGRATE, 4, 7, 8, 22),
                arguments(Programs.METEORA_DBC, "migration_damm_v2", Kind.MIGRATE, 4, 13, 14, 19),
                arguments(Programs.PUMP_SWAP, "create_pool", Kind.POOL, 0, 3, 4, 2));
    }

    @ParameterizedTest
    @MethodSource("openings")
    void findsPoolMintsAndCreatorOfAnOpening(
            String program, String name, Kind kind, int pool, int mintA, int mintB, int creator)
            throws Exception {
        DecodedTransaction decoded =
                decode(ProgramSamples.opening(program, ProgramSamples.data(name)));

        assertThat(decoded.swaps()).isEmpty();
        PoolEvent event = decoded.pools().get(0);
        assertThat(event.kind()).isEqualTo(kind);
        assertThat(event.pool()).isEqualTo(ProgramSamples.place(pool));
        assertThat(event.creator()).isEqualTo(ProgramSamples.place(creator));
        assertThat(new String[] {event.mint(), event.quoteMint()})
                .containsExactlyInAnyOrder(
                        ProgramSamples.place(mintA), ProgramSamples.place(mintB));
    }

    private static Stream<Arguments> curves() {
        return Stream.of(
                arguments(Programs.PUMP_FUN, "create", Kind.CREATE, 2, 0, 7),
                arguments(Programs.PUMP_FUN, "create_v2", Kind.CREATE, 2, 0, 5),
                arguments(Programs.MOONSHOT, "token_mint", Kind.CREATE, 2, 3, 0),
                arguments(Programs.MOONSHOT, "migrate_funds", Kind.MIGRATE, 2, 5, 0));
    }

    @ParameterizedTest
    @MethodSource("curves")
    void findsTheMintOfACurveAgainstSol(
            String program, String name, Kind kind, int pool, int mint, int creator)
            throws Exception {
        PoolEvent event =
                decode(ProgramSamples.opening(program, ProgramSamples.data(name))).pools().get(0);

        assertThat(event.kind()).isEqualTo(kind);
        assertThat(event.mint()).isEqualTo(ProgramSamples.place(mint));
        assertThat(event.quoteMint()).isEqualTo(Mints.SOL);
        assertThat(event.pool()).isEqualTo(ProgramSamples.place(pool));
        assertThat(event.creator()).isEqualTo(ProgramSamples.place(creator));
    }

    @Test
    void readsTheQuoteMintOfAPumpFunCurveFromItsEvent() throws Exception {
        for (String quote : new String[] {Mints.USDC, Programs.SYSTEM}) {
            ByteWriter body =
                    new ByteWriter()
                            .string("name")
                            .string("symbol")
                            .string("uri")
                            .raw(new byte[3 * 32 + 72 + 32 + 2])
                            .key(quote)
                            .u64(0);
            TransactionJson tx =
                    ProgramSamples.opening(Programs.PUMP_FUN, ProgramSamples.data("create_v2"))
                            .inner(
                                    2,
                                    Programs.PUMP_FUN,
                                    ProgramSamples.cpi("CreateEvent", body),
                                    0);
            assertThat(decode(tx).pools().get(0).quoteMint())
                    .isEqualTo(quote.equals(Mints.USDC) ? Mints.USDC : Mints.SOL);
        }
    }

    @Test
    void takesLamportsAndFeeOfAMoonshotTradeFromItsLog() throws Exception {
        TransactionJson tx = new TransactionJson();
        int user = tx.account(Samples.TRADER);
        int wallet = tx.account(key(40));
        int curve = tx.account(Samples.POOL, 9_000_000_000L, 1_000_000_000L);
        int vault = tx.account(key(41));
        tx.outer(Programs.MOONSHOT, ProgramSamples.data("sell"), user, wallet, curve, vault)
                .transfer(2, Programs.TOKEN, 700, wallet, vault, user)
                .log(
                        ProgramSamples.log(
                                "TradeEvent",
                                new ByteWriter()
                                        .u64(700)
                                        .u64(2_000_000_000L)
                                        .u64(10_000_000)
                                        .u64(10_000_000)
                                        .u64(5)
                                        .key(Samples.POOL)
                                        .key(Mints.SOL)
                                        .key(Samples.TRADER)
                                        .u8(1)
                                        .string("label")))
                .tokens(wallet, Samples.MINT, Samples.TRADER, 700, 0)
                .tokens(vault, Samples.MINT, Samples.POOL, 0, 700);

        PoolTrade leg = leg(tx);
        assertThat(leg.inputAmount()).isEqualTo(700);
        assertThat(leg.outputAmount()).isEqualTo(2_000_000_000L);
        assertThat(leg.feeBps()).isEqualTo(100);
    }

    private PoolTrade leg(TransactionJson tx) throws UnreadableTransactionException {
        DecodedTransaction decoded = decode(tx);
        assertThat(decoded.legs()).hasSize(1);
        return decoded.legs().get(0);
    }

    private DecodedTransaction decode(TransactionJson tx) throws UnreadableTransactionException {
        return decoder.decode(tx.json(), -1, 0, -1, 0);
    }
}
