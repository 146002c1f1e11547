package io.slipstream.functions.decode;

import static io.slipstream.functions.decode.TransactionJson.key;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.groups.Tuple.tuple;

import io.slipstream.models.chain.DecodedTransaction;
import io.slipstream.models.chain.NetSwap;
import io.slipstream.models.chain.PoolEvent;
import io.slipstream.models.chain.PoolTrade;
import io.slipstream.models.chain.Side;
import io.slipstream.models.layout.ByteWriter;
import io.slipstream.models.layout.Discriminator;
import io.slipstream.models.layout.Programs;
import io.slipstream.models.layout.PumpFun;
import io.slipstream.models.layout.PumpSwap;
import io.slipstream.models.layout.RaydiumV4;
import io.slipstream.models.unit.Mints;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;

class TransactionDecoderTest {
    private final TransactionDecoder decoder = new TransactionDecoder();

    @Test
    void readsACurveTradeFromItsEventAndLeavesTipAndFeesOut() throws Exception {
        DecodedTransaction decoded = decode(Samples.pumpBuy().json());

        assertThat(decoded.slot()).isEqualTo(77);
        assertThat(decoded.feePayer()).isEqualTo(Samples.TRADER);
        assertThat(decoded.swaps())
                .singleElement()
                .satisfies(
                        swap -> {
                            assertThat(swap.trader()).isEqualTo(Samples.TRADER);
                            assertThat(swap.side()).isEqualTo(Side.BUY);
                            assertThat(swap.inputMint()).isEqualTo(Mints.SOL);
                            assertThat(swap.inputAmount()).isEqualTo(1_000_000_000L);
                            assertThat(swap.outputMint()).isEqualTo(Samples.MINT);
                            assertThat(swap.outputAmount()).isEqualTo(500);
                            assertThat(swap.inputBalanceBefore()).isEqualTo(5_000_000_000L);
                        });
        assertThat(decoded.legs())
                .singleElement()
                .satisfies(
                        leg -> {
                            assertThat(leg.dex()).isEqualTo("pumpfun");
                            assertThat(leg.pool()).isEqualTo(Samples.POOL);
                            assertThat(leg.isBuy()).isTrue();
                            assertThat(leg.baseReserve()).isEqualTo(1_000_000_000_000L);
                            assertThat(leg.quoteReserve()).isEqualTo(31_000_000_000L);
                            assertThat(leg.feeBps()).isEqualTo(125);
                        });
    }

    @Test
    void emitsNothingForAFailedTransactionWhateverItLists() throws Exception {
        DecodedTransaction decoded = decode(Samples.pumpBuy().failed().json());

        assertThat(decoded.failed()).isTrue();
        assertThat(decoded.swaps()).isEmpty();
        assertThat(decoded.legs()).isEmpty();
        assertThat(decoded.pools()).isEmpty();
    }

    @Test
    void givesEachOfSeveralTradersHisOwnSwap() throws Exception {
        TransactionJson tx = new TransactionJson().signers(2);
        String second = key(21);
        tx.account(Samples.TRADER);
        tx.account(second);
        Samples.pumpBuy(tx, Samples.TRADER, 500);
        Samples.pumpBuy(tx, second, 400);

        assertThat(decode(tx.json()).swaps())
                .extracting(NetSwap::trader, NetSwap::outputAmount, NetSwap::ordinal)
                .containsExactly(tuple(Samples.TRADER, 500L, 0), tuple(second, 400L, 1));
    }

    @Test
    void readsTheReservesAfterAPumpSwapTrade() throws Exception {
        DecodedTransaction decoded = decode(Samples.pumpSwapSell().json());

        PoolTrade leg = decoded.legs().get(0);
        assertThat(leg.pool()).isEqualTo(Samples.POOL);
        assertThat(leg.isBuy()).isFalse();
        assertThat(leg.outputAmount()).isEqualTo(50);
        assertThat(leg.baseReserve()).isEqualTo(10_100);
        assertThat(leg.quoteReserve()).isEqualTo(5_947);
        assertThat(leg.feeBps()).isEqualTo(30);
        assertThat(decoded.swaps().get(0).side()).isEqualTo(Side.SELL);
        assertThat(decoded.swaps().get(0).inputBalanceBefore()).isEqualTo(400);
    }

    @Test
    void readsRaydiumReservesFromTheirLogs() throws Exception {
        for (byte[] json : List.of(Samples.raydiumSwap().json(), Samples.cpmmSwap().json())) {
            DecodedTransaction decoded = decode(json);
            PoolTrade leg = decoded.legs().get(0);
            assertThat(leg.mint()).isEqualTo(Samples.MINT);
            assertThat(leg.quoteMint()).isEqualTo(Mints.USDC);
            assertThat(leg.pool()).isEqualTo(Samples.POOL);
            assertThat(leg.baseReserve()).isEqualTo(910);
            assertThat(leg.quoteReserve()).isEqualTo(110);
            assertThat(decoded.swaps().get(0).side()).isEqualTo(Side.BUY);
            assertThat(decoded.swaps().get(0).inputBalanceBefore()).isEqualTo(25);
        }
    }

    @Test
    void saysTheSameForEveryEncodingOfOneTransaction() throws Exception {
        List<TransactionJson> samples =
                List.of(Samples.pumpBuy(), Samples.pumpSwapSell(), Samples.raydiumSwap());
        for (TransactionJson sample : samples) {
            DecodedTransaction plain = decode(sample.json());
            assertThat(plain.swaps()).hasSize(1);
            assertThat(decode(sample.encoded("base64"))).isEqualTo(plain);
            assertThat(decode(sample.encoded("base58"))).isEqualTo(plain);
            String wrapped =
                    "{\"jsonrpc\":\"2.0\",\"id\":1,\"result\":"
                            + new String(sample.json(), StandardCharsets.UTF_8)
                            + "}";
            assertThat(decode(wrapped.getBytes(StandardCharsets.UTF_8))).isEqualTo(plain);
            sample.load(2);
            assertThat(decode(sample.json())).isEqualTo(plain);
            assertThat(decode(sample.encoded("base64"))).isEqualTo(plain);
        }
    }

    @Test
    void seesThroughARouterToWhoGaveAndWhoGot() throws Exception {
        String router = key(40);
        String routerAuthority = key(41);
        TransactionJson tx = new TransactionJson();
        int trader = tx.account(Samples.TRADER, 9_000_000_000L, 8_000_000_000L);
        int traderToken = tx.account(key(10));
        int routerSol = tx.account(key(11));
        int routerToken = tx.account(key(12));
        int poolSol = tx.account(key(13));
        int poolToken = tx.account(key(14));
        int by = tx.account(routerAuthority);
        int poolAuthority = tx.account(Samples.AUTHORITY);
        int[] swap = new int[RaydiumV4.SWAP_ACCOUNTS];
        swap[RaydiumV4.SWAP_POOL] = poolAuthority;
        swap[RaydiumV4.SWAP_COIN_VAULT] = poolToken;
        swap[RaydiumV4.SWAP_PC_VAULT] = poolSol;
        tx.outer(router, new byte[] {1}, trader)
                .inner(2, Programs.RAYDIUM_V4, RaydiumV4.swapBaseInData(100, 1), swap)
                .transfer(3, Programs.TOKEN, 100, routerSol, poolSol, by)
                .transfer(3, Programs.TOKEN, 900, poolToken, routerToken, poolAuthority)
                .transfer(2, Programs.TOKEN, 895, routerToken, traderToken, by)
                .tokens(traderToken, Samples.MINT, Samples.TRADER, 0, 895)
                .tokens(routerSol, Mints.SOL, routerAuthority, 500, 400)
                .tokens(routerToken, Samples.MINT, routerAuthority, 7, 12)
                .tokens(poolSol, Mints.SOL, Samples.AUTHORITY, 1_000, 1_100)
                .tokens(poolToken, Samples.MINT, Samples.AUTHORITY, 9_000, 8_100);

        DecodedTransaction decoded = decode(tx.json());

        assertThat(decoded.legs()).hasSize(1);
        assertThat(decoded.legs().get(0).trader()).isEqualTo(Samples.TRADER);
        assertThat(decoded.swaps()).hasSize(1);
        assertThat(decoded.swaps().get(0).outputAmount()).isEqualTo(895);
    }

    @Test
    void takesAnUnknownProgramsSwapFromBalances() throws Exception {
        TransactionJson tx = new TransactionJson();
        int trader = tx.account(Samples.TRADER);
        int usdc = tx.account(key(10));
        int token = tx.account(key(11));
        int escrow = tx.account(key(12));
        tx.outer(key(50), new byte[] {9}, trader)
                .transfer(2, Programs.TOKEN, 30, usdc, escrow, trader)
                .tokens(usdc, Mints.USDC, Samples.TRADER, 100, 70)
                .tokens(token, Samples.MINT, Samples.TRADER, 5, 65);

        DecodedTransaction decoded = decode(tx.json());

        assertThat(decoded.legs()).isEmpty();
        assertThat(decoded.swaps())
                .singleElement()
                .satisfies(
                        swap -> {
                            assertThat(swap.inputAmount()).isEqualTo(30);
                            assertThat(swap.outputAmount()).isEqualTo(60);
                            assertThat(swap.side()).isEqualTo(Side.BUY);
                        });
    }

    @Test
    void seesCreationsAndMigrations() throws Exception {
        TransactionJson tx = new TransactionJson();
        int[] accounts = new int[24];
        for (int i = 0; i < accounts.length; i++) {
            accounts[i] = tx.account(key(60 + i));
        }
        tx.outer(
                        Programs.PUMP_FUN,
                        PumpFun.createData("Name", "SYM", "uri", Samples.TRADER),
                        accounts)
                .outer(Programs.PUMP_FUN, PumpFun.migrateData(), accounts)
                .outer(Programs.RAYDIUM_V4, RaydiumV4.initialize2Data(1, 2, 3, 4), accounts);

        assertThat(decode(tx.json()).pools())
                .extracting(PoolEvent::kind, PoolEvent::mint, PoolEvent::pool, PoolEvent::creator)
                .containsExactly(
                        tuple(PoolEvent.Kind.CREATE, key(60), key(62), key(67)),
                        tuple(PoolEvent.Kind.MIGRATE, key(62), key(69), key(65)),
                        tuple(
                                PoolEvent.Kind.POOL,
                                MintPair.base(key(68), key(69)),
                                key(64),
                                key(77)));
    }

    @Test
    void tellsAMigrationAndThePoolThatItOpensOnce() throws Exception {
        TransactionJson tx = new TransactionJson();
        int[] accounts = new int[24];
        for (int i = 0; i < accounts.length; i++) {
            accounts[i] = tx.account(key(60 + i));
        }
        byte[] create = PumpSwap.createPoolData(0, 1, 2, Samples.TRADER);
        tx.outer(Programs.PUMP_FUN, PumpFun.migrateData(), accounts)
                .inner(2, Programs.PUMP_SWAP, create, accounts)
                .outer(Programs.PUMP_SWAP, create, accounts);

        assertThat(decode(tx.json()).pools())
                .extracting(PoolEvent::kind)
                .containsExactly(PoolEvent.Kind.MIGRATE, PoolEvent.Kind.POOL);
    }

    @Test
    void splitsATwoHopSwapIntoItsPools() throws Exception {
        TransactionJson tx = new TransactionJson();
        int user = tx.account(Samples.TRADER);
        int usdc = tx.account(key(10));
        int token = tx.account(key(11));
        int poolOne = tx.account(key(12));
        int poolTwo = tx.account(key(13));
        int vaultUsdc = tx.account(key(14));
        int vaultSol = tx.account(key(15));
        int otherSol = tx.account(key(16));
        int vaultToken = tx.account(key(17));
        byte[] data =
                new ByteWriter().u64(Discriminator.ofInstruction("two_hop_swap_v2")).toBytes();
        tx.outer(Programs.ORCA_WHIRLPOOL, data, poolOne, poolTwo, user)
                .transfer(2, Programs.TOKEN, 100, usdc, vaultUsdc, user)
                .transfer(2, Programs.TOKEN, 7, vaultSol, otherSol, poolOne)
                .transfer(2, Programs.TOKEN, 900, vaultToken, token, poolTwo)
                .tokens(usdc, Mints.USDC, Samples.TRADER, 100, 0)
                .tokens(token, Samples.MINT, Samples.TRADER, 0, 900)
                .tokens(vaultUsdc, Mints.USDC, key(12), 0, 100)
                .tokens(vaultSol, Mints.SOL, key(12), 50, 43)
                .tokens(otherSol, Mints.SOL, key(13), 50, 57)
                .tokens(vaultToken, Samples.MINT, key(13), 9_000, 8_100);

        DecodedTransaction decoded = decode(tx.json());

        assertThat(decoded.legs())
                .extracting(PoolTrade::pool, PoolTrade::inputAmount, PoolTrade::outputAmount)
                .containsExactly(tuple(key(12), 100L, 7L), tuple(key(13), 7L, 900L));
        assertThat(decoded.swaps())
                .singleElement()
                .satisfies(
                        swap -> {
                            assertThat(swap.inputMint()).isEqualTo(Mints.USDC);
                            assertThat(swap.outputAmount()).isEqualTo(900);
                        });
    }

    @Test
    void keepsAmountsAbove63Bits() throws Exception {
        TransactionJson tx = new TransactionJson();
        int trader = tx.account(Samples.TRADER);
        int usdc = tx.account(key(10));
        int token = tx.account(key(11));
        int escrow = tx.account(key(12));
        tx.outer(key(50), new byte[] {9}, trader)
                .transfer(2, Programs.TOKEN, 30, usdc, escrow, trader)
                .tokens(usdc, Mints.USDC, Samples.TRADER, 100, 70)
                .tokens(token, Samples.MINT, Samples.TRADER, "0", "18446744073709551615");

        NetSwap swap = decode(tx.json()).swaps().get(0);
        assertThat(swap.outputMint()).isEqualTo(Samples.MINT);
        assertThat(Long.toUnsignedString(swap.outputAmount())).isEqualTo("18446744073709551615");
        assertThat(swap.fromBalances()).isTrue();
    }

    @Test
    void takesSlotAndTimeFromTheTapeWhereThePayloadHasNone() throws Exception {
        byte[] json = Samples.pumpBuy().slot("null").json();

        DecodedTransaction decoded = decoder.decode(json, 1234, 5, 6, 7);

        assertThat(decoded.slot()).isEqualTo(1234);
        assertThat(decoded.blockTime()).isEqualTo(1_700_000_000);
        assertThat(decoded.swaps().get(0).position()).isEqualTo(5);
        assertThat(decoded.swaps().get(0).receivedAt()).isEqualTo(7);
    }

    @Test
    void saysWhatIsWrongWithWhatItCannotRead() {
        refuses("", "expected a value, was the end");
        refuses("[1]", "expected an object, was '['");
        refuses("{\"slot\":1", "expected a comma or }, was the end");
        refuses("{}{}", "expected the end, was '{'");
        refuses("{}", "expected a transaction with a signature, was none");
        refuses("{\"result\":null}", "expected a transaction with a signature, was none");
        refuses(
                "{\"transaction\":[\"AAAA\",\"base64+zstd\"],\"meta\":{}}",
                "expected encoding base64 or base58, was base64+zstd");
        refuses(
                "{\"transaction\":{\"signatures\":[\"abc\"],\"message\":{}},\"meta\":{}}",
                "expected a signature of 64 bytes in base58, was abc");
        byte[] cut = Samples.pumpBuy().json();
        refuses(new String(cut, 0, cut.length / 2, StandardCharsets.UTF_8), "expected ");
        byte[] notText = Samples.pumpBuy().json();
        Arrays.fill(notText, 30, 60, (byte) 0xFF);
        assertThatThrownBy(() -> decode(notText))
                .isInstanceOf(UnreadableTransactionException.class);
    }

    @Test
    void readsAWebsocketNotificationWithItsPlaceInTheBlock() throws Exception {
        TransactionJson sample = Samples.pumpBuy().slot("null");
        for (byte[] json :
                List.of(sample.json(), sample.encoded("base64"), sample.encoded("base58"))) {
            DecodedTransaction plain = decoder.decode(json, 99, 0, -1, 0);
            String notification =
                    "{\"jsonrpc\":\"2.0\",\"method\":\"transactionNotification\",\"params\":{"
                            + "\"subscription\":4743323479349712,\"result\":{\"transaction\":"
                            + new String(json, StandardCharsets.UTF_8)
                            + ",\"signature\":\"%s\",\"slot\":99,\"transactionIndex\":12}}}"
                                    .formatted(TransactionJson.signature());
            assertThat(plain.swaps()).hasSize(1);
            assertThat(decode(notification.getBytes(StandardCharsets.UTF_8)))
                    .isEqualTo(plain.atIndex(12));
        }
    }

    @Test
    void readsAPartOfAnArrayAndNothingBesideIt() throws Exception {
        byte[] json = Samples.raydiumSwap().json();
        byte[] larger = new byte[json.length + 20];
        Arrays.fill(larger, (byte) '{');
        System.arraycopy(json, 0, larger, 10, json.length);
        assertThat(decoder.decode(larger, 10, json.length, -1, 0, -1, 0)).isEqualTo(decode(json));
    }

    @Test
    void readsNamesAndAddressesThatAreWrittenWithEscapes() throws Exception {
        String json = new String(Samples.pumpSwapSell().json(), StandardCharsets.UTF_8);
        String escaped =
                json.replace("\"meta\"", "\"m\\u0065ta\"")
                        .replaceAll("\"data\":\"(.)", "\"data\":\"\\\\u0000$1")
                        .replace(
                                "\"mint\":\"" + Mints.SOL,
                                "\"mint\":\"\\u0053" + Mints.SOL.substring(1));
        for (char first = '1'; first <= 'z'; first++) {
            escaped = escaped.replace("\\u0000" + first, "\\u%04x".formatted((int) first));
        }
        assertThat(escaped).doesNotContain("\"meta\"").doesNotContain("\\u0000");
        assertThat(decode(escaped.getBytes(StandardCharsets.UTF_8)))
                .isEqualTo(decode(json.getBytes(StandardCharsets.UTF_8)));
    }

    @Test
    void refusesAnAccountIndexThatNamesNoAccount() {
        String json = new String(Samples.pumpBuy().json(), StandardCharsets.UTF_8);
        refuses(
                json.replaceFirst("\"programIdIndex\":\\d+", "\"programIdIndex\":99"),
                "expected an account index below 7, was 99");
    }

    private void refuses(String json, String reason) {
        assertThatThrownBy(() -> decode(json.getBytes(StandardCharsets.UTF_8)))
                .isInstanceOf(UnreadableTransactionException.class)
                .hasMessageStartingWith(reason);
    }

    private DecodedTransaction decode(byte[] json) throws UnreadableTransactionException {
        return decoder.decode(json, -1, 0, -1, 0);
    }
}
