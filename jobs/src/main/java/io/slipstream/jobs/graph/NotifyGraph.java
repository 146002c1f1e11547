package io.slipstream.jobs.graph;

import io.slipstream.functions.chat.AnswerUpdates;
import io.slipstream.functions.chat.ChatPolicy;
import io.slipstream.functions.chat.NoticeInput;
import io.slipstream.functions.chat.TellExports;
import io.slipstream.functions.chat.TellUsers;
import io.slipstream.models.chain.DeadLetter;
import io.slipstream.models.chat.ChatMessage;
import io.slipstream.models.chat.ChatUpdate;
import io.slipstream.models.chat.ExportStep;
import io.slipstream.models.port.Opener;
import io.slipstream.models.port.TraderDesk;
import io.slipstream.models.trade.Command;
import io.slipstream.models.trade.Notification;
import io.slipstream.models.trade.Order;
import org.apache.flink.api.common.typeinfo.TypeInformation;
import org.apache.flink.streaming.api.datastream.DataStream;
import org.apache.flink.streaming.api.datastream.SingleOutputStreamOperator;

/** What people write into answers and commands; what happens to them into messages. */
public final class NotifyGraph {

    private static final TypeInformation<NoticeInput> NOTICE =
            TypeInformation.of(NoticeInput.class);

    private NotifyGraph() {}

    /**
     * @param orderEvents of all orders; what users ordered themselves is followed on its way
     * @param exports what is to be done with private keys that users have asked for
     */
    public static Notified build(
            DataStream<ChatUpdate> updates,
            DataStream<Notification> notifications,
            DataStream<Order> orderEvents,
            DataStream<ExportStep> exports,
            ChatPolicy policy,
            Opener<TraderDesk> desk) {
        SingleOutputStreamOperator<ChatMessage> answers =
                updates.keyBy(ChatUpdate::chatId)
                        .process(new AnswerUpdates(policy, desk))
                        .uid("answer-updates")
                        .name("answer-updates");
        DataStream<ChatMessage> notices =
                notices(notifications)
                        .union(progress(orderEvents))
                        .keyBy(NoticeInput::userId)
                        .process(new TellUsers(desk))
                        .uid("tell-users")
                        .name("tell-users");
        return new Notified(
                answers.union(notices, exports(exports)),
                answers.getSideOutput(AnswerUpdates.COMMANDS),
                answers.getSideOutput(AnswerUpdates.DEAD_LETTERS));
    }

    private static DataStream<NoticeInput> notices(DataStream<Notification> notifications) {
        return notifications
                .map((Notification told) -> NoticeInput.of(told))
                .returns(NOTICE)
                .uid("route-notifications")
                .name("route-notifications");
    }

    private static DataStream<ChatMessage> exports(DataStream<ExportStep> exports) {
        return exports.map(new TellExports()).uid("tell-key-exports").name("tell-key-exports");
    }

    private static DataStream<NoticeInput> progress(DataStream<Order> orderEvents) {
        return orderEvents
                .filter(order -> order.terms().context().isCommanded() && !order.state().isFinal())
                .uid("select-progress")
                .name("select-progress")
                .map((Order order) -> NoticeInput.of(order))
                .returns(NOTICE)
                .uid("route-progress")
                .name("route-progress");
    }

    /**
     * @param messages to chats
     * @param commands for the risk gate
     * @param deadLetters updates that nobody could read or answer
     */
    public record Notified(
            DataStream<ChatMessage> messages,
            DataStream<Command> commands,
            DataStream<DeadLetter> deadLetters) {}
}
