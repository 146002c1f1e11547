package io.slipstream.connectors.telegram;

import com.fasterxml.jackson.databind.JsonNode;
import io.slipstream.connectors.telegram.TelegramException.Kind;
import io.slipstream.models.chat.ChatButton;
import io.slipstream.models.chat.ChatFile;
import io.slipstream.models.chat.ChatUpdate;
import java.io.ByteArrayInputStream;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.TreeMap;
import okhttp3.OkHttpClient;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.telegram.telegrambots.client.okhttp.OkHttpTelegramClient;
import org.telegram.telegrambots.meta.api.methods.AnswerCallbackQuery;
import org.telegram.telegrambots.meta.api.methods.ParseMode;
import org.telegram.telegrambots.meta.api.methods.send.SendDocument;
import org.telegram.telegrambots.meta.api.methods.send.SendMessage;
import org.telegram.telegrambots.meta.api.methods.send.SendPhoto;
import org.telegram.telegrambots.meta.api.methods.updatingmessages.DeleteMessage;
import org.telegram.telegrambots.meta.api.methods.updatingmessages.EditMessageText;
import org.telegram.telegrambots.meta.api.objects.InputFile;
import org.telegram.telegrambots.meta.api.objects.LinkPreviewOptions;
import org.telegram.telegrambots.meta.api.objects.replykeyboard.InlineKeyboardMarkup;
import org.telegram.telegrambots.meta.api.objects.replykeyboard.buttons.InlineKeyboardButton;
import org.telegram.telegrambots.meta.api.objects.replykeyboard.buttons.InlineKeyboardRow;
import org.telegram.telegrambots.meta.exceptions.TelegramApiException;
import org.telegram.telegrambots.meta.exceptions.TelegramApiRequestException;

/** The Bot API through telegrambots' client. */
final class HttpTelegramBot implements TelegramBot {
    private static final Logger LOG = LoggerFactory.getLogger(HttpTelegramBot.class);

    /** How long after its own waiting a poll may still be answered. */
    private static final Duration POLL_GRACE = Duration.ofSeconds(10);

    private static final Duration SEND_PATIENCE = Duration.ofSeconds(15);
    private static final int MOST_UPDATES = 100;

    private final TelegramSettings settings;
    private final OkHttpClient sending;
    private final OkHttpClient polling;
    private final OkHttpTelegramClient sender;
    private final OkHttpTelegramClient poller;

    HttpTelegramBot(TelegramSettings settings, Duration longestPoll) {
        this.settings = settings;
        sending = new OkHttpClient.Builder().callTimeout(SEND_PATIENCE).build();
        // Its own limit of five would hold back what Telegram's thirty a second allow.
        sending.dispatcher().setMaxRequestsPerHost(MessagesWriter.CALLS_AT_ONCE);
        Duration patience = longestPoll.plus(POLL_GRACE);
        polling = new OkHttpClient.Builder().readTimeout(patience).callTimeout(patience).build();
        sender = new OkHttpTelegramClient(sending, settings.token(), settings.telegramUrl());
        poller = new OkHttpTelegramClient(polling, settings.token(), settings.telegramUrl());
    }

    @Override
    public Updates updates(long offset, int waitSeconds) throws TelegramException {
        List<JsonNode> found =
                call(() -> poller.execute(new PollUpdates(offset, MOST_UPDATES, waitSeconds)));
        long now = System.currentTimeMillis();
        List<ChatUpdate> read = new ArrayList<>();
        long next = offset;
        for (JsonNode update : found) {
            JsonNode id = update.path("update_id");
            if (!id.canConvertToLong() || !id.isIntegralNumber()) {
                LOG.warn(
                        "update without a number passed over, bytes={}",
                        update.toString().length());
                continue;
            }
            next = Math.max(next, id.longValue() + 1);
            ChatUpdate one = UpdateReader.read(id.longValue(), update, now);
            if (one != null) {
                read.add(one);
            }
        }
        if (!found.isEmpty() && next == offset) {
            // Nothing would confirm them, and Telegram would hand them out at once, again and
            // again.
            throw new TelegramException(
                    Kind.UNANSWERED, 0, "expected updates from " + offset + " on, was none", 0);
        }
        return new Updates(read, next);
    }

    @Override
    public long send(long chatId, String text, boolean markdown, List<ChatButton> buttons)
            throws TelegramException {
        SendMessage.SendMessageBuilder<?, ?> message =
                SendMessage.builder()
                        .chatId(chatId)
                        .text(text)
                        .linkPreviewOptions(noPreview())
                        .parseMode(mode(markdown));
        if (!buttons.isEmpty()) {
            message.replyMarkup(keyboard(buttons));
        }
        return call(() -> sender.execute(message.build())).getMessageId();
    }

    @Override
    public void edit(
            long chatId, long messageId, String text, boolean markdown, List<ChatButton> buttons)
            throws TelegramException {
        EditMessageText.EditMessageTextBuilder<?, ?> edit =
                EditMessageText.builder()
                        .chatId(Long.toString(chatId))
                        .messageId(Math.toIntExact(messageId))
                        .text(text)
                        .linkPreviewOptions(noPreview())
                        .parseMode(mode(markdown));
        if (!buttons.isEmpty()) {
            edit.replyMarkup(keyboard(buttons));
        }
        call(() -> sender.execute(edit.build()));
    }

    @Override
    public long sendFile(long chatId, ChatFile file, String caption, boolean markdown)
            throws TelegramException {
        InputFile input = new InputFile(new ByteArrayInputStream(file.content()), file.name());
        return file.isPicture()
                ? call(() ->
                                sender.execute(
                                        SendPhoto.builder()
                                                .chatId(Long.toString(chatId))
                                                .photo(input)
                                                .caption(caption)
                                                .parseMode(mode(markdown))
                                                .build()))
                        .getMessageId()
                : call(() ->
                                sender.execute(
                                        SendDocument.builder()
                                                .chatId(Long.toString(chatId))
                                                .document(input)
                                                .caption(caption)
                                                .parseMode(mode(markdown))
                                                .build()))
                        .getMessageId();
    }

    @Override
    public long sendSecret(long chatId, String text, String copyLabel, byte[] secret)
            throws TelegramException {
        return new SecretMessage(sending, settings).send(chatId, text, copyLabel, secret);
    }

    @Override
    public void delete(long chatId, long messageId) throws TelegramException {
        call(
                () ->
                        sender.execute(
                                new DeleteMessage(
                                        Long.toString(chatId), Math.toIntExact(messageId))));
    }

    @Override
    public void acknowledge(String queryId, @Nullable String text) throws TelegramException {
        call(
                () ->
                        sender.execute(
                                AnswerCallbackQuery.builder()
                                        .callbackQueryId(queryId)
                                        .text(text)
                                        .build()));
    }

    private static @Nullable String mode(boolean markdown) {
        return markdown ? ParseMode.MARKDOWNV2 : null;
    }

    private static LinkPreviewOptions noPreview() {
        return LinkPreviewOptions.builder().isDisabled(true).build();
    }

    private static InlineKeyboardMarkup keyboard(List<ChatButton> buttons) {
        TreeMap<Integer, InlineKeyboardRow> rows = new TreeMap<>();
        for (ChatButton button : buttons) {
            rows.computeIfAbsent(button.row(), row -> new InlineKeyboardRow())
                    .add(
                            InlineKeyboardButton.builder()
                                    .text(button.label())
                                    .callbackData(button.data())
                                    .build());
        }
        return new InlineKeyboardMarkup(new ArrayList<>(rows.values()));
    }

    private interface Call<T> {
        T make() throws TelegramApiException;
    }

    private static <T> T call(Call<T> call) throws TelegramException {
        try {
            return call.make();
        } catch (TelegramApiException e) {
            for (Throwable cause = e; cause != null; cause = cause.getCause()) {
                if (cause instanceof TelegramApiRequestException refused) {
                    throw of(refused);
                }
            }
            throw new TelegramException(
                    Kind.UNANSWERED, 0, "no answer: " + origin(e).getSimpleName(), 0);
        }
    }

    private static TelegramException of(TelegramApiRequestException e) {
        return TelegramException.refused(
                e.getErrorCode(),
                e.getApiResponse() == null ? "" : e.getApiResponse(),
                e.getParameters() == null ? null : e.getParameters().getRetryAfter());
    }

    private static Class<?> origin(Throwable e) {
        Throwable cause = e;
        while (cause.getCause() != null) {
            cause = cause.getCause();
        }
        return cause.getClass();
    }

    @Override
    public void close() {
        for (OkHttpClient client : List.of(sending, polling)) {
            client.dispatcher().cancelAll();
            client.dispatcher().executorService().shutdown();
            client.connectionPool().evictAll();
        }
    }
}
