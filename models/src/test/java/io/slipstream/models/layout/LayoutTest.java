package io.slipstream.models.layout;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.slipstream.models.unit.Base58;
import io.slipstream.models.unit.Mints;
import java.util.Arrays;
import java.util.Base64;
import java.util.HexFormat;
import org.junit.jupiter.api.Test;

class LayoutTest {
    private static final String MINT = key(1);
    private static final String USER = key(2);
    private static final String CURVE = key(3);
    private static final String POOL = key(4);
    private static final String OTHER = key(5);

    @Test
    void discriminatorsAreThoseSeenOnTheChain() {
        assertThat(wire(Discriminator.EVENT_CPI)).isEqualTo("e445a52e51cb9a1d");
        assertThat(wire(PumpFun.BUY)).isEqualTo("66063d1201daebea");
        assertThat(wire(PumpFun.SELL)).isEqualTo("33e685a4017f83ad");
        assertThat(wire(PumpFun.CREATE)).isEqualTo("181ec828051c0777");
        assertThat(wire(PumpFun.CREATE_V2)).isEqualTo("d6904cec5f8b31b4");
        assertThat(wire(PumpFun.MIGRATE)).isEqualTo("9beae792ec9ea21e");
        assertThat(wire(PumpFunTradeEvent.DISCRIMINATOR)).isEqualTo("bddb7fd34ee661ee");
        assertThat(wire(PumpFunCreateEvent.DISCRIMINATOR)).isEqualTo("1b72a94ddeeb6376");
        assertThat(wire(PumpFunCompleteEvent.DISCRIMINATOR)).isEqualTo("5f72619cd42e9808");
        assertThat(wire(PumpFunMigrationEvent.DISCRIMINATOR)).isEqualTo("bde95db95c94ea94");
        assertThat(wire(PumpSwap.CREATE_POOL)).isEqualTo("e992d18ecf6840bc");
        assertThat(wire(PumpSwapTradeEvent.BUY_DISCRIMINATOR)).isEqualTo("67f4521f2cf57777");
        assertThat(wire(PumpSwapTradeEvent.SELL_DISCRIMINATOR)).isEqualTo("3e2f370aa503dc2a");
        assertThat(wire(PumpSwapCreatePoolEvent.DISCRIMINATOR)).isEqualTo("b1310cd2a076a774");
        assertThat(wire(RaydiumCpmm.SWAP_BASE_INPUT)).isEqualTo("8fbe5adac41e33de");
        assertThat(wire(RaydiumCpmm.SWAP_BASE_OUTPUT)).isEqualTo("37d96256a34ab4ad");
        assertThat(wire(CpmmSwapEvent.DISCRIMINATOR)).isEqualTo("40c6cde8260871e2");
        assertThat(wire(ClmmSwapEvent.DISCRIMINATOR)).isEqualTo("40c6cde8260871e2");
        assertThat(wire(WhirlpoolTradedEvent.DISCRIMINATOR)).isEqualTo("e1ca49af932ba096");
        assertThat(wire(LaunchLabTradeEvent.DISCRIMINATOR)).isEqualTo("bddb7fd34ee661ee");
        assertThat(wire(DlmmSwapEvent.DISCRIMINATOR)).isEqualTo("516ce3becdd00ac4");
        assertThat(wire(DammV2SwapEvent.DISCRIMINATOR)).isEqualTo("bd4233a826507599");
        assertThat(wire(DbcSwapEvent.DISCRIMINATOR)).isEqualTo("1b3c15d58aaabb93");
        assertThat(wire(JupiterSwapEvent.DISCRIMINATOR)).isEqualTo("40c6cde8260871e2");
        assertThat(wire(JupiterSwapEvent.DISCRIMINATOR_ALL)).isEqualTo("982f4eebc0606e6a");
        assertThat(wire(JupiterDcaFilledEvent.DISCRIMINATOR)).isEqualTo("8604113fdd2db1ad");
    }

    @Test
    void discriminatorsAreThoseOfThePublishedIdls() {
        assertThat(instruction("initialize_v2")).isEqualTo("4399af27da102620");
        assertThat(instruction("migrate_to_amm")).isEqualTo("cf52c091fecf91df");
        assertThat(instruction("migrate_to_cpswap")).isEqualTo("885cc8671cda908c");
        assertThat(instruction("create_customizable_pool")).isEqualTo("2b44d4a7592fa401");
        assertThat(instruction("create_permissioned_pool")).isEqualTo("24f3b3232aef35e5");
        assertThat(instruction("pre_flash_fill_order")).isEqualTo("f02f99440dbee12a");
        assertThat(instruction("flash_fill_order")).isEqualTo("fc681286a44e128c");
        assertThat(instruction("fill_order")).isEqualTo("e87a7319c78f88a2");
        assertThat(wire(PumpFun.BUY_EXACT_SOL_IN)).isEqualTo("38fc74089edfcd5f");
        assertThat(wire(PumpFun.BUY_V2)).isEqualTo("b817ee6167c5d33d");
        assertThat(wire(PumpFun.SELL_V2)).isEqualTo("5df6823ce7e940b2");
    }

    @Test
    void cpmmEventsSince2025NameTheirFees() {
        byte[] data =
                new ByteWriter()
                        .key(POOL)
                        .u64(1)
                        .u64(2)
                        .u64(3)
                        .u64(4)
                        .u64(5)
                        .u64(6)
                        .bool(true)
                        .key(MINT)
                        .key(OTHER)
                        .u64(7)
                        .u64(8)
                        .bool(true)
                        .toBytes();
        assertThat(CpmmSwapEvent.read(new ByteReader(data)))
                .isEqualTo(new CpmmSwapEvent(POOL, 1, 2, 3, 4, 5, 6, true, 7, 8, true));
        assertThat(CpmmSwapEvent.read(new ByteReader(data, 0, 81)).tradeFee()).isEqualTo(-1);
    }

    @Test
    void launchLabEventsBeforeTheCreatorsFeeAreShorter() {
        ByteWriter head = new ByteWriter().key(POOL);
        for (long field = 1; field <= 9; field++) {
            head.u64(field);
        }
        byte[] old =
                new ByteWriter().raw(head.toBytes()).u64(1).u64(2).u64(3).u8(1).u8(0).toBytes();
        LaunchLabTradeEvent event = LaunchLabTradeEvent.read(new ByteReader(old));
        assertThat(event.fees()).isEqualTo(6);
        assertThat(event.buy()).isFalse();
        assertThat(event.quoteWithFees()).isEqualTo(9 + 6);
    }

    @Test
    void pumpFunEventsReadBackAsWritten() {
        PumpFunTradeEvent trade =
                new PumpFunTradeEvent(
                        MINT, 5, 6, true, USER, 7, 8, 9, 10, 11, OTHER, 95, 12, USER, 30, 13,
                        Mints.SOL, 5, 8);
        ByteReader in = body(trade.toCpiData(), PumpFunTradeEvent.DISCRIMINATOR);
        assertThat(in.remaining()).isEqualTo(217);
        assertThat(PumpFunTradeEvent.read(in)).isEqualTo(trade);
        assertThat(trade.totalFeeBps()).isEqualTo(125);

        PumpFunCreateEvent create =
                new PumpFunCreateEvent(
                        "Näme", "SYM", "uri", MINT, CURVE, USER, OTHER, 1, 2, 3, 4, 5);
        assertThat(
                        PumpFunCreateEvent.read(
                                body(create.toCpiData(), PumpFunCreateEvent.DISCRIMINATOR)))
                .isEqualTo(create);

        PumpFunCompleteEvent complete = new PumpFunCompleteEvent(USER, MINT, CURVE, 9);
        assertThat(
                        PumpFunCompleteEvent.read(
                                body(complete.toCpiData(), PumpFunCompleteEvent.DISCRIMINATOR)))
                .isEqualTo(complete);

        PumpFunMigrationEvent migration =
                new PumpFunMigrationEvent(USER, MINT, 1, 2, 3, CURVE, 4, POOL);
        assertThat(
                        PumpFunMigrationEvent.read(
                                body(migration.toCpiData(), PumpFunMigrationEvent.DISCRIMINATOR)))
                .isEqualTo(migration);
    }

    @Test
    void readsTheShorterTradeEventOf2024() {
        PumpFunTradeEvent whole =
                new PumpFunTradeEvent(
                        MINT, 5, 6, false, USER, 7, 8, 9, 10, 11, OTHER, 95, 12, USER, 30, 13,
                        Mints.SOL, 5, 8);
        byte[] data = whole.toCpiData();
        PumpFunTradeEvent old = PumpFunTradeEvent.read(new ByteReader(data, 16, 121));
        assertThat(old.realTokenReserves()).isEqualTo(11);
        assertThat(old.creator()).isNull();
        assertThat(old.totalFeeBps()).isEqualTo(-1);
    }

    @Test
    void readsTheQuoteMintBehindTheTailOfANewTradeEvent() {
        byte[] tail =
                new ByteWriter()
                        .bool(true)
                        .u64(1)
                        .u64(2)
                        .u64(3)
                        .i64(4)
                        .string("buy_v2")
                        .bool(false)
                        .u64(0)
                        .u64(0)
                        .u64(0)
                        .u64(0)
                        .u32(1)
                        .key(OTHER)
                        .u16(10_000)
                        .key(Mints.USDC)
                        .u64(77)
                        .u64(88)
                        .u64(99)
                        .toBytes();
        byte[] head =
                new PumpFunTradeEvent(
                                MINT, 5, 6, true, USER, 7, 8, 9, 10, 11, OTHER, 95, 12, USER, 30,
                                13, Mints.SOL, 5, 8)
                        .toCpiData();
        byte[] data = new ByteWriter().raw(head).raw(tail).toBytes();
        PumpFunTradeEvent event =
                PumpFunTradeEvent.read(body(data, PumpFunTradeEvent.DISCRIMINATOR));
        assertThat(event.quoteMint()).isEqualTo(Mints.USDC);
        assertThat(event.quoteAmount()).isEqualTo(77);
        assertThat(event.virtualQuoteReserves()).isEqualTo(88);
    }

    @Test
    void pumpSwapEventsReadBackAsWritten() {
        for (boolean buy : new boolean[] {true, false}) {
            PumpSwapTradeEvent trade =
                    new PumpSwapTradeEvent(
                            buy, 1, 100, 3, 4, 5, 1000, 2000, 8, 20, 10, 5, 12, 13, 14, POOL, USER,
                            key(6), key(7), key(8), key(9), OTHER, 5, 16);
            ByteReader in =
                    body(
                            trade.toCpiData(),
                            buy
                                    ? PumpSwapTradeEvent.BUY_DISCRIMINATOR
                                    : PumpSwapTradeEvent.SELL_DISCRIMINATOR);
            assertThat(in.remaining()).isEqualTo(352);
            assertThat(PumpSwapTradeEvent.read(in, buy)).isEqualTo(trade);
            assertThat(trade.poolBaseAfter()).isEqualTo(buy ? 900 : 1100);
            assertThat(trade.poolQuoteAfter()).isEqualTo(buy ? 2013 : 1987);
            assertThat(trade.totalFeeBps()).isEqualTo(30);
        }
        PumpSwapCreatePoolEvent create =
                new PumpSwapCreatePoolEvent(
                        1, 2, USER, MINT, Mints.SOL, 6, 9, 3, 4, 5, 6, 7, 8, 9, 255, POOL, key(6),
                        key(7), key(8), OTHER);
        assertThat(
                        PumpSwapCreatePoolEvent.read(
                                body(create.toCpiData(), PumpSwapCreatePoolEvent.DISCRIMINATOR)))
                .isEqualTo(create);
    }

    @Test
    void raydiumLogsReadBackAsWritten() {
        for (boolean baseOut : new boolean[] {true, false}) {
            RayLog log = new RayLog(baseOut, 10, 20, true, 3, 4, 5, 6);
            byte[] bytes =
                    Base64.getDecoder().decode(log.toLogLine().substring(RayLog.PREFIX.length()));
            assertThat(RayLog.read(new ByteReader(bytes))).isEqualTo(log);
            assertThat(log.amountIn()).isEqualTo(baseOut ? 6 : 10);
            assertThat(log.amountOut()).isEqualTo(baseOut ? 20 : 6);
        }
        CpmmSwapEvent swap = new CpmmSwapEvent(POOL, 1, 2, 3, 4, 5, 6, true);
        byte[] bytes =
                Base64.getDecoder()
                        .decode(swap.toLogLine().substring(CpmmSwapEvent.PREFIX.length()));
        ByteReader in = new ByteReader(bytes);
        assertThat(in.u64()).isEqualTo(CpmmSwapEvent.DISCRIMINATOR);
        assertThat(CpmmSwapEvent.read(in)).isEqualTo(swap);
    }

    @Test
    void readingPastTheEndIsMalformedAndNothingElse() {
        byte[] data =
                new PumpSwapCreatePoolEvent(
                                1, 2, USER, MINT, Mints.SOL, 6, 9, 3, 4, 5, 6, 7, 8, 9, 255, POOL,
                                key(6), key(7), key(8), null)
                        .toCpiData();
        for (int length = 16; length < data.length - 32; length++) {
            ByteReader in = new ByteReader(Arrays.copyOf(data, length));
            in.skip(16);
            assertThatThrownBy(() -> PumpSwapCreatePoolEvent.read(in))
                    .isInstanceOf(MalformedLayoutException.class);
        }
        assertThatThrownBy(() -> new ByteReader(new byte[] {-1, -1, -1, -1}).string())
                .isInstanceOf(MalformedLayoutException.class)
                .hasMessage("expected a string of 4294967295 bytes, was 0");
    }

    @Test
    void integersAreLittleEndianAndUnsignedBelow64Bits() {
        byte[] bytes = new ByteWriter().u8(255).u16(65535).u32(4294967295L).u64(-2).toBytes();
        ByteReader in = new ByteReader(bytes);
        assertThat(in.u8()).isEqualTo(255);
        assertThat(in.u16()).isEqualTo(65535);
        assertThat(in.u32()).isEqualTo(4294967295L);
        assertThat(Long.toUnsignedString(in.u64())).isEqualTo("18446744073709551614");
    }

    private static ByteReader body(byte[] cpiData, long discriminator) {
        ByteReader in = new ByteReader(cpiData);
        assertThat(in.u64()).isEqualTo(Discriminator.EVENT_CPI);
        assertThat(in.u64()).isEqualTo(discriminator);
        return in;
    }

    private static String instruction(String name) {
        return wire(Discriminator.ofInstruction(name));
    }

    private static String wire(long discriminator) {
        return HexFormat.of().formatHex(new ByteWriter().u64(discriminator).toBytes());
    }

    private static String key(int seed) {
        byte[] bytes = new byte[32];
        Arrays.fill(bytes, (byte) seed);
        return Base58.encode(bytes);
    }
}
