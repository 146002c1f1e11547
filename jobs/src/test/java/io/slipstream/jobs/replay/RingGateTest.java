package io.slipstream.jobs.replay;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.slipstream.functions.risk.RiskInput;
import io.slipstream.models.trade.Order;
import io.slipstream.models.user.SettingsChange;
import java.util.ArrayList;
import java.util.List;
import org.apache.flink.api.common.typeinfo.Types;
import org.apache.flink.streaming.api.watermark.Watermark;
import org.apache.flink.streaming.runtime.streamrecord.StreamRecord;
import org.apache.flink.streaming.util.KeyedTwoInputStreamOperatorTestHarness;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class RingGateTest {
    private KeyedTwoInputStreamOperatorTestHarness<Long, RiskInput, RiskInput, Order> ring;
    private int told;

    @BeforeEach
    void open() throws Exception {
        ring =
                new KeyedTwoInputStreamOperatorTestHarness<>(
                        new RingGate(new TellingGate(), TellingGate.DELAY),
                        RiskInput::key,
                        RiskInput::key,
                        Types.LONG);
        ring.open();
    }

    @AfterEach
    void close() throws Exception {
        ring.close();
    }

    @Test
    void judgesInChainOrderUpToTheSmallerWatermark() throws Exception {
        tape(TellingGate.signal("b", 5, 1));
        tape(TellingGate.signal("c", 6, 0));
        tape(TellingGate.signal("a", 5, 0));
        tapeMark(6);
        assertThat(seen()).isEmpty();
        loopMark(5);
        assertThat(seen()).containsExactly("SIGNAL a @5", "SIGNAL b @5");
    }

    @Test
    void promisesByTheNextThingThatCanCauseAnOrder() throws Exception {
        tapeMark(4);
        assertThat(promises()).as("the tape's next slot is 5").containsExactly(6L);
        tape(TellingGate.signal("a", 5, 0));
        tapeMark(1_000_000);
        assertThat(promises()).as("held at 5").isEmpty();
        loopMark(6);
        assertThat(promises()).as("in flight, lands at 7").containsExactly(8L);
        loop(filled("a", 7));
        loopMark(8);
        assertThat(promises()).as("timer at 17").containsExactly(18L);
        loopMark(18);
        assertThat(promises()).as("the tape's next slot").containsExactly(1_000_002L);
        tapeMark(Long.MAX_VALUE);
        assertThat(promises()).containsExactly(Long.MAX_VALUE);
    }

    @Test
    void firesTheTimersOfASlotBetweenItsSignalsAndItsOrderEvents() throws Exception {
        tape(TellingGate.signal("a", 3, 0));
        tape(TellingGate.signal("b", 13, 0));
        tape(TellingGate.signal("c", 15, 0));
        tapeMark(20);
        loopMark(4);
        loop(filled("a", 5));
        loopMark(14);
        loop(filled("b", 15));
        loopMark(15);
        assertThat(seen())
                .containsExactly(
                        "SIGNAL a @3",
                        "ORDER_EVENT a @5",
                        "SIGNAL b @13",
                        "SIGNAL c @15",
                        "TIMER @15",
                        "ORDER_EVENT b @15");
    }

    @Test
    void letsSettingsThroughAtOnce() throws Exception {
        tape(TellingGate.signal("a", 5, 0));
        tape(RiskInput.of(1, SettingsChange.bootstrapped()));
        assertThat(seen()).singleElement().asString().startsWith("CHANGE");
        tapeMark(5);
        assertThat(promises()).as("held at 5").containsExactly(6L);
    }

    @Test
    void putsAnOlderDecisionOfTheLedgerWhereItsOwnWouldHaveLanded() throws Exception {
        tape(TellingGate.signal("a", 5, 0));
        tapeMark(20);
        loopMark(5);
        loop(RiskInput.of(Order.denied(TellingGate.order("a", 99).terms(), "EARLIER")));
        loopMark(7);
        assertThat(seen()).containsExactly("SIGNAL a @5", "ORDER_EVENT a @7");
    }

    @Test
    void goesOnWithoutAnOrderThatDoesNotComeBack() throws Exception {
        tape(TellingGate.signal("a", 5, 0));
        tapeMark(Long.MAX_VALUE);
        loopMark(6);
        assertThat(promises()).containsExactly(6L, 8L);
        loopMark(8);
        assertThat(promises()).containsExactly(Long.MAX_VALUE);
    }

    @Test
    void refusesSavepointsUntilItIsDrained() throws Exception {
        tape(TellingGate.signal("a", 5, 0));
        tapeMark(Long.MAX_VALUE);
        assertThatThrownBy(() -> ring.snapshot(1, 1)).hasStackTraceContaining("to be drained");
        loopMark(8);
        loopMark(Long.MAX_VALUE);
        assertThat(ring.snapshot(2, 2)).isNotNull();
    }

    @Test
    void refusesALandingInItsOwnSlot() {
        assertThatThrownBy(() -> new RingGate(new TellingGate(), 0))
                .hasMessageContaining("at least 1 slot, was 0");
    }

    private void tape(RiskInput input) throws Exception {
        ring.processElement1(new StreamRecord<>(input, input.slot()));
    }

    private void loop(RiskInput input) throws Exception {
        ring.processElement2(new StreamRecord<>(input, input.slot()));
    }

    private void tapeMark(long slot) throws Exception {
        ring.processWatermark1(new Watermark(slot));
    }

    private void loopMark(long slot) throws Exception {
        ring.processWatermark2(new Watermark(slot));
    }

    private static RiskInput filled(String id, long slot) {
        return RiskInput.of(TellingGate.order(id, slot).sent().filled(1, 0, slot, 0));
    }

    private List<String> seen() {
        List<String> seen = new ArrayList<>();
        if (ring.getSideOutput(TellingGate.SEEN) != null) {
            ring.getSideOutput(TellingGate.SEEN).forEach(record -> seen.add(record.getValue()));
        }
        return seen;
    }

    /** Those since the last call. */
    private List<Long> promises() {
        List<Long> all =
                ring.getOutput().stream()
                        .filter(Watermark.class::isInstance)
                        .map(mark -> ((Watermark) mark).getTimestamp())
                        .toList();
        List<Long> fresh = all.subList(told, all.size());
        told = all.size();
        return fresh;
    }
}
