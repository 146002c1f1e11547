package io.slipstream.connectors.telegram;

import static org.assertj.core.api.Assertions.assertThat;

import io.slipstream.connectors.telegram.TelegramException.Kind;
import io.slipstream.models.chat.ChatUpdate;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.apache.flink.api.common.eventtime.Watermark;
import org.apache.flink.api.connector.source.ReaderOutput;
import org.apache.flink.api.connector.source.SourceOutput;
import org.apache.flink.metrics.groups.UnregisteredMetricsGroup;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(60)
class UpdatesReaderTest {

    private static final PollRules RULES =
            new PollRules(
                    1,
                    Duration.ofMillis(1),
                    Duration.ofMillis(1),
                    Duration.ofMillis(5),
                    Duration.ofMillis(1_500));

    private final ScriptedBot bot = new ScriptedBot();
    private final Emitted emitted = new Emitted();
    private UpdatesReader reader = reader(UpdatesSplit.BEGINNING);

    @AfterEach
    void close() {
        reader.close();
    }

    @Test
    void eachUpdateIsEmittedOnceAndInOrderHoweverTheyCome() throws Exception {
        synchronized (bot) { // one poll sees both
            bot.say(11, "b");
            bot.say(10, "a");
        }
        emit(2);
        bot.say(12, "c");
        emit(3);
        assertThat(emitted.texts).containsExactly("a", "b", "c");
    }

    @Test
    void telegramForgetsNothingBeforeACheckpointHoldsIt() throws Exception {
        bot.say(10, "a");
        emit(1);
        List<UpdatesSplit> held = reader.snapshotState(1);
        synchronized (bot) {
            assertThat(bot.offsets).containsOnly(0L);
            assertThat(bot.updates).containsKey(10L);
        }
        reader.notifyCheckpointComplete(1);
        awaitOffset(11);
        assertThat(held.get(0).offset()).isEqualTo(11);
    }

    @Test
    void restartBringsWhatNoCheckpointHeldAndNothingElse() throws Exception {
        bot.say(10, "a");
        emit(1);
        UpdatesSplit held = roundTrip(reader.snapshotState(1).get(0));
        bot.say(11, "b");
        emit(2);
        reader.close();
        emitted.texts.clear();
        reader = reader(held);
        emit(1);
        assertThat(emitted.texts).containsExactly("b");
    }

    @Test
    void pollThatHangsIsGivenUp() throws Exception {
        reader.close();
        bot.hanging = 1;
        reader = reader(UpdatesSplit.BEGINNING);
        bot.say(10, "a");
        emit(1);
        assertThat(emitted.texts).containsExactly("a");
    }

    @Test
    void pollThatDiesOfAnErrorIsReplaced() throws Exception {
        reader.close();
        bot.crashes.add(new IllegalStateException("something nobody thought of"));
        reader = reader(UpdatesSplit.BEGINNING);
        bot.say(10, "a");
        emit(1);
        assertThat(emitted.texts).containsExactly("a");
    }

    @Test
    void refusalsAreWaitedOut() throws Exception {
        reader.close();
        bot.refusals.add(ScriptedBot.refusal(Kind.UNANSWERED, 502, "Bad Gateway"));
        bot.refusals.add(ScriptedBot.refusal(Kind.TOO_MANY, 429, "Too Many Requests"));
        bot.refusals.add(ScriptedBot.refusal(Kind.REFUSED, 409, "Conflict"));
        reader = reader(UpdatesSplit.BEGINNING);
        bot.say(10, "a");
        emit(1);
        assertThat(emitted.texts).containsExactly("a");
    }

    private UpdatesReader reader(UpdatesSplit split) {
        UpdatesReader made = new UpdatesReader(bot, RULES, new UnregisteredMetricsGroup());
        made.start();
        made.addSplits(List.of(split));
        return made;
    }

    private static UpdatesSplit roundTrip(UpdatesSplit split) throws Exception {
        UpdatesSplit.Serializer serializer = new UpdatesSplit.Serializer();
        return serializer.deserialize(serializer.getVersion(), serializer.serialize(split));
    }

    private void emit(int wanted) throws Exception {
        while (emitted.texts.size() < wanted) {
            reader.isAvailable().get(30, TimeUnit.SECONDS);
            reader.pollNext(emitted);
        }
    }

    private void awaitOffset(long offset) throws InterruptedException {
        synchronized (bot) {
            while (!bot.offsets.contains(offset)) {
                bot.wait();
            }
        }
    }

    private static final class Emitted implements ReaderOutput<ChatUpdate> {
        final List<String> texts = new ArrayList<>();

        @Override
        public void collect(ChatUpdate update) {
            texts.add(update.text());
        }

        @Override
        public void collect(ChatUpdate update, long timestamp) {
            collect(update);
        }

        @Override
        public void emitWatermark(Watermark watermark) {}

        @Override
        public void markIdle() {}

        @Override
        public void markActive() {}

        @Override
        public SourceOutput<ChatUpdate> createOutputForSplit(String split) {
            return this;
        }

        @Override
        public void releaseOutputForSplit(String split) {}
    }
}
