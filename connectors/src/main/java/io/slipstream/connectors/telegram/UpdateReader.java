package io.slipstream.connectors.telegram;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.slipstream.models.chat.ChatUpdate;
import org.jspecify.annotations.Nullable;
import org.telegram.telegrambots.meta.api.objects.CallbackQuery;
import org.telegram.telegrambots.meta.api.objects.Update;
import org.telegram.telegrambots.meta.api.objects.message.MaybeInaccessibleMessage;
import org.telegram.telegrambots.meta.api.objects.message.Message;

/** Reads what concerns a bot of commands out of an update. */
final class UpdateReader {
    private static final ObjectMapper JSON = new ObjectMapper();

    private UpdateReader() {}

    /**
     * Whatever shape one update has, those behind it are heard: what is no update as the Bot API
     * describes it is handed on as it came.
     *
     * @param id its {@code update_id}
     * @return null if nobody typed a text or pressed a button
     */
    static @Nullable ChatUpdate read(long id, JsonNode original, long now) {
        try {
            return read(JSON.treeToValue(original, Update.class), now);
        } catch (JsonProcessingException | RuntimeException e) {
            return ChatUpdate.unreadable(id, original.toString(), now);
        }
    }

    private static @Nullable ChatUpdate read(Update update, long now) {
        CallbackQuery query = update.getCallbackQuery();
        if (query != null) {
            return pressed(update.getUpdateId(), query, now);
        }
        Message message = update.getMessage();
        if (message == null || message.getText() == null || message.getFrom() == null) {
            return null;
        }
        return new ChatUpdate(
                update.getUpdateId(),
                message.getChatId(),
                message.getFrom().getId(),
                Boolean.TRUE.equals(message.getChat().isUserChat()),
                message.getText(),
                null,
                null,
                0,
                now,
                null);
    }

    private static @Nullable ChatUpdate pressed(int updateId, CallbackQuery query, long now) {
        MaybeInaccessibleMessage message = query.getMessage();
        if (query.getData() == null || message == null || query.getFrom() == null) {
            return null;
        }
        boolean accessible = message instanceof Message;
        boolean privately =
                accessible
                        ? Boolean.TRUE.equals(((Message) message).getChat().isUserChat())
                        : message.getChatId().equals(query.getFrom().getId());
        return new ChatUpdate(
                updateId,
                message.getChatId(),
                query.getFrom().getId(),
                privately,
                null,
                query.getData(),
                query.getId(),
                accessible ? message.getMessageId() : 0,
                now,
                null);
    }
}
