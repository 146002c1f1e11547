package io.slipstream.functions.profile;

import static org.assertj.core.api.Assertions.assertThat;

import io.slipstream.functions.risk.Given;
import io.slipstream.models.chain.NetSwap;
import io.slipstream.models.chain.PoolEvent;
import io.slipstream.models.chain.PoolTrade;
import io.slipstream.models.unit.Mints;
import java.util.List;
import org.apache.flink.api.common.typeinfo.Types;
import org.apache.flink.streaming.api.operators.KeyedProcessOperator;
import org.apache.flink.streaming.util.KeyedOneInputStreamOperatorTestHarness;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class ObserveTradesTest {
    private static final String MINT = "Mint";

    private KeyedOneInputStreamOperatorTestHarness<String, TapeInput, WalletTrade> harness;

    @BeforeEach
    void open() throws Exception {
        harness =
                new KeyedOneInputStreamOperatorTestHarness<>(
                        new KeyedProcessOperator<>(new ObserveTrades()),
                        TapeInput::mint,
                        Types.STRING);
        harness.open();
    }

    @AfterEach
    void close() throws Exception {
        harness.close();
    }

    @Test
    void tellsATradeTenSecondsLaterWithWhatThePoolHeldMeanwhile() throws Exception {
        send(buy("a", 100, 0));
        send(pool(100, 1_000));
        send(pool(101, 1_100));
        send(pool(105, 1_500));
        send(pool(126, 9_000));
        harness.processWatermark(124);
        assertThat(harness.extractOutputValues()).isEmpty();

        harness.processWatermark(125);

        WalletTrade told = harness.extractOutputValues().get(0);
        assertThat(told.soon().lamports()).isEqualTo(1_100);
        assertThat(told.later().lamports()).isEqualTo(1_500);
        assertThat(told.late().lamports()).isEqualTo(1_500);
        assertThat(told.early()).isTrue();
        assertThat(harness.numEventTimeTimers()).isZero();
    }

    @Test
    void seesWhoBoughtBetweenABuyAndItsSale() throws Exception {
        send(buy("a", 100, 0));
        send(buy("b", 101, 0));
        send(buy("c", 102, 3));
        send(sell("a", 102, 4));
        send(buy("d", 103, 0));
        harness.processWatermark(200);

        WalletTrade.Flip flip = told("a").get(1).flip();
        assertThat(flip.buyers()).isEqualTo(2);
        assertThat(flip.lamports()).isEqualTo(200);
        assertThat(flip.mostLamports()).isEqualTo(100);
    }

    @Test
    void aSaleMuchLaterIsNoFlip() throws Exception {
        send(buy("a", 100, 0));
        send(buy("b", 101, 0));
        send(sell("a", 111, 0));
        harness.processWatermark(200);

        assertThat(told("a").get(1).flip()).isNull();
    }

    @Test
    void namesThoseWhoDidTheSameInTheSameSlot() throws Exception {
        send(TapeInput.of(created(100)));
        send(buy("a", 100, 1));
        send(buy("b", 100, 2));
        send(sell("c", 100, 3));
        send(buy("d", 100, 4));
        send(buy("e", 101, 0));
        harness.processWatermark(200);

        assertThat(told("a").get(0).together()).containsExactlyInAnyOrder("b", "d");
        assertThat(told("a").get(0).bundled()).isTrue();
        assertThat(told("e").get(0).bundled()).isFalse();
    }

    private List<WalletTrade> told(String wallet) {
        return harness.extractOutputValues().stream()
                .filter(trade -> trade.wallet().equals(wallet))
                .toList();
    }

    private void send(TapeInput input) throws Exception {
        harness.processElement(input, 0);
    }

    private static TapeInput buy(String wallet, long slot, int position) {
        return TapeInput.of(swap(wallet, slot, position, Mints.SOL, 100, MINT, 50));
    }

    private static TapeInput sell(String wallet, long slot, int position) {
        return TapeInput.of(swap(wallet, slot, position, MINT, 50, Mints.SOL, 120));
    }

    private static NetSwap swap(
            String wallet, long slot, int position, String in, long paid, String out, long got) {
        return Given.swap(
                "s" + slot + "-" + position, slot, position, wallet, in, paid, out, got, paid);
    }

    private static TapeInput pool(long slot, long lamports) {
        return TapeInput.of(
                new PoolTrade(
                        "t" + slot,
                        slot,
                        9,
                        0,
                        0,
                        0,
                        MINT,
                        Mints.SOL,
                        "program",
                        "pumpswap",
                        "pool",
                        "somebody",
                        Mints.SOL,
                        1,
                        MINT,
                        1,
                        1_000,
                        lamports,
                        100));
    }

    private static PoolEvent created(long slot) {
        return new PoolEvent(
                "c",
                slot,
                0,
                0,
                0,
                0,
                PoolEvent.Kind.CREATE,
                "pumpfun",
                MINT,
                Mints.SOL,
                "curve",
                "Maker");
    }
}
