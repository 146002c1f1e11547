package io.slipstream.connectors.telegram;

import io.slipstream.connectors.telegram.TelegramException.Kind;
import io.slipstream.models.chat.ChatFile;
import io.slipstream.models.chat.ChatMessage;
import io.slipstream.models.chat.ExportStep;
import io.slipstream.models.port.KeyExports;
import io.slipstream.models.port.Summary;
import java.util.List;
import java.util.stream.Collectors;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Makes the calls of a delivery: a new message, or a new text for the one that the chat shows
 * already. What was sent before, in this version or a newer one, is passed over.
 */
final class Sender {
    private static final Logger LOG = LoggerFactory.getLogger(Sender.class);
    private static final int LONGEST_CAPTION = 1_024;

    private final TelegramBot bot;
    private final SentMessages sent;
    private final Summary summary;
    private final KeySender keys;

    Sender(TelegramBot bot, SentMessages sent, Summary summary, KeyExports exports) {
        this.bot = bot;
        this.sent = sent;
        this.summary = summary;
        keys = new KeySender(bot, exports);
    }

    /** How many messages a chat has seen by it; 0 if it was not called for. */
    int send(Delivery delivery) throws TelegramException {
        ExportStep export = delivery.first().export();
        if (export != null) {
            boolean key = export.kind() == ExportStep.Kind.SEND;
            return keys.send(delivery.first(), export.exportId(), key);
        }
        if (delivery.isSingle() && !delivery.stale()) {
            return single(delivery.first());
        }
        List<ChatMessage> news =
                delivery.messages().stream().filter(message -> isNews(message)).toList();
        if (news.isEmpty()) {
            return 0;
        }
        String text =
                delivery.stale()
                        ? summary.of(news)
                        : news.stream().map(ChatMessage::text).collect(Collectors.joining("\n\n"));
        long messageId = post(delivery.first().part(delivery.first().key(), text, List.of()));
        sent.note(news.size() > 1 ? 0 : messageId, news);
        return news.size();
    }

    private boolean isNews(ChatMessage message) {
        Shown shown = sent.find(message.key());
        return shown == null || shown.version() < message.version();
    }

    private int single(ChatMessage message) throws TelegramException {
        Shown shown = sent.find(message.key());
        if (shown != null && shown.version() >= message.version()) {
            acknowledge(message);
            return 0;
        }
        long target = message.editMessageId();
        if (target == 0 && shown != null) {
            target = shown.messageId();
        }
        if (target == 0 && message.editOnly()) {
            return 0;
        }
        long messageId = target == 0 ? post(message) : rewrite(message, target);
        sent.note(messageId, List.of(message));
        acknowledge(message);
        return 1;
    }

    private long rewrite(ChatMessage message, long target) throws TelegramException {
        try {
            marked(
                    message.text(),
                    (text, markdown) -> {
                        bot.edit(message.chatId(), target, text, markdown, message.buttons());
                        return target;
                    });
            return target;
        } catch (TelegramException e) {
            if (e.kind() == Kind.UNCHANGED) {
                return target;
            }
            if (e.kind() != Kind.REFUSED) {
                throw e;
            }
            // It was deleted, or is too old to be rewritten.
            return message.editOnly() ? 0 : post(message);
        }
    }

    private long post(ChatMessage message) throws TelegramException {
        ChatFile file = message.file();
        return file != null && message.text().length() <= LONGEST_CAPTION
                ? marked(
                        message.text(),
                        (text, markdown) -> bot.sendFile(message.chatId(), file, text, markdown))
                : marked(
                        message.text(),
                        (text, markdown) ->
                                bot.send(message.chatId(), text, markdown, message.buttons()));
    }

    private interface Post {
        long call(String text, boolean markdown) throws TelegramException;
    }

    /** Should a text ever be no MarkdownV2, the person still reads it. */
    private static long marked(String text, Post post) throws TelegramException {
        try {
            return post.call(text, true);
        } catch (TelegramException e) {
            if (e.kind() != Kind.REFUSED || !String.valueOf(e.getMessage()).contains("parse")) {
                throw e;
            }
            LOG.warn("text refused as MarkdownV2, sent plain: {}", e.getMessage());
            return post.call(text.replaceAll("\\\\(.)", "$1"), false);
        }
    }

    /** Nobody is worse off than by a button that shows its waiting a little longer. */
    private void acknowledge(ChatMessage message) {
        String queryId = message.queryId();
        if (queryId == null) {
            return;
        }
        try {
            bot.acknowledge(queryId, null);
        } catch (TelegramException e) {
            LOG.debug("button not acknowledged: {}", e.getMessage());
        }
    }
}
