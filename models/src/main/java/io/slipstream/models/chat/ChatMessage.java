package io.slipstream.models.chat;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A message to a chat. Messages with the same key are versions of one: a newer one replaces what
 * the chat shows, an older one or one that was sent before is dropped.
 *
 * @param key the order's id, or an id derived from what the message answers
 * @param version grows as what it tells moves on
 * @param kind {@code answer}, or the kind of the notification: {@code fill}, {@code skip}, …
 * @param text in Telegram's MarkdownV2; may be cut into several if it exceeds 4,096 characters
 * @param buttons in the order in which they stand
 * @param editMessageId number of the message whose text it replaces; 0: the one of its key, if
 *     there is one, else a new one
 * @param editOnly true if it is worth nothing as a message of its own
 * @param queryId of the pressed button that it acknowledges; null if none
 * @param file that goes with it; null if none
 * @param createdAt epoch millis of what it tells; it grows stale
 * @param export the step of a private key's export that it is; null if it is none
 */
public record ChatMessage(
        String key,
        long chatId,
        long version,
        String kind,
        String text,
        List<ChatButton> buttons,
        long editMessageId,
        boolean editOnly,
        @Nullable String queryId,
        @Nullable ChatFile file,
        long createdAt,
        @Nullable ExportStep export) {

    /** Stands in the text of an export where whoever sends it puts the key. */
    public static final String KEY_PLACE = "\uE000";

    /** Kind of what somebody is waiting for. */
    public static final String ANSWER = "answer";

    public static ChatMessage answer(
            String key, long chatId, String text, List<ChatButton> buttons, long createdAt) {
        return new ChatMessage(
                key, chatId, 0, ANSWER, text, buttons, 0, false, null, null, createdAt, null);
    }

    public static ChatMessage notice(
            String key, long chatId, long version, String kind, String text, long createdAt) {
        return new ChatMessage(
                key, chatId, version, kind, text, List.of(), 0, false, null, null, createdAt, null);
    }

    /**
     * A step of the export of a private key.
     *
     * @param text holds {@link #KEY_PLACE} if the key is to be sent
     * @param buttons the one that copies the key, if it is
     */
    public static ChatMessage export(ExportStep step, String text, List<ChatButton> buttons) {
        return new ChatMessage(
                "export:" + step.exportId() + ":" + step.kind(),
                step.chatId(),
                0,
                ANSWER,
                text,
                buttons,
                0,
                false,
                null,
                null,
                step.at(),
                step);
    }

    /** The same in place of a message whose button was pressed. */
    public ChatMessage inPlaceOf(long messageId, @Nullable String acknowledged) {
        return new ChatMessage(
                key,
                chatId,
                version,
                kind,
                text,
                buttons,
                messageId,
                editOnly,
                acknowledged,
                file,
                createdAt,
                export);
    }

    /** The same, sent only if there is a message that it can replace. */
    public ChatMessage asEdit() {
        return new ChatMessage(
                key,
                chatId,
                version,
                kind,
                text,
                buttons,
                editMessageId,
                true,
                queryId,
                file,
                createdAt,
                export);
    }

    /** The same with a file. */
    public ChatMessage with(ChatFile attached) {
        return new ChatMessage(
                key,
                chatId,
                version,
                kind,
                text,
                buttons,
                editMessageId,
                editOnly,
                queryId,
                attached,
                createdAt,
                export);
    }

    /** The same with another key, text and buttons. */
    public ChatMessage part(String otherKey, String otherText, List<ChatButton> otherButtons) {
        return new ChatMessage(
                otherKey,
                chatId,
                version,
                kind,
                otherText,
                otherButtons,
                editMessageId,
                editOnly,
                queryId,
                file,
                createdAt,
                export);
    }

    /**
     * This one in place of an older version that was not sent yet: it takes over what that was to
     * replace and to acknowledge.
     */
    public ChatMessage replacing(ChatMessage older) {
        return new ChatMessage(
                key,
                chatId,
                version,
                kind,
                text,
                buttons,
                editMessageId == 0 ? older.editMessageId : editMessageId,
                editOnly && older.editOnly,
                queryId == null ? older.queryId : queryId,
                file == null ? older.file : file,
                createdAt,
                export);
    }

    /** Whether somebody is waiting for it. */
    public boolean isAnswer() {
        return kind.equals(ANSWER);
    }

    /** Whether it may be put into one message with others. */
    public boolean isPlain() {
        return buttons.isEmpty() && editMessageId == 0 && file == null && !editOnly;
    }
}
