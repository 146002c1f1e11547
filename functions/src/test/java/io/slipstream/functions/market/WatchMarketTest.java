package io.slipstream.functions.market;

import static io.slipstream.functions.risk.Given.SOL;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import io.slipstream.functions.risk.Given;
import io.slipstream.functions.risk.RiskInput;
import io.slipstream.models.chain.PoolTrade;
import io.slipstream.models.trade.Command;
import io.slipstream.models.trade.OrderContext;
import io.slipstream.models.trade.Signal;
import io.slipstream.models.trade.TakenOffer;
import io.slipstream.models.unit.Ids;
import io.slipstream.models.unit.Mints;
import io.slipstream.models.user.SettingsChange;
import java.util.List;
import org.apache.flink.api.common.typeinfo.Types;
import org.apache.flink.runtime.checkpoint.OperatorSubtaskState;
import org.apache.flink.streaming.api.operators.co.CoBroadcastWithKeyedOperator;
import org.apache.flink.streaming.api.watermark.Watermark;
import org.apache.flink.streaming.runtime.streamrecord.StreamRecord;
import org.apache.flink.streaming.util.KeyedTwoInputStreamOperatorTestHarness;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class WatchMarketTest {
    private static final String MINT = "Mint";

    private KeyedTwoInputStreamOperatorTestHarness<String, MarketInput, SettingsChange, RiskInput>
            step;

    @AfterEach
    void close() throws Exception {
        step.close();
    }

    @Test
    void tellsThePriceToThoseWhoMayHoldAndWantExits() throws Exception {
        open(false, null);
        wants(1, true);
        wants(2, false);
        trade("deep", 9, 50 * SOL);
        buyer(1);
        buyer(2);
        buyer(1);
        trade("deep", 10, 40 * SOL);

        assertThat(told()).containsExactly("1 PRICE 10 " + 40 * SOL);
    }

    @Test
    void aChangeOfSettingsBeginsAndEndsIt() throws Exception {
        open(false, null);
        buyer(1);
        trade("deep", 10, 40 * SOL);
        wants(1, true);
        trade("deep", 11, 41 * SOL);
        wants(1, false);
        trade("deep", 12, 42 * SOL);

        assertThat(told()).containsExactly("1 PRICE 11 " + 41 * SOL);
    }

    @Test
    void priceIsShownOfWhatMayBeHeldAndNotAtEveryTrade() throws Exception {
        open(false, null);
        trade("deep", 10, 40 * SOL);
        buyer(1);
        trade("deep", 11, 41 * SOL);
        trade("deep", 12, 42 * SOL);
        trade("shallow", 30, SOL / 100);
        trade("deep", 31, 43 * SOL);

        assertThat(step.getSideOutput(WatchMarket.PRICES))
                .extracting(shown -> shown.getValue().slot(), shown -> shown.getValue().lamports())
                .containsExactly(tuple(11L, 41 * SOL), tuple(31L, 43 * SOL));
    }

    @Test
    void aShallowPoolTellsNothing() throws Exception {
        open(false, null);
        wants(1, true);
        buyer(1);
        trade("deep", 10, 40 * SOL);
        trade("shallow", 11, SOL / 100);
        trade("shallow", 12, 39 * SOL);
        trade("shallow", 13, 41 * SOL);

        assertThat(told()).containsExactly("1 PRICE 10 " + 40 * SOL, "1 PRICE 13 " + 41 * SOL);
    }

    @Test
    void inChainOrderATradeWaitsForTheSignalsOfTheSlotsBefore() throws Exception {
        open(true, null);
        wants(1, true);
        watermark(8);
        trade("deep", 10, 40 * SOL);
        trade("deep", 11, 41 * SOL);
        trade("deep", 11, 42 * SOL);
        buyer(1);
        assertThat(told()).isEmpty();

        watermark(9);
        assertThat(told()).containsExactly("1 PRICE 10 " + 40 * SOL);
        watermark(10);
        assertThat(told())
                .containsExactly(
                        "1 PRICE 10 " + 40 * SOL,
                        "1 PRICE 11 " + 41 * SOL,
                        "1 PRICE 11 " + 42 * SOL);
        assertThat(step.numEventTimeTimers()).isZero();
    }

    @Test
    void putsThePriceOnACommandToBuyAndTellsItFromThen() throws Exception {
        open(false, null);
        wants(1, true);
        trade("deep", 10, 40 * SOL);
        command(Command.buy(77, 1, MINT, SOL / 10, 5_000));
        trade("deep", 11, 30 * SOL);

        Signal signal = outputs().get(0).signal();
        assertThat(signal.signalId()).isEqualTo(Ids.command(77));
        assertThat(signal.context()).isEqualTo(OrderContext.MANUAL_COMMAND);
        assertThat(signal.solLamports()).isEqualTo(SOL / 10);
        assertThat(signal.referenceSol()).isEqualTo(40 * SOL);
        assertThat(signal.referenceUnits()).isEqualTo(1_000);
        assertThat(signal.slot()).isEqualTo(10);
        assertThat(signal.blockTime()).isEqualTo(Given.blockTime(10));
        assertThat(signal.refusal()).isNull();
        assertThat(told().get(1)).isEqualTo("1 PRICE 11 " + 30 * SOL);
    }

    @Test
    void aTakenOfferIsOneSignalWhicheverCommandTookIt() throws Exception {
        open(false, null);
        trade("deep", 10, 40 * SOL);
        TakenOffer offer = new TakenOffer("offer", "v1", "BUY=0.71");
        command(Command.take(77, 1, MINT, SOL / 10, 5_000, offer));
        command(Command.take(78, 1, MINT, SOL / 10, 5_000, offer));

        assertThat(outputs())
                .extracting(out -> out.signal().signalId())
                .containsOnly(Ids.takenOffer("offer"));
        Signal signal = outputs().get(0).signal();
        assertThat(signal.context()).isEqualTo(OrderContext.AI_SIGNAL);
        assertThat(signal.modelVersion()).isEqualTo("v1");
        assertThat(signal.scoreReasons()).isEqualTo("BUY=0.71");
    }

    @Test
    void refusesToBuyWhatHasNoPriceAndSellsItAllTheSame() throws Exception {
        open(false, null);
        command(Command.buy(77, 1, MINT, SOL / 10, 5_000));
        command(Command.sellShare(78, 1, MINT, 5_000, 5_000));
        command(Command.sellShare(79, 1, MINT, 10_000, 5_000));
        command(Command.sell(80, 1, MINT, 123, 5_000));

        assertThat(outputs())
                .extracting(out -> out.signal().refusal())
                .containsExactly("NO_PRICE", null, null, null);
        assertThat(outputs().subList(1, 4))
                .extracting(out -> out.signal().soldUnits() + "/" + out.signal().balanceBefore())
                .containsExactly("5000/10000", "10000/-1", "123/" + Signal.EXACT);
    }

    @Test
    void goesOnAfterARestart() throws Exception {
        open(false, null);
        wants(1, true);
        buyer(1);
        OperatorSubtaskState snapshot = step.snapshot(1, 1);
        step.close();

        open(false, snapshot);
        trade("deep", 10, 40 * SOL);

        assertThat(told()).containsExactly("1 PRICE 10 " + 40 * SOL);
    }

    private void open(boolean chainOrder, OperatorSubtaskState restored) throws Exception {
        step =
                new KeyedTwoInputStreamOperatorTestHarness<>(
                        new CoBroadcastWithKeyedOperator<>(
                                new WatchMarket(chainOrder),
                                List.of(WatchMarket.broadcastStates())),
                        MarketInput::mint,
                        null,
                        Types.STRING);
        if (restored != null) {
            step.initializeState(restored);
        }
        step.open();
    }

    private void wants(long user, boolean exits) throws Exception {
        step.processElement2(
                new StreamRecord<>(
                        SettingsChange.of(
                                Given.exits(Given.settings(user), exits ? 2_000 : -1, -1))));
    }

    private void buyer(long user) throws Exception {
        send(MarketInput.ofBuyer(MINT, user));
    }

    private void command(Command command) throws Exception {
        send(MarketInput.of(command));
    }

    private void trade(String pool, long slot, long lamports) throws Exception {
        send(
                MarketInput.of(
                        new PoolTrade(
                                "sig" + slot,
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
                                1_000,
                                lamports,
                                100)));
    }

    private void watermark(long slot) throws Exception {
        step.processWatermark1(new Watermark(slot));
        step.processWatermark2(new Watermark(Long.MAX_VALUE));
    }

    private void send(MarketInput input) throws Exception {
        step.processElement1(new StreamRecord<>(input));
    }

    private List<RiskInput> outputs() {
        return step.extractOutputValues();
    }

    /** User, kind, slot and lamports of what came out. */
    private List<String> told() {
        return outputs().stream()
                .map(
                        out ->
                                out.key()
                                        + " "
                                        + out.kind()
                                        + " "
                                        + out.slot()
                                        + " "
                                        + (out.price() == null ? 0 : out.price().lamports()))
                .toList();
    }
}
