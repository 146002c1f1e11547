package io.slipstream.functions.decode;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.slipstream.models.chain.RawEvent;
import io.slipstream.models.social.Post;
import java.io.IOException;
import java.time.Instant;
import java.time.format.DateTimeParseException;

/** Reads posts: {@code {"id","source","author","followers","text","createdAt","lang"?}}, createdAt in ISO-8601. */
public final class PostReader {
    private static final ObjectMapper JSON = new ObjectMapper();

    /**
     * @throws UnreadablePostException with a sentence that says what was expected
     */
    public Post read(RawEvent event) throws UnreadablePostException {
        JsonNode post = parse(event.payload());
        return new Post(
                text(post, "id"),
                text(post, "source"),
                text(post, "author"),
                Math.max(0, post.path("followers").asLong(0)),
                text(post, "text"),
                instant(text(post, "createdAt")),
                post.hasNonNull("lang") ? post.get("lang").asText() : null,
                event.slot(),
                event.position(),
                event.receivedAt());
    }

    private static JsonNode parse(byte[] payload) throws UnreadablePostException {
        try {
            JsonNode post = JSON.readTree(payload);
            if (post.isObject()) {
                return post;
            }
            throw new UnreadablePostException("expected a JSON object, was " + post.getNodeType());
        } catch (IOException e) {
            throw new UnreadablePostException("expected JSON, was unreadable: " + firstLine(e));
        }
    }

    private static String text(JsonNode post, String field) throws UnreadablePostException {
        JsonNode value = post.get(field);
        if (value == null || !value.isValueNode() || value.isNull()) {
            throw new UnreadablePostException("expected a text in " + field + ", was " + value);
        }
        return value.asText();
    }

    private static long instant(String createdAt) throws UnreadablePostException {
        try {
            return Instant.parse(createdAt).toEpochMilli();
        } catch (DateTimeParseException e) {
            throw new UnreadablePostException("expected an ISO-8601 instant in createdAt, was " + createdAt);
        }
    }

    private static String firstLine(IOException e) {
        return String.valueOf(e.getMessage()).lines().findFirst().orElse("");
    }

    /** A post that cannot be read. */
    public static final class UnreadablePostException extends Exception {
        private static final long serialVersionUID = 1L;

        UnreadablePostException(String sentence) {
            super(sentence);
        }
    }
}
