package io.slipstream.functions.chat;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import io.slipstream.models.chain.DeadLetter;
import io.slipstream.models.chat.ChatMessage;
import io.slipstream.models.chat.ChatUpdate;
import io.slipstream.models.trade.Command;
import java.util.ArrayList;
import java.util.List;
import org.apache.flink.api.common.typeinfo.Types;
import org.apache.flink.runtime.checkpoint.OperatorSubtaskState;
import org.apache.flink.streaming.api.operators.KeyedProcessOperator;
import org.apache.flink.streaming.runtime.streamrecord.StreamRecord;
import org.apache.flink.streaming.util.KeyedOneInputStreamOperatorTestHarness;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class AnswerUpdatesTest {

    private static final FakeDesk DESK = new FakeDesk();
    private KeyedOneInputStreamOperatorTestHarness<Long, ChatUpdate, ChatMessage> harness;
    private long update = 100;

    @BeforeEach
    void open() throws Exception {
        DESK.byChat.clear();
        DESK.written.clear();
        DESK.down = false;
        DESK.broken = false;
        DESK.with(FakeChat.PERSON);
        harness = harness();
        harness.open();
    }

    @AfterEach
    void close() throws Exception {
        harness.close();
    }

    private static KeyedOneInputStreamOperatorTestHarness<Long, ChatUpdate, ChatMessage> harness()
            throws Exception {
        return new KeyedOneInputStreamOperatorTestHarness<>(
                new KeyedProcessOperator<>(new AnswerUpdates(ChatPolicy.open(), () -> DESK)),
                ChatUpdate::chatId,
                Types.LONG);
    }

    @Test
    void whoSpeaksTooFastIsToldOnceAndHeardAgainLater() throws Exception {
        for (int i = 0; i < 30; i++) {
            say("/pause", 1_000);
        }
        assertThat(DESK.written).hasSize(20);
        assertThat(told()).hasSize(21).last().asString().startsWith("Too fast");
        say("/pause", 3_000);
        assertThat(DESK.written).hasSize(21);
    }

    @Test
    void whatNobodyCanReadIsSetAsideWithItsOriginalAndTheNextIsHeard() throws Exception {
        harness.processElement(ChatUpdate.unreadable(++update, "{\"x\":1}", 1_000), 0);
        say("/wallet", 1_000);
        assertThat(deadLetters())
                .extracting(DeadLetter::id, DeadLetter::payload)
                .containsExactly(tuple("update:" + (update - 1), "{\"x\":1}"));
        assertThat(told()).singleElement().asString().contains("Paper balance");
    }

    @Test
    void handlerThatFailsAsNobodyThoughtOfIsSaidAndSetAside() throws Exception {
        DESK.broken = true;
        say("/wallet", 1_000);
        DESK.broken = false;
        assertThat(told()).singleElement().asString().contains("Something went wrong");
        assertThat(deadLetters())
                .extracting(DeadLetter::reason, DeadLetter::payload)
                .containsExactly(
                        tuple("expected an answer, was UnsupportedOperationException", "/wallet"));
    }

    private List<DeadLetter> deadLetters() {
        var out = harness.getSideOutput(AnswerUpdates.DEAD_LETTERS);
        return out == null ? List.of() : out.stream().map(StreamRecord::getValue).toList();
    }

    @Test
    void questionOutlivesARestart() throws Exception {
        long asked = say("/buy " + FakeDesk.MINT + " 2", 1_000);
        OperatorSubtaskState held = harness.snapshot(1, 1);
        harness.close();
        harness = harness();
        harness.initializeState(held);
        harness.open();
        harness.processElement(
                ChatUpdate.pressed(++update, FakeChat.PERSON, "ok:" + asked, "q", 5, 2_000), 0);
        assertThat(commands()).extracting(Command::commandId).containsExactly(asked);
    }

    @Test
    void tablesThatDoNotAnswerAreSaidAndTheNextUpdateIsHeard() throws Exception {
        DESK.down = true;
        say("/wallet", 1_000);
        DESK.down = false;
        say("/wallet", 2_000);
        assertThat(told().get(0)).contains("cannot reach my tables").contains("Nothing was done");
        assertThat(told().get(1)).contains("Paper balance");
    }

    @Test
    void questionsAreForgottenOnceTheyAreAnswered() throws Exception {
        long asked = say("/stop", 1_000);
        assertThat(harness.numKeyedStateEntries()).isEqualTo(2);
        harness.processElement(
                ChatUpdate.pressed(++update, FakeChat.PERSON, "no:" + asked, "q", 5, 2_000), 0);
        assertThat(harness.numKeyedStateEntries()).isEqualTo(1);
    }

    private long say(String text, long at) throws Exception {
        harness.processElement(ChatUpdate.typed(++update, FakeChat.PERSON, true, text, at), at);
        return update;
    }

    private List<String> told() {
        return harness.extractOutputValues().stream()
                .map(message -> Plain.of(message.text()))
                .toList();
    }

    private List<Command> commands() {
        List<Command> commands = new ArrayList<>();
        for (StreamRecord<Command> record : harness.getSideOutput(AnswerUpdates.COMMANDS)) {
            commands.add(record.getValue());
        }
        return commands;
    }
}
