package io.slipstream.functions.decode;

import static io.slipstream.functions.decode.TransactionJson.key;
import static org.assertj.core.api.Assertions.assertThat;

import io.slipstream.models.chain.DecodedTransaction;
import io.slipstream.models.chain.NetSwap;
import io.slipstream.models.chain.PoolTrade;
import io.slipstream.models.layout.ByteWriter;
import io.slipstream.models.layout.Discriminator;
import io.slipstream.models.layout.Programs;
import io.slipstream.models.unit.Mints;
import java.util.Arrays;
import org.junit.jupiter.api.Test;

/** Routers, which have no leg of their own, and orders, which keepers fill for their owners. */
class RoutersAndOrdersTest {
    private static final String OWNER = key(70);
    private static final String KEEPER = Samples.TRADER;
    private static final String ESCROW = key(72);
    private static final String AMM = key(73);

    private final TransactionDecoder decoder = new TransactionDecoder();

    @Test
    void addsALegThatOnlyJupiterTellsOf() throws Exception {
        TransactionJson tx = new TransactionJson();
        int user = tx.account(Samples.TRADER);
        tx.outer(Programs.JUPITER_V6, ProgramSamples.data("route"), user)
                .inner(2, AMM, new byte[] {1}, user)
                .inner(2, Programs.JUPITER_V6, jupiterSwap(), user);

        DecodedTransaction decoded = decode(tx);

        PoolTrade leg = decoded.legs().get(0);
        assertThat(leg.program()).isEqualTo(AMM);
        assertThat(leg.inputAmount()).isEqualTo(30);
        assertThat(decoded.swaps().get(0).trader()).isEqualTo(Samples.TRADER);
        assertThat(decoded.swaps().get(0).outputAmount()).isEqualTo(900);
    }

    @Test
    void doesNotRepeatALegThatAProgramUnderJupiterShowed() throws Exception {
        TransactionJson tx = new TransactionJson();
        int user = tx.account(Samples.TRADER);
        int sol = tx.account(key(10));
        int token = tx.account(key(11));
        int solVault = tx.account(key(12));
        int tokenVault = tx.account(key(13));
        int pool = tx.account(Samples.POOL);
        tx.outer(Programs.JUPITER_V6, ProgramSamples.data("route"), user)
                .inner(2, AMM, new byte[] {1}, user)
                .transfer(3, Programs.TOKEN, 31, sol, solVault, user)
                .transfer(3, Programs.TOKEN, 900, tokenVault, token, pool)
                .inner(2, Programs.JUPITER_V6, jupiterSwap(), user)
                .tokens(sol, Mints.SOL, Samples.TRADER, 31, 0)
                .tokens(solVault, Mints.SOL, Samples.POOL, 0, 31)
                .tokens(token, Samples.MINT, Samples.TRADER, 0, 900)
                .tokens(tokenVault, Samples.MINT, Samples.POOL, 900, 0);

        assertThat(decode(tx).legs()).singleElement().extracting("inputAmount").isEqualTo(31L);
    }

    @Test
    void takesARoutersSwapFromBalancesIfNoLegShowsIt() throws Exception {
        TransactionJson tx = new TransactionJson();
        int user = tx.account(Samples.TRADER);
        int usdc = tx.account(key(10));
        int token = tx.account(key(11));
        int usdcVault = tx.account(key(12));
        int tokenVault = tx.account(key(13));
        int pool = tx.account(Samples.POOL);
        tx.outer(Programs.JUPITER_V6, ProgramSamples.data("route"), user)
                .transfer(2, Programs.TOKEN, 31, usdc, usdcVault, user)
                .transfer(2, Programs.TOKEN, 900, tokenVault, token, pool)
                .tokens(usdc, Mints.USDC, Samples.TRADER, 31, 0)
                .tokens(usdcVault, Mints.USDC, Samples.POOL, 0, 31)
                .tokens(token, Samples.MINT, Samples.TRADER, 0, 900)
                .tokens(tokenVault, Samples.MINT, Samples.POOL, 900, 0);

        DecodedTransaction decoded = decode(tx);

        assertThat(decoded.legs()).isEmpty();
        assertThat(decoded.swaps()).singleElement().extracting("outputAmount").isEqualTo(900L);
        assertThat(decoded.swaps().get(0).fromBalances()).isTrue();
    }

    @Test
    void readsBothFormsOfJupitersListOfSwaps() throws Exception {
        for (boolean named : new boolean[] {false, true}) {
            ByteWriter body = new ByteWriter().u32(2);
            for (String[] hop :
                    new String[][] {{Mints.SOL, Mints.USDC}, {Mints.USDC, Samples.MINT}}) {
                body.key(hop[0]).u64(20).key(hop[1]).u64(20);
                if (named) {
                    body.key(AMM);
                }
            }
            TransactionJson tx = new TransactionJson();
            int user = tx.account(Samples.TRADER);
            tx.outer(Programs.JUPITER_V6, ProgramSamples.data("route_v2"), user)
                    .inner(2, Programs.JUPITER_V6, ProgramSamples.cpi("SwapsEvent", body), user);

            DecodedTransaction decoded = decode(tx);
            assertThat(decoded.legs())
                    .extracting(PoolTrade::program)
                    .containsOnly(named ? AMM : Programs.JUPITER_V6)
                    .hasSize(2);
            assertThat(decoded.swaps())
                    .singleElement()
                    .extracting("inputMint")
                    .isEqualTo(Mints.SOL);
        }
    }

    @Test
    void saysNothingForAnEventThatIsCutOff() throws Exception {
        byte[] whole = jupiterSwap();
        byte[] list = ProgramSamples.cpi("SwapsEvent", new ByteWriter().u32(-1));
        for (int length = 0; length < whole.length; length++) {
            TransactionJson tx = new TransactionJson();
            int user = tx.account(Samples.TRADER);
            tx.outer(Programs.JUPITER_V6, ProgramSamples.data("route"), user)
                    .inner(2, Programs.JUPITER_V6, Arrays.copyOf(whole, length), user)
                    .inner(2, Programs.JUPITER_V6, list, user);
            assertThat(decode(tx).legs()).isEmpty();
        }
    }

    @Test
    void aRouterIsNoLegBesideWhatItCalls() throws Exception {
        for (String router :
                new String[] {
                    Programs.OKX_ROUTER, Programs.JUPITER_V4, Programs.RAYDIUM_ROUTE, key(99)
                }) {
            DecodedTransaction decoded = decode(route(router));
            assertThat(decoded.legs())
                    .singleElement()
                    .extracting(PoolTrade::dex)
                    .isEqualTo("meteora_dlmm");
            assertThat(decoded.swaps().get(0).fromBalances()).isFalse();
        }
    }

    @Test
    void booksADcaFillToTheOwnerOfTheOrder() throws Exception {
        TransactionJson tx = route(Programs.JUPITER_V6);
        tx.outer(Programs.JUPITER_DCA, ProgramSamples.data("fulfill_flash_fill"), 0)
                .inner(
                        2,
                        Programs.JUPITER_DCA,
                        ProgramSamples.cpi(
                                "Filled",
                                new ByteWriter()
                                        .key(OWNER)
                                        .key(ESCROW)
                                        .key(Mints.USDC)
                                        .key(Samples.MINT)
                                        .u64(100)
                                        .u64(895)
                                        .key(Samples.MINT)
                                        .u64(5)),
                        0);

        DecodedTransaction decoded = decode(tx);

        isFill(decoded, 100, 895);
        assertThat(decoded.legs().get(0).trader()).isEqualTo(OWNER);
    }

    @Test
    void booksALimitOrderFillToItsMaker() throws Exception {
        TransactionJson tx = route(Programs.JUPITER_V6);
        int keeperToken = tx.account(key(11));
        int ownerToken = tx.account(key(74));
        int reserve = tx.account(key(10));
        int[] accounts = new int[9];
        accounts[1] = tx.account(OWNER);
        accounts[3] = reserve;
        accounts[4] = ownerToken;
        accounts[8] = tx.account(Samples.MINT);
        tx.outer(Programs.JUPITER_LIMIT_V2, ProgramSamples.data("flash_fill_order"), accounts)
                .transfer(2, Programs.TOKEN, 880, keeperToken, ownerToken, 0)
                .inner(
                        2,
                        Programs.JUPITER_LIMIT_V2,
                        ProgramSamples.cpi(
                                "TradeEvent",
                                new ByteWriter()
                                        .key(ESCROW)
                                        .key(KEEPER)
                                        .u64(0)
                                        .u64(0)
                                        .u64(100)
                                        .u64(881)),
                        0)
                .tokens(ownerToken, Samples.MINT, OWNER, 0, 880);

        isFill(decode(tx), 100, 880);
    }

    @Test
    void booksAFillOfTheFirstLimitOrdersToItsMaker() throws Exception {
        TransactionJson tx = new TransactionJson();
        tx.account(KEEPER);
        int order = tx.account(ESCROW);
        tx.outer(
                Programs.JUPITER_LIMIT_V1,
                new ByteWriter()
                        .u64(Discriminator.ofInstruction("pre_flash_fill_order"))
                        .u64(100)
                        .toBytes(),
                order);
        route(tx, Programs.JUPITER_V6);
        int keeperToken = tx.account(key(11));
        int ownerToken = tx.account(key(74));
        int[] accounts = new int[12];
        accounts[0] = order;
        accounts[2] = tx.account(OWNER);
        accounts[4] = ownerToken;
        accounts[9] = tx.account(Mints.USDC);
        accounts[11] = tx.account(Samples.MINT);
        tx.outer(Programs.JUPITER_LIMIT_V1, ProgramSamples.data("flash_fill_order"), accounts)
                .transfer(2, Programs.TOKEN, 870, keeperToken, ownerToken, 0)
                .tokens(ownerToken, Samples.MINT, OWNER, 0, 870);

        isFill(decode(tx), 100, 870);
    }

    @Test
    void whatAMintsTransferFeeTookIsNotWhatTheTraderGot() throws Exception {
        for (boolean told : new boolean[] {false, true}) {
            TransactionJson tx = new TransactionJson();
            int user = tx.account(Samples.TRADER);
            int usdc = tx.account(key(10));
            int token = tx.account(key(11));
            int usdcVault = tx.account(key(12));
            int tokenVault = tx.account(key(13));
            int mint = tx.account(Samples.MINT);
            int pool = tx.account(Samples.POOL);
            int[] accounts = {pool, 0, usdcVault, tokenVault};
            ByteWriter transfer = told ? new ByteWriter().u8(26).u8(1) : new ByteWriter().u8(12);
            transfer.u64(1_000).u8(6);
            if (told) {
                transfer.u64(100);
            }
            tx.outer(Programs.METEORA_DLMM, ProgramSamples.data("swap2"), accounts)
                    .transfer(2, Programs.TOKEN, 50, usdc, usdcVault, user)
                    .inner(
                            2,
                            Programs.TOKEN_2022,
                            transfer.toBytes(),
                            tokenVault,
                            mint,
                            token,
                            pool)
                    .tokens(usdc, Mints.USDC, Samples.TRADER, 50, 0)
                    .tokens(usdcVault, Mints.USDC, Samples.POOL, 0, 50)
                    .tokens(token, Samples.MINT, Samples.TRADER, 3, 903)
                    .tokens(tokenVault, Samples.MINT, Samples.POOL, 1_000, 0);

            DecodedTransaction decoded = decode(tx);
            assertThat(decoded.legs().get(0).outputAmount()).isEqualTo(1_000);
            assertThat(decoded.swaps().get(0).outputAmount()).isEqualTo(900);
        }
    }

    private static byte[] jupiterSwap() {
        return ProgramSamples.cpi(
                "SwapEvent",
                new ByteWriter().key(AMM).key(Mints.SOL).u64(30).key(Samples.MINT).u64(900));
    }

    private static TransactionJson route(String router) {
        TransactionJson tx = new TransactionJson();
        tx.account(KEEPER);
        return route(tx, router);
    }

    /** The signer pays 100 USDC through a router and gets 900 tokens from a DLMM pool. */
    private static TransactionJson route(TransactionJson tx, String router) {
        int usdc = tx.account(key(10));
        int token = tx.account(key(11));
        int usdcVault = tx.account(key(12));
        int tokenVault = tx.account(key(13));
        int pool = tx.account(Samples.POOL);
        int[] accounts = {pool, 0, usdcVault, tokenVault};
        return tx.outer(router, ProgramSamples.data("route"), 0)
                .inner(2, Programs.METEORA_DLMM, ProgramSamples.data("swap"), accounts)
                .transfer(3, Programs.TOKEN, 100, usdc, usdcVault, 0)
                .transfer(3, Programs.TOKEN, 900, tokenVault, token, pool)
                .tokens(usdc, Mints.USDC, KEEPER, 100, 0)
                .tokens(usdcVault, Mints.USDC, Samples.POOL, 0, 100)
                .tokens(token, Samples.MINT, KEEPER, 0, 900)
                .tokens(tokenVault, Samples.MINT, Samples.POOL, 900, 0);
    }

    private static void isFill(DecodedTransaction decoded, long input, long output) {
        assertThat(decoded.swaps()).hasSize(1);
        NetSwap swap = decoded.swaps().get(0);
        assertThat(swap.trader()).isEqualTo(OWNER);
        assertThat(swap.inputMint()).isEqualTo(Mints.USDC);
        assertThat(swap.inputAmount()).isEqualTo(input);
        assertThat(swap.outputMint()).isEqualTo(Samples.MINT);
        assertThat(swap.outputAmount()).isEqualTo(output);
    }

    private DecodedTransaction decode(TransactionJson tx) throws UnreadableTransactionException {
        return decoder.decode(tx.json(), -1, 0, -1, 0);
    }
}
