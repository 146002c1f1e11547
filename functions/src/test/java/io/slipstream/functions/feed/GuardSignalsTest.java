package io.slipstream.functions.feed;

import static org.assertj.core.api.Assertions.assertThat;

import io.slipstream.functions.risk.Given;
import io.slipstream.functions.risk.RiskInput;
import io.slipstream.models.chain.FeedEvent;
import io.slipstream.models.chain.FeedStatus;
import io.slipstream.models.chain.Retraction;
import io.slipstream.models.chain.Side;
import io.slipstream.models.trade.Signal;
import java.util.List;
import org.apache.flink.runtime.checkpoint.OperatorSubtaskState;
import org.apache.flink.streaming.api.operators.co.CoBroadcastWithNonKeyedOperator;
import org.apache.flink.streaming.util.BroadcastOperatorTestHarness;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class GuardSignalsTest {
    private static final FeedStatus FRESH = FeedStatus.fresh(10, 1);
    private static final FeedStatus STALE = FeedStatus.stale(FeedStatus.Reason.GAP, 20, 40, 2);

    private BroadcastOperatorTestHarness<RiskInput, FeedEvent, RiskInput> guard;

    @BeforeEach
    void open() throws Exception {
        guard = harness();
        guard.open();
    }

    @AfterEach
    void close() throws Exception {
        guard.close();
    }

    @Test
    void refusesBuysUntilTheFeedIsFreshAndWhenItIsStaleAgain() throws Exception {
        send(Signals.buy(11));
        notice(FeedEvent.of(FRESH));
        send(Signals.buy(12));
        notice(FeedEvent.of(STALE));
        send(Signals.buy(61));
        send(Signals.sell(62));
        notice(FeedEvent.of(FeedStatus.fresh(70, 3)));
        send(Signals.buy(65));
        send(Signals.buy(71));

        assertThat(guard.extractOutputValues())
                .extracting(input -> input.signal().signalId() + " " + input.signal().refusal())
                .containsExactly(
                        "BUY-11 STALE_FEED",
                        "BUY-12 null",
                        "BUY-61 STALE_FEED",
                        "SELL-62 null",
                        "BUY-65 STALE_FEED",
                        "BUY-71 null");
    }

    @Test
    void refusesWhatARetractedTransactionCaused() throws Exception {
        notice(FeedEvent.of(FRESH));
        notice(FeedEvent.of(new Retraction("tx-12", 12)));
        send(Signals.buy(12));
        send(Signals.buy(13));

        assertThat(guard.extractOutputValues())
                .extracting(input -> input.signal().refusal())
                .containsExactly("RETRACTED", null);
    }

    @Test
    void refusesABuyByCommandOnlyWhileTheFeedIsStale() throws Exception {
        send(Signals.command(Side.BUY, 1));
        notice(FeedEvent.of(FRESH));
        // its price is of a slot that the feed calls old
        send(Signals.command(Side.BUY, 2));
        notice(FeedEvent.of(STALE));
        send(Signals.command(Side.BUY, 3));
        send(Signals.command(Side.SELL, 4));

        assertThat(guard.extractOutputValues())
                .extracting(input -> input.signal().signalId() + " " + input.signal().refusal())
                .containsExactly(
                        "BUY-1 STALE_FEED", "BUY-2 null", "BUY-3 STALE_FEED", "SELL-4 null");
        assertThat(guard.getSideOutput(GuardSignals.PASSED)).isNull();
    }

    @Test
    void pricesPassWhateverTheFeedSays() throws Exception {
        RiskInput price = RiskInput.of(1, Given.price("mint", 12, 100, 10));
        guard.processElement(price, 12);

        assertThat(guard.extractOutputValues()).containsExactly(price);
    }

    @Test
    void tellsWhichSignalsWentOn() throws Exception {
        notice(FeedEvent.of(FRESH));
        send(Signals.buy(12));
        notice(FeedEvent.of(STALE));
        send(Signals.buy(61));
        send(Signals.sell(62));

        assertThat(guard.getSideOutput(GuardSignals.PASSED))
                .extracting(passed -> passed.getValue().signalId())
                .containsExactly("BUY-12", "SELL-62");
    }

    @Test
    void anEarlierRefusalStands() throws Exception {
        send(Signals.buy(12).refused("LATE"));

        assertThat(guard.extractOutputValues())
                .extracting(input -> input.signal().refusal())
                .containsExactly("LATE");
    }

    @Test
    void aRestoredGuardKnowsWhatTheFeedSaid() throws Exception {
        notice(FeedEvent.of(STALE));
        OperatorSubtaskState state = guard.snapshot(1, 1);
        try (BroadcastOperatorTestHarness<RiskInput, FeedEvent, RiskInput> restored = harness()) {
            restored.initializeState(state);
            restored.open();
            restored.processElement(RiskInput.of(Signals.buy(61)), 61);

            assertThat(restored.extractOutputValues())
                    .extracting(input -> input.signal().refusal())
                    .containsExactly("STALE_FEED");
        }
    }

    private void send(Signal signal) throws Exception {
        guard.processElement(RiskInput.of(signal), signal.slot());
    }

    private void notice(FeedEvent notice) throws Exception {
        guard.processBroadcastElement(notice, 0);
    }

    private static BroadcastOperatorTestHarness<RiskInput, FeedEvent, RiskInput> harness()
            throws Exception {
        return new BroadcastOperatorTestHarness<>(
                new CoBroadcastWithNonKeyedOperator<>(
                        new GuardSignals(), List.of(GuardSignals.broadcastStates())),
                1,
                1,
                0);
    }
}
