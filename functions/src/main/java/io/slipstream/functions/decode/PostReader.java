package io.slipstream.functions.decode;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import io.slipstream.models.chain.RawEvent;
import io.slipstream.models.social.Post;
import java.io.IOException;
import java.time.DateTimeException;
import java.time.OffsetDateTime;
import org.jspecify.annotations.Nullable;

/**
 * Reads a social post: {@code {"id","source","author","followers","text","createdAt","lang"?}} with
 * createdAt in ISO-8601.
 */
public final class PostReader {
    private final JsonFactory factory = new JsonFactory();

    /**
     * The post in a raw event.
     *
     * @throws UnreadablePostException if it is not JSON, or id, source, text or createdAt is
     *     missing
     */
    public Post read(RawEvent event) throws UnreadablePostException {
        Fields fields = new Fields();
        try (JsonParser parser = factory.createParser(event.payload())) {
            if (parser.nextToken() != JsonToken.START_OBJECT) {
                throw new UnreadablePostException(
                        "expected a JSON object, was " + parser.currentToken());
            }
            while (parser.nextToken() == JsonToken.FIELD_NAME) {
                String field = parser.currentName();
                parser.nextToken();
                fields.take(field, parser);
            }
            if (parser.nextToken() != null) {
                throw new UnreadablePostException("expected one JSON object, was more behind it");
            }
        } catch (IOException e) {
            throw new UnreadablePostException("expected JSON, was not: " + firstLine(e));
        }
        return new Post(
                present("id", fields.id),
                present("source", fields.source),
                fields.author == null ? "" : fields.author,
                Math.max(0, fields.followers),
                present("text", fields.text),
                millis(present("createdAt", fields.createdAt)),
                fields.lang,
                event.slot(),
                event.position(),
                event.receivedAt());
    }

    private static String present(String field, @Nullable String value)
            throws UnreadablePostException {
        if (value == null) {
            throw new UnreadablePostException("expected a post with " + field + ", was none");
        }
        return value;
    }

    private static long millis(String iso) throws UnreadablePostException {
        try {
            return OffsetDateTime.parse(iso).toInstant().toEpochMilli();
        } catch (DateTimeException | ArithmeticException e) {
            throw new UnreadablePostException(
                    "expected createdAt in ISO-8601 with an offset, was "
                            + iso.substring(0, Math.min(40, iso.length())));
        }
    }

    private static String firstLine(IOException e) {
        String text = String.valueOf(e.getMessage());
        int end = text.indexOf('\n');
        return end < 0 ? text : text.substring(0, end);
    }

    /** The fields as they come. */
    private static final class Fields {
        @Nullable String id;
        @Nullable String source;
        @Nullable String author;
        @Nullable String text;
        @Nullable String createdAt;
        @Nullable String lang;
        long followers;

        void take(String field, JsonParser parser) throws IOException {
            JsonToken token = parser.currentToken();
            if (token == JsonToken.VALUE_NUMBER_INT && field.equals("followers")) {
                followers = parser.getLongValue();
            } else if (token == JsonToken.VALUE_STRING) {
                switch (field) {
                    case "id" -> id = parser.getText();
                    case "source" -> source = parser.getText();
                    case "author" -> author = parser.getText();
                    case "text" -> text = parser.getText();
                    case "createdAt" -> createdAt = parser.getText();
                    case "lang" -> lang = parser.getText();
                    default -> parser.skipChildren();
                }
            } else if (token == JsonToken.VALUE_NUMBER_INT && field.equals("id")) {
                id = parser.getText();
            } else {
                parser.skipChildren();
            }
        }
    }
}
