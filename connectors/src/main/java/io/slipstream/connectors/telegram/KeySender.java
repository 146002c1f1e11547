package io.slipstream.connectors.telegram;

import io.slipstream.connectors.telegram.TelegramException.Kind;
import io.slipstream.models.chat.ChatMessage;
import io.slipstream.models.port.KeyExports;
import java.util.Arrays;
import java.util.List;

/**
 * Puts a private key into a message while it is sent, and takes that message out of the chat again.
 * The tables say whether it is sent, so it is sent once or, if a process dies in between, perhaps
 * not at all: then its user is told to look.
 */
final class KeySender {
    private final TelegramBot bot;
    private final KeyExports exports;

    KeySender(TelegramBot bot, KeyExports exports) {
        this.bot = bot;
        this.exports = exports;
    }

    /** How many messages the chat has seen by it. */
    int send(ChatMessage message, String exportId, boolean key) throws TelegramException {
        return key ? show(message, exportId) : remove(message, exportId);
    }

    private int show(ChatMessage message, String exportId) throws TelegramException {
        byte[] key = exports.take(exportId, message.chatId());
        if (key == null) {
            return 0;
        }
        try {
            String copyLabel = message.buttons().get(0).label();
            exports.sent(
                    exportId, bot.sendSecret(message.chatId(), message.text(), copyLabel, key));
            return 1;
        } catch (TelegramException e) {
            if (e.kind() == Kind.TOO_MANY) {
                exports.putBack(exportId);
            } else if (e.kind() != Kind.UNANSWERED) {
                exports.refuse(exportId, "TELEGRAM_" + e.code());
            }
            throw e;
        } finally {
            Arrays.fill(key, (byte) 0);
        }
    }

    private int remove(ChatMessage message, String exportId) throws TelegramException {
        long shown = exports.messageOf(exportId);
        if (shown != 0 && deleted(message.chatId(), shown)) {
            exports.close(exportId);
            return 0;
        }
        try {
            bot.send(message.chatId(), message.text(), true, List.of());
        } catch (TelegramException e) {
            if (e.kind() == Kind.REFUSED) {
                exports.close(exportId);
            }
            throw e;
        }
        exports.close(exportId);
        return 1;
    }

    /** One that its user has deleted himself is as good. */
    private boolean deleted(long chatId, long messageId) throws TelegramException {
        try {
            bot.delete(chatId, messageId);
            return true;
        } catch (TelegramException e) {
            if (e.kind() != Kind.REFUSED) {
                throw e;
            }
            return String.valueOf(e.getMessage()).contains("not found");
        }
    }
}
