package io.slipstream.functions.chat;

import io.slipstream.models.chat.ChatButton;
import io.slipstream.models.chat.ChatMessage;
import io.slipstream.models.chat.ChatUpdate;
import io.slipstream.models.chat.Trader;
import io.slipstream.models.port.TraderDesk;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What is said to an update: understands it, sees to it that the person may do that, asks back
 * where it costs much, and has the command's handler do it. A button stands for a command as if it
 * were typed; {@code ok:N} and {@code no:N} answer the question of update N.
 */
final class Conversation {
    private static final String YES = "ok:";
    private static final String NO = "no:";
    private static final long QUESTION_MILLIS = 10 * 60_000;

    private final ChatPolicy policy;
    private final TraderDesk desk;

    Conversation(ChatPolicy policy, TraderDesk desk) {
        this.policy = policy;
        this.desk = desk;
    }

    /**
     * @throws IllegalStateException if the tables cannot be asked; then nothing was done
     */
    Reply reply(ChatUpdate update, Questions questions) throws Exception {
        // Whoever is in a group with the bot would read along, and could speak for the user.
        if (!update.privateChat() || update.senderId() != update.chatId()) {
            return Reply.NONE;
        }
        Trader trader = desk.byChat(update.chatId());
        try {
            String data = update.data();
            if (data != null && (data.startsWith(YES) || data.startsWith(NO))) {
                return answered(update, data, trader, questions);
            }
            return said(update, update.updateId(), line(update), trader, false, questions);
        } catch (NotUnderstoodException e) {
            return trader == null ? Reply.NONE : objection(update, e.explanation());
        }
    }

    /** In a message of its own: the one whose button was pressed may show what became of it. */
    private static Reply objection(ChatUpdate update, Markup explanation) {
        ChatMessage message =
                ChatMessage.answer(
                                "update:" + update.updateId(),
                                update.chatId(),
                                explanation.text(),
                                List.of(),
                                update.receivedAt())
                        .inPlaceOf(0, update.queryId());
        return new Reply(List.of(message), List.of());
    }

    private static String line(ChatUpdate update) {
        String text = update.text();
        String data = update.data();
        return text != null ? text : data != null ? data : "";
    }

    private Reply answered(
            ChatUpdate update, String data, @Nullable Trader trader, Questions questions)
            throws Exception {
        Pending question = questions.find(number(data.substring(YES.length())));
        if (question == null || update.receivedAt() - question.askedAt() > QUESTION_MILLIS) {
            throw new NotUnderstoodException("confirm.gone");
        }
        questions.forget(question.id());
        return data.startsWith(NO)
                ? message(update, Answer.say("confirm.no"), update.updateId())
                : said(update, question.id(), question.line(), trader, true, questions);
    }

    /** A button's data comes from the client, which may send what it likes. */
    private static long number(String digits) {
        try {
            return Long.parseLong(digits);
        } catch (NumberFormatException noNumber) {
            throw new NotUnderstoodException("confirm.gone");
        }
    }

    private Reply said(
            ChatUpdate update,
            long id,
            String typed,
            @Nullable Trader trader,
            boolean confirmed,
            Questions questions)
            throws Exception {
        Line line = Line.of(typed);
        BotCommand command = permitted(line, update, trader);
        if (command == null) {
            return Reply.NONE;
        }
        if (!command.takes(line.words().size())) {
            throw new NotUnderstoodException("error.usage", command.usage(), command.help());
        }
        Request request =
                new Request(
                        id,
                        update.chatId(),
                        line.words(),
                        trader,
                        update.data() != null,
                        confirmed,
                        policy.isOperator(update.senderId()),
                        update.receivedAt());
        Answer answer = command.handler().answer(request, desk);
        if (!answer.asks()) {
            return message(update, answer, id);
        }
        questions.keep(new Pending(id, typed, update.receivedAt()));
        return message(
                update,
                answer.offering(
                        Texts.raw("confirm.yes"), YES + id, Texts.raw("confirm.cancel"), NO + id),
                update.updateId());
    }

    /** The command, if this person may use it; null if he is not to hear of it. */
    private @Nullable BotCommand permitted(Line line, ChatUpdate update, @Nullable Trader trader) {
        BotCommand command = BotCommand.of(line.label()).orElse(null);
        boolean operator = policy.isOperator(update.senderId());
        if (command == BotCommand.START) {
            if (trader == null && !policy.admits(update.senderId())) {
                return null;
            }
            return command;
        }
        if (trader == null) {
            return null;
        }
        if (!trader.isActive()) {
            throw new NotUnderstoodException("error.retired");
        }
        if (command == null || !command.isFor(operator)) {
            throw new NotUnderstoodException("error.command", Typed.echo(line.label()));
        }
        return command;
    }

    private static Reply message(ChatUpdate update, Answer answer, long id) {
        String order = answer.orderId();
        List<ChatButton> buttons = new ArrayList<>(answer.buttons());
        ChatMessage message =
                ChatMessage.answer(
                        order != null
                                ? order
                                : "update:" + (answer.asks() ? id : update.updateId()),
                        update.chatId(),
                        answer.text().text(),
                        buttons,
                        update.receivedAt());
        if (answer.file() != null) {
            message = message.with(answer.file());
        }
        if (update.data() != null) {
            message =
                    message.inPlaceOf(
                            answer.file() == null ? update.messageId() : 0, update.queryId());
        }
        return new Reply(List.of(message), answer.commands());
    }
}
