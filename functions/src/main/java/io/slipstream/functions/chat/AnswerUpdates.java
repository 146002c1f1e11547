package io.slipstream.functions.chat;

import io.slipstream.functions.state.Ttl;
import io.slipstream.models.chain.DeadLetter;
import io.slipstream.models.chat.ChatMessage;
import io.slipstream.models.chat.ChatUpdate;
import io.slipstream.models.port.Opener;
import io.slipstream.models.port.TraderDesk;
import io.slipstream.models.trade.Command;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import org.apache.flink.api.common.functions.OpenContext;
import org.apache.flink.api.common.state.MapState;
import org.apache.flink.api.common.state.MapStateDescriptor;
import org.apache.flink.api.common.state.ValueState;
import org.apache.flink.api.common.state.ValueStateDescriptor;
import org.apache.flink.api.common.typeinfo.TypeInformation;
import org.apache.flink.api.common.typeinfo.Types;
import org.apache.flink.metrics.Counter;
import org.apache.flink.streaming.api.functions.KeyedProcessFunction;
import org.apache.flink.util.Collector;
import org.apache.flink.util.OutputTag;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Answers what people write, keyed by chat, each chat in the order of its updates. What goes wrong
 * with one update is said to that person and ends there.
 */
public final class AnswerUpdates extends KeyedProcessFunction<Long, ChatUpdate, ChatMessage> {
    private static final long serialVersionUID = 1L;
    private static final Logger LOG = LoggerFactory.getLogger(AnswerUpdates.class);

    /** What the risk gate is to judge. */
    public static final OutputTag<Command> COMMANDS =
            new OutputTag<>("chat-commands", TypeInformation.of(Command.class));

    /** What could not be read, and what went wrong in a way that nobody thought of. */
    public static final OutputTag<DeadLetter> DEAD_LETTERS =
            new OutputTag<>("chat-dead-letters", TypeInformation.of(DeadLetter.class));

    private static final MapStateDescriptor<Long, Pending> QUESTIONS = questions();
    private static final ValueStateDescriptor<Pace> PACE = pace();

    private final ChatPolicy policy;
    private final Opener<TraderDesk> opener;

    private transient MapState<Long, Pending> questions;
    private transient ValueState<Pace> pace;
    private transient @Nullable TraderDesk desk;
    private transient Conversation conversation;
    private transient Counter answered;
    private transient Counter failed;
    private transient Counter ignored;

    public AnswerUpdates(ChatPolicy policy, Opener<TraderDesk> opener) {
        this.policy = policy;
        this.opener = opener;
    }

    @Override
    public void open(OpenContext context) throws Exception {
        questions = getRuntimeContext().getMapState(QUESTIONS);
        pace = getRuntimeContext().getState(PACE);
        answered = getRuntimeContext().getMetricGroup().counter("updatesAnswered");
        failed = getRuntimeContext().getMetricGroup().counter("updatesFailed");
        ignored = getRuntimeContext().getMetricGroup().counter("updatesIgnored");
        TraderDesk opened = opener.open();
        desk = opened;
        conversation = new Conversation(policy, opened);
    }

    @Override
    public void processElement(ChatUpdate update, Context context, Collector<ChatMessage> out)
            throws Exception {
        String unreadable = update.unreadable();
        if (unreadable != null) {
            failed.inc();
            setAside(update, "expected an update of the Bot API, was another", unreadable, context);
            return;
        }
        Pace before = pace.value();
        Pace now = (before == null ? Pace.RESTED : before).at(update.receivedAt());
        if (!now.heard()) {
            ignored.inc();
            if (!now.warned()) {
                now = now.withWarning();
                out.collect(notice(update, "error.fast"));
            }
            pace.update(now);
            return;
        }
        pace.update(now);
        Reply reply = reply(update, context);
        reply.commands().forEach(command -> context.output(COMMANDS, command));
        reply.messages().forEach(out::collect);
        answered.inc();
    }

    private Reply reply(ChatUpdate update, Context context) throws Exception {
        try {
            return conversation.reply(update, new Kept());
        } catch (RuntimeException e) {
            failed.inc();
            // Not what was written: that may be a secret which somebody pasted.
            LOG.warn(
                    "update={} chat={} could not be answered",
                    update.updateId(),
                    update.chatId(),
                    e);
            boolean tables = e instanceof IllegalStateException;
            if (!tables) {
                String said = update.text() != null ? update.text() : update.data();
                setAside(
                        update,
                        "expected an answer, was " + e.getClass().getSimpleName(),
                        String.valueOf(said),
                        context);
            }
            String key = tables ? "error.tables" : "error.internal";
            return new Reply(List.of(notice(update, key)), List.of());
        }
    }

    private static void setAside(
            ChatUpdate update, String reason, String original, Context context) {
        context.output(
                DEAD_LETTERS,
                DeadLetter.of(
                        "answer-updates",
                        reason,
                        "update:" + update.updateId(),
                        original.getBytes(StandardCharsets.UTF_8)));
    }

    private static ChatMessage notice(ChatUpdate update, String key) {
        return ChatMessage.answer(
                        "update:" + update.updateId(),
                        update.chatId(),
                        Texts.say(key).text(),
                        List.of(),
                        update.receivedAt())
                .inPlaceOf(0, update.queryId());
    }

    @Override
    public void close() {
        if (desk != null) {
            desk.close();
        }
    }

    /** The questions of the chat that is just being answered. */
    private final class Kept implements Questions {
        @Override
        public @Nullable Pending find(long id) throws Exception {
            return questions.get(id);
        }

        @Override
        public void keep(Pending question) throws Exception {
            questions.put(question.id(), question);
        }

        @Override
        public void forget(long id) throws Exception {
            questions.remove(id);
        }
    }

    /** TTL: a question is answered within ten minutes or not at all. */
    private static MapStateDescriptor<Long, Pending> questions() {
        MapStateDescriptor<Long, Pending> descriptor =
                new MapStateDescriptor<>(
                        "chat-questions", Types.LONG, TypeInformation.of(Pending.class));
        descriptor.enableTimeToLive(Ttl.of(Duration.ofHours(1)));
        return descriptor;
    }

    /** TTL: whoever has been silent for an hour is rested. */
    private static ValueStateDescriptor<Pace> pace() {
        ValueStateDescriptor<Pace> descriptor =
                new ValueStateDescriptor<>("chat-pace", TypeInformation.of(Pace.class));
        descriptor.enableTimeToLive(Ttl.of(Duration.ofHours(1)));
        return descriptor;
    }
}
