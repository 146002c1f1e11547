package io.slipstream.connectors.telegram;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.core.io.JsonStringEncoder;
import io.slipstream.connectors.telegram.TelegramException.Kind;
import io.slipstream.models.chat.ChatMessage;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.util.Arrays;
import okhttp3.MediaType;
import okhttp3.OkHttpClient;
import okhttp3.Request;
import okhttp3.RequestBody;
import okhttp3.Response;
import okhttp3.ResponseBody;
import okio.BufferedSink;
import org.jspecify.annotations.Nullable;

/**
 * The one call whose text holds a secret, written and read as bytes that are wiped: the library
 * would make Strings of it, in the answer too, which repeats the text. What HTTP and TLS buffer on
 * the way cannot be wiped.
 *
 * @see <a href="https://core.telegram.org/bots/api#sendmessage">sendMessage</a>
 */
final class SecretMessage {
    private static final MediaType JSON = MediaType.get("application/json");
    private static final JsonFactory READER = new JsonFactory();

    private final OkHttpClient client;
    private final TelegramSettings settings;

    SecretMessage(OkHttpClient client, TelegramSettings settings) {
        this.client = client;
        this.settings = settings;
    }

    long send(long chatId, String text, String copyLabel, byte[] secret) throws TelegramException {
        byte[] body = body(chatId, text, copyLabel, secret);
        byte[] answer = null;
        Request request =
                new Request.Builder().url(settings.method("sendMessage")).post(once(body)).build();
        try (Response response = client.newCall(request).execute();
                ResponseBody said = response.body()) {
            answer = said == null ? new byte[0] : said.bytes();
            return messageId(answer, response.code());
        } catch (IOException e) {
            throw new TelegramException(
                    Kind.UNANSWERED, 0, "no answer: " + e.getClass().getSimpleName(), 0);
        } finally {
            Arrays.fill(body, (byte) 0);
            if (answer != null) {
                Arrays.fill(answer, (byte) 0);
            }
        }
    }

    private static byte[] body(long chatId, String text, String copyLabel, byte[] secret) {
        int place = text.indexOf(ChatMessage.KEY_PLACE);
        if (place < 0) {
            throw new IllegalArgumentException("expected a place for the secret, was none");
        }
        byte[] head =
                ("{\"chat_id\":%d,\"parse_mode\":\"MarkdownV2\",\"protect_content\":true,\"text\":\""
                                .formatted(chatId))
                        .getBytes(UTF_8);
        byte[] before = quoted(text.substring(0, place));
        byte[] after = quoted(text.substring(place + ChatMessage.KEY_PLACE.length()));
        byte[] button = "\",\"reply_markup\":{\"inline_keyboard\":[[{\"text\":\"".getBytes(UTF_8);
        byte[] label = quoted(copyLabel);
        byte[] copied = "\",\"copy_text\":{\"text\":\"".getBytes(UTF_8);
        byte[] end = "\"}}]]}}".getBytes(UTF_8);
        byte[][] parts = {head, before, secret, after, button, label, copied, secret, end};
        ByteBuffer body =
                ByteBuffer.allocate(Arrays.stream(parts).mapToInt(part -> part.length).sum());
        Arrays.stream(parts).forEach(body::put);
        return body.array();
    }

    private static byte[] quoted(String text) {
        return JsonStringEncoder.getInstance().quoteAsUTF8(text);
    }

    /** Not repeated on another connection: the first one may have got through. */
    private static RequestBody once(byte[] bytes) {
        return new RequestBody() {
            @Override
            public MediaType contentType() {
                return JSON;
            }

            @Override
            public long contentLength() {
                return bytes.length;
            }

            @Override
            public boolean isOneShot() {
                return true;
            }

            @Override
            public void writeTo(BufferedSink sink) throws IOException {
                sink.write(bytes);
            }
        };
    }

    /** Walks the answer without making a String of its text. */
    private static long messageId(byte[] answer, int status) throws TelegramException {
        Long id = null;
        Integer code = null;
        Integer retryAfter = null;
        try (JsonParser json = READER.createParser(answer)) {
            json.nextToken();
            while (json.nextToken() == JsonToken.FIELD_NAME) {
                String field = json.currentName();
                json.nextToken();
                if (field.equals("result")) {
                    id = number(json, "message_id");
                } else if (field.equals("parameters")) {
                    Long seconds = number(json, "retry_after");
                    retryAfter = seconds == null ? null : Math.toIntExact(seconds);
                } else if (field.equals("error_code")) {
                    code = json.getIntValue();
                } else {
                    json.skipChildren();
                }
            }
        } catch (IOException | ArithmeticException e) {
            throw new TelegramException(Kind.UNANSWERED, status, "no answer of the Bot API", 0);
        }
        if (id == null) {
            throw TelegramException.refused(code, "message with a secret", retryAfter);
        }
        return id;
    }

    private static @Nullable Long number(JsonParser json, String wanted) throws IOException {
        Long found = null;
        if (json.currentToken() == JsonToken.START_OBJECT) {
            while (json.nextToken() == JsonToken.FIELD_NAME) {
                boolean here = json.currentName().equals(wanted);
                json.nextToken();
                if (here) {
                    found = json.getLongValue();
                } else {
                    json.skipChildren();
                }
            }
        }
        return found;
    }
}
