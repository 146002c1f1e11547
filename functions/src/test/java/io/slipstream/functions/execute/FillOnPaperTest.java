package io.slipstream.functions.execute;

import static io.slipstream.functions.risk.Given.SOL;
import static org.assertj.core.api.Assertions.assertThat;

import io.slipstream.functions.risk.Given;
import io.slipstream.functions.risk.RiskConfig;
import io.slipstream.models.chain.PoolTrade;
import io.slipstream.models.chain.Side;
import io.slipstream.models.trade.Order;
import io.slipstream.models.trade.OrderContext;
import io.slipstream.models.trade.OrderState;
import io.slipstream.models.trade.OrderTerms;
import io.slipstream.models.unit.Mints;
import java.math.BigInteger;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import org.apache.flink.api.common.typeinfo.Types;
import org.apache.flink.runtime.checkpoint.OperatorSubtaskState;
import org.apache.flink.streaming.api.operators.co.KeyedCoProcessOperator;
import org.apache.flink.streaming.api.watermark.Watermark;
import org.apache.flink.streaming.util.KeyedTwoInputStreamOperatorTestHarness;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class FillOnPaperTest {
    private static final long FEE = 105_000;
    private static final String MINT = "Mint";
    private static final long UNITS = 1_000_000_000;
    private static final long DEPTH = 100 * SOL;

    private KeyedTwoInputStreamOperatorTestHarness<String, PoolTrade, Order, Order> harness;

    @BeforeEach
    void open() throws Exception {
        harness = harness();
        harness.open();
    }

    @AfterEach
    void close() throws Exception {
        harness.close();
    }

    @Test
    void fillsAtTheLandingSlotFromTheReservesOfThen() throws Exception {
        trade("pool", 10, UNITS, DEPTH);
        order(buy("a", 10, SOL));
        trade("pool", 12, UNITS, 101 * SOL);
        trade("pool", 13, UNITS, 500 * SOL);
        watermark(11);
        assertThat(out()).isEmpty();
        assertThat(harness.numEventTimeTimers()).isEqualTo(1);

        watermark(12);

        Order filled = out().get(0);
        assertThat(filled.state()).isEqualTo(OrderState.FILLED);
        assertThat(filled.outputAmount()).isEqualTo(bought(UNITS, 101 * SOL, SOL));
        assertThat(filled.feeLamports()).isEqualTo(FEE);
        assertThat(filled.fillSlot()).isEqualTo(12);
        assertThat(filled.filledAt()).isEqualTo(Given.blockTime(12) * 1000);
        assertThat(filled.version()).isEqualTo(3);
        assertThat(harness.numEventTimeTimers()).isZero();
    }

    @Test
    void aWithdrawnOrderExpiresAtOnceAndTheOthersShareAsIfItHadNotBeen() throws Exception {
        trade("pool", 10, UNITS, DEPTH);
        order(buy("a", 10, 50 * SOL));
        order(buy("b", 10, SOL));
        withdraw(buy("a", 10, 50 * SOL));
        assertThat(outcomes()).containsExactly("a EXPIRED RETRACTED 0");

        watermark(20);

        assertThat(outcomes()).containsExactly("a EXPIRED RETRACTED 0", "b FILLED null " + FEE);
        assertThat(out().get(1).outputAmount()).isEqualTo(bought(UNITS, DEPTH, SOL));
    }

    @Test
    void aFilledOrderIsNotWithdrawn() throws Exception {
        trade("pool", 10, UNITS, DEPTH);
        order(buy("a", 10, SOL));
        watermark(12);
        withdraw(buy("a", 10, SOL));
        watermark(20);

        assertThat(outcomes()).containsExactly("a FILLED null " + FEE);
    }

    @Test
    void anOrderThatComesBehindItsWithdrawalExpires() throws Exception {
        trade("pool", 10, UNITS, DEPTH);
        withdraw(buy("a", 10, SOL));
        OperatorSubtaskState state = harness.snapshot(1, 1);
        harness.close();
        harness = harness();
        harness.initializeState(state);
        harness.open();
        order(buy("a", 10, SOL));
        watermark(20);

        assertThat(outcomes()).containsExactly("a EXPIRED RETRACTED 0");
    }

    @Test
    void ordersOfOneSlotShareTheReservesInOrderOfTheirIds() throws Exception {
        trade("pool", 10, UNITS, DEPTH);
        order(buy("b", 10, SOL));
        order(buy("a", 10, 2 * SOL));
        watermark(12);

        assertThat(out()).extracting(Order::id).containsExactly("a", "b");
        long first = bought(UNITS, DEPTH, 2 * SOL);
        long second = bought(UNITS - first, DEPTH + 2 * SOL * 99 / 100, SOL);
        assertThat(out()).extracting(Order::outputAmount).containsExactly(first, second);
    }

    @Test
    void paperFillsDoNotMoveLaterSlots() throws Exception {
        trade("pool", 10, UNITS, DEPTH);
        order(buy("a", 10, SOL));
        order(buy("b", 11, SOL));
        watermark(20);

        assertThat(out().get(0).outputAmount()).isEqualTo(out().get(1).outputAmount());
    }

    @Test
    void failsBeyondTheSlippageLimitAndCostsItsFee() throws Exception {
        trade("pool", 10, UNITS, DEPTH);
        order(priced(Side.BUY, "a", 10, SOL, 100, DEPTH, UNITS));
        order(priced(Side.BUY, "b", 10, SOL, 500, DEPTH, UNITS));
        watermark(12);

        assertThat(outcomes()).containsExactly("a FAILED SLIPPAGE " + FEE, "b FILLED null " + FEE);
    }

    @Test
    void withoutAReferenceThePriceAtTheDecisionCounts() throws Exception {
        trade("pool", 10, UNITS, DEPTH);
        trade("pool", 12, UNITS, 2 * DEPTH);
        order(buy("a", 10, SOL));
        order(sell("b", 10, UNITS / 1_000));
        order(buy("c", 12, SOL));
        watermark(20);

        assertThat(outcomes())
                .containsExactly(
                        "a FAILED SLIPPAGE " + FEE, "b FILLED null " + FEE, "c FILLED null " + FEE);
    }

    @Test
    void nothingIsBoughtWhereNoDepthIsKnown() throws Exception {
        harness.processElement1(stable(9), 9);
        order(buy("a", 10, SOL));
        order(sell("b", 10, UNITS / 1_000));
        watermark(12);
        trade("pool", 14, UNITS, DEPTH);
        order(buy("c", 12, SOL));
        order(sell("d", 12, UNITS / 1_000));
        watermark(14);

        assertThat(outcomes())
                .containsExactly(
                        "a FAILED NO_DEPTH 0",
                        "b FAILED NO_DEPTH 0",
                        "c FAILED NO_DEPTH 0",
                        "d FILLED null " + FEE);
    }

    @Test
    void anOrderThatComesTooLateLandsInTheNextSlot() throws Exception {
        trade("pool", 10, UNITS, DEPTH);
        watermark(30);
        order(priced(Side.BUY, "a", 10, SOL, 1_000, DEPTH, UNITS));
        assertThat(out()).isEmpty();
        watermark(31);

        assertThat(out().get(0).fillSlot()).isEqualTo(31);
        assertThat(out().get(0).filledAt()).isEqualTo(Given.blockTime(10) * 1000 + 21 * 400);
    }

    @Test
    void afterTheEndOfAllTradesAnOrderIsFilledAtOnce() throws Exception {
        trade("pool", 10, UNITS, DEPTH);
        watermark(Long.MAX_VALUE);
        order(buy("a", 10, SOL));

        assertThat(outcomes()).containsExactly("a FILLED null " + FEE);
        assertThat(out().get(0).fillSlot()).isEqualTo(12);
    }

    @Test
    void aPendingOrderThatComesAgainIsFilledOnce() throws Exception {
        trade("pool", 10, UNITS, DEPTH);
        order(buy("a", 10, SOL));
        order(buy("a", 10, SOL));
        watermark(12);

        assertThat(out()).hasSize(1);
    }

    @Test
    void aStoredOutcomeKeepsItsAmountsAndItsShareOfTheReserves() throws Exception {
        trade("pool", 10, UNITS, DEPTH);
        order(buy("a", 10, 2 * SOL).filled(777, 1, 12, 5));
        order(buy("b", 10, SOL));
        order(buy("c", 10, SOL).failed("SLIPPAGE", 1, 12, 5));
        watermark(12);

        assertThat(out().get(0)).isEqualTo(buy("a", 10, 2 * SOL).filled(777, 1, 12, 5));
        assertThat(out().get(1).outputAmount())
                .isEqualTo(bought(UNITS - 777, DEPTH + 2 * SOL * 99 / 100, SOL));
        assertThat(out().get(2).reason()).isEqualTo("SLIPPAGE");
    }

    @Test
    void aDenialPassesOnlyIfItStandsForAnOrderThatWasDecided() throws Exception {
        OrderTerms terms = buy("a", 10, SOL).terms();
        order(Order.denied(terms, "HALTED"));
        watermark(12);
        assertThat(out()).isEmpty();
        assertThat(harness.numKeyedStateEntries()).isZero();

        order(new Order(buy("b", 12, SOL).terms(), OrderState.DENIED, "HALTED", 0, 0, 0, 0, 1, 1));
        watermark(14);
        assertThat(outcomes()).containsExactly("b DENIED HALTED 0");
        assertThat(out().get(0).fillSlot()).isEqualTo(14);
    }

    @Test
    void theOrderOfArrivalChangesNothing() throws Exception {
        List<Runnable> arrivals = new ArrayList<>();
        for (int slot = 10; slot < 30; slot++) {
            int at = slot;
            arrivals.add(() -> quietly(() -> trade("p" + at % 3, at, UNITS, DEPTH + at * SOL)));
            arrivals.add(() -> quietly(() -> order(buy("a" + at, at, SOL))));
            arrivals.add(() -> quietly(() -> order(sell("b" + at, at, UNITS / 500))));
        }
        List<Order> expected = null;
        for (int seed = 0; seed < 20; seed++) {
            harness.close();
            harness = harness();
            harness.open();
            Collections.shuffle(arrivals, new Random(seed));
            arrivals.forEach(Runnable::run);
            watermark(40);
            expected = expected == null ? out() : expected;
            assertThat(out()).isEqualTo(expected);
        }
        assertThat(expected).hasSize(40);
    }

    @Test
    void goesOnAfterARestart() throws Exception {
        trade("pool", 10, UNITS, DEPTH);
        order(buy("a", 10, SOL));
        OperatorSubtaskState snapshot = harness.snapshot(1, 1);
        harness.close();
        harness = harness();
        harness.initializeState(snapshot);
        harness.open();
        watermark(12);

        assertThat(outcomes()).containsExactly("a FILLED null " + FEE);
    }

    private interface Step {
        void run() throws Exception;
    }

    private static void quietly(Step step) {
        try {
            step.run();
        } catch (Exception e) {
            throw new IllegalStateException(e);
        }
    }

    /** Units for lamports less 1 % fee. */
    private static long bought(long units, long lamports, long paid) {
        long net = paid * 99 / 100;
        return BigInteger.valueOf(units)
                .multiply(BigInteger.valueOf(net))
                .divide(BigInteger.valueOf(lamports + net))
                .longValueExact();
    }

    private List<Order> out() {
        return List.copyOf(harness.extractOutputValues());
    }

    private List<String> outcomes() {
        return out().stream()
                .map(o -> o.id() + " " + o.state() + " " + o.reason() + " " + o.feeLamports())
                .toList();
    }

    private void watermark(long slot) throws Exception {
        harness.processBothWatermarks(new Watermark(slot));
    }

    private void order(Order order) throws Exception {
        harness.processElement2(order, order.terms().sourceSlot());
    }

    private void trade(String pool, long slot, long units, long lamports) throws Exception {
        harness.processElement1(
                new PoolTrade(
                        "sig",
                        slot,
                        0,
                        0,
                        Given.blockTime(slot),
                        1,
                        MINT,
                        Mints.SOL,
                        "program",
                        "pumpswap",
                        pool,
                        "trader",
                        Mints.SOL,
                        1,
                        MINT,
                        1,
                        units,
                        lamports,
                        100),
                slot);
    }

    private static PoolTrade stable(long slot) {
        return new PoolTrade(
                "sig",
                slot,
                0,
                0,
                0,
                1,
                MINT,
                Mints.USDC,
                "program",
                "pumpswap",
                "usd",
                "trader",
                Mints.USDC,
                1,
                MINT,
                1,
                UNITS,
                1_000 * DEPTH,
                100);
    }

    private void withdraw(Order order) throws Exception {
        order(Order.withdrawal(order.terms(), "RETRACTED"));
    }

    private static Order buy(String id, long slot, long lamports) {
        return priced(Side.BUY, id, slot, lamports, 1_000, 0, 0);
    }

    private static Order sell(String id, long slot, long units) {
        return priced(Side.SELL, id, slot, units, 1_000, 0, 0);
    }

    private static Order priced(
            Side side, String id, long slot, long amount, int slippageBps, long sol, long units) {
        return Order.decided(
                        new OrderTerms(
                                id,
                                "signal-" + id,
                                1,
                                OrderContext.COPY_TRADE,
                                null,
                                "leader",
                                null,
                                slot,
                                0,
                                Given.blockTime(slot),
                                1,
                                side,
                                MINT,
                                side == Side.BUY ? Mints.SOL : MINT,
                                side == Side.BUY ? MINT : Mints.SOL,
                                amount,
                                slippageBps,
                                sol,
                                units,
                                slot + 2))
                .sent();
    }

    private static KeyedTwoInputStreamOperatorTestHarness<String, PoolTrade, Order, Order> harness()
            throws Exception {
        return new KeyedTwoInputStreamOperatorTestHarness<>(
                new KeyedCoProcessOperator<>(new FillOnPaper(RiskConfig.paper())),
                PoolTrade::mint,
                order -> order.terms().mint(),
                Types.STRING);
    }
}
