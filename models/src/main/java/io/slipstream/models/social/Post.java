package io.slipstream.models.social;

import org.jspecify.annotations.Nullable;

/**
 * A social post.
 *
 * @param id unique within its source
 * @param source e.g. {@code x}, {@code reddit}, {@code discord}, {@code simulator}
 * @param followers of the author; 0 if unknown
 * @param createdAt epoch millis
 * @param lang ISO 639-1; null if unknown
 * @param slot place on the tape at which the post is heard
 * @param receivedAt epoch millis at the source
 */
public record Post(
        String id,
        String source,
        String author,
        long followers,
        String text,
        long createdAt,
        @Nullable String lang,
        long slot,
        int position,
        long receivedAt) {}
