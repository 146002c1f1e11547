package io.slipstream.functions.feed;

import static org.assertj.core.api.Assertions.assertThat;

import io.slipstream.functions.risk.RiskInput;
import io.slipstream.models.chain.FeedEvent;
import io.slipstream.models.chain.FeedStatus;
import io.slipstream.models.chain.Retraction;
import io.slipstream.models.trade.Signal;
import java.util.List;
import org.apache.flink.api.common.typeinfo.Types;
import org.apache.flink.runtime.checkpoint.OperatorSubtaskState;
import org.apache.flink.streaming.api.operators.co.KeyedCoProcessOperator;
import org.apache.flink.streaming.util.KeyedTwoInputStreamOperatorTestHarness;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class TakeBackSignalsTest {
    private KeyedTwoInputStreamOperatorTestHarness<String, Signal, FeedEvent, RiskInput> step;

    @BeforeEach
    void open() throws Exception {
        step = harness();
        step.open();
    }

    @AfterEach
    void close() throws Exception {
        step.close();
    }

    @Test
    void takesBackEachSignalOfADroppedTransactionOnce() throws Exception {
        passed(Signals.buy(12));
        passed(Signals.buy(13));
        notice(FeedEvent.of(FeedStatus.fresh(1, 1)));
        assertThat(out()).isEmpty();

        notice(FeedEvent.of(new Retraction("tx-12", 12)));
        notice(FeedEvent.of(new Retraction("tx-12", 12)));

        assertThat(out()).containsExactly("RETRACTION BUY-12 RETRACTED");
    }

    @Test
    void aSignalThatComesBehindItsRetractionIsTakenBackToo() throws Exception {
        notice(FeedEvent.of(new Retraction("tx-12", 12)));
        passed(Signals.sell(12));

        assertThat(out()).containsExactly("RETRACTION SELL-12 RETRACTED");
    }

    @Test
    void knowsAfterARestartWhatItLetThrough() throws Exception {
        passed(Signals.buy(12));
        OperatorSubtaskState state = step.snapshot(1, 1);
        step.close();
        step = harness();
        step.initializeState(state);
        step.open();

        notice(FeedEvent.of(new Retraction("tx-12", 12)));

        assertThat(out()).containsExactly("RETRACTION BUY-12 RETRACTED");
    }

    private void passed(Signal signal) throws Exception {
        step.processElement1(signal, signal.slot());
    }

    private void notice(FeedEvent notice) throws Exception {
        step.processElement2(notice, 0);
    }

    private List<String> out() {
        return step.extractOutputValues().stream()
                .map(i -> i.kind() + " " + i.signal().signalId() + " " + i.signal().refusal())
                .toList();
    }

    private static KeyedTwoInputStreamOperatorTestHarness<String, Signal, FeedEvent, RiskInput>
            harness() throws Exception {
        return new KeyedTwoInputStreamOperatorTestHarness<>(
                new KeyedCoProcessOperator<>(new TakeBackSignals()),
                Signal::sourceSignature,
                FeedEvent::key,
                Types.STRING);
    }
}
