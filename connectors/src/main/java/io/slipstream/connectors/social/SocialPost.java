package io.slipstream.connectors.social;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * A post as a source tells it.
 *
 * @param id unique within its source
 * @param source {@code x}, {@code reddit}, {@code discord}, {@code lunarcrush} or {@code coingecko}
 * @param followers of the author; 0 if unknown
 * @param lang ISO 639-1; null if unknown
 */
public record SocialPost(
        String id,
        String source,
        String author,
        long followers,
        String text,
        Instant createdAt,
        @Nullable String lang) {
    private static final ObjectMapper MAPPER = new ObjectMapper();

    /** One line of a recording, as {@code run --posts} reads it. */
    public String toJson() {
        ObjectNode json =
                MAPPER.createObjectNode()
                        .put("id", id)
                        .put("source", source)
                        .put("author", author)
                        .put("followers", followers)
                        .put("text", text)
                        .put("createdAt", createdAt.toString());
        if (lang != null) {
            json.put("lang", lang);
        }
        return json.toString();
    }
}
