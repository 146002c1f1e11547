package io.slipstream.functions.feed;

import static org.assertj.core.api.Assertions.assertThat;

import io.slipstream.models.chain.FeedEvent;
import io.slipstream.models.chain.FeedStatus;
import io.slipstream.models.chain.RawEvent;
import io.slipstream.models.chain.Retraction;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.apache.flink.api.common.typeinfo.Types;
import org.apache.flink.runtime.checkpoint.OperatorSubtaskState;
import org.apache.flink.streaming.api.operators.KeyedProcessOperator;
import org.apache.flink.streaming.util.KeyedOneInputStreamOperatorTestHarness;
import org.junit.jupiter.api.Test;

class DropDuplicatesTest {

    @Test
    void letsEachTransactionThroughOnceAlsoAfterARestart() throws Exception {
        OperatorSubtaskState state;
        try (var first = harness()) {
            first.open();
            send(first, "a", "b", "a");
            assertThat(payloads(first)).containsExactly("a", "b");
            state = first.snapshot(1, 1);
        }
        try (var second = harness()) {
            second.initializeState(state);
            second.open();
            send(second, "b", "c");
            assertThat(payloads(second)).containsExactly("c");
        }
    }

    @Test
    void aTransactionThatWasTakenBackMayLandAgain() throws Exception {
        try (var drop = harness()) {
            drop.open();
            send(drop, "a");
            drop.processElement(FeedEvent.of(new Retraction("a", 7)), 7);
            send(drop, "a");

            assertThat(payloads(drop)).containsExactly("a", "a");
        }
    }

    @Test
    void noticesGoBesideAndLeaveNoState() throws Exception {
        FeedEvent status = FeedEvent.of(FeedStatus.fresh(7, 1));
        FeedEvent retraction = FeedEvent.of(new Retraction("x", 7));
        try (var drop = harness()) {
            drop.open();
            drop.processElement(status, 7);
            drop.processElement(retraction, 7);

            assertThat(drop.getSideOutput(DropDuplicates.NOTICES))
                    .extracting(record -> record.getValue())
                    .containsExactly(status, retraction);
            assertThat(drop.numKeyedStateEntries()).isZero();
        }
    }

    private static void send(
            KeyedOneInputStreamOperatorTestHarness<String, FeedEvent, RawEvent> drop,
            String... signatures)
            throws Exception {
        for (String signature : signatures) {
            byte[] payload = signature.getBytes(StandardCharsets.UTF_8);
            drop.processElement(
                    FeedEvent.of(
                            signature,
                            new RawEvent(RawEvent.Kind.TRANSACTION, "node", 7, 0, 0, 0, payload)),
                    7);
        }
    }

    private static List<String> payloads(
            KeyedOneInputStreamOperatorTestHarness<String, FeedEvent, RawEvent> drop) {
        return drop.extractOutputValues().stream()
                .map(event -> new String(event.payload(), StandardCharsets.UTF_8))
                .toList();
    }

    private static KeyedOneInputStreamOperatorTestHarness<String, FeedEvent, RawEvent> harness()
            throws Exception {
        return new KeyedOneInputStreamOperatorTestHarness<>(
                new KeyedProcessOperator<>(new DropDuplicates()), FeedEvent::key, Types.STRING);
    }
}
