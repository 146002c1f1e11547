package io.slipstream.connectors.social;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.net.URI;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * New messages of some channels that a bot may read. Source: Discord's developer documentation,
 * "Get Channel Messages": {@code GET /channels/{id}/messages?after=}, newest first; ids are
 * snowflakes, whose upper 42 bits are millis since 2015.
 */
public final class DiscordSource extends PolledSource {
    private static final Duration EVERY = Duration.ofSeconds(2);
    private static final long EPOCH_MILLIS = 1_420_070_400_000L;
    private static final int MILLIS_SHIFT = 22;

    private final String base;
    private final Map<String, String> headers;
    private final List<String> channels;
    private final Map<String, Long> newest = new HashMap<>();
    private final SocialHttp http = new SocialHttp(Duration.ofMillis(25));

    /**
     * @param base e.g. {@code https://discord.com/api/v10}
     */
    public DiscordSource(String base, String botToken, List<String> channels) {
        this(base, botToken, channels, Instant.now(), EVERY);
    }

    DiscordSource(
            String base, String botToken, List<String> channels, Instant since, Duration every) {
        super(every);
        this.base = base;
        this.headers = Map.of("Authorization", "Bot " + botToken);
        this.channels = List.copyOf(channels);
        long first = Math.max(0, since.toEpochMilli() - EPOCH_MILLIS) << MILLIS_SHIFT;
        channels.forEach(channel -> newest.put(channel, first));
    }

    @Override
    public String name() {
        return "discord";
    }

    @Override
    List<SocialPost> newest() throws IOException, InterruptedException {
        List<SocialPost> posts = new ArrayList<>();
        for (String channel : channels) {
            long after = newest.getOrDefault(channel, 0L);
            JsonNode messages =
                    http.get(
                            URI.create(
                                    base
                                            + "/channels/"
                                            + channel
                                            + "/messages?limit=100&after="
                                            + after),
                            headers);
            List<SocialPost> ofChannel = new ArrayList<>();
            for (JsonNode message : messages) {
                after = Math.max(after, message.path("id").asLong());
                if (!message.at("/author/bot").asBoolean(false)) {
                    ofChannel.add(0, post(message));
                }
            }
            newest.put(channel, after);
            posts.addAll(ofChannel);
        }
        return posts;
    }

    private static SocialPost post(JsonNode message) throws IOException {
        try {
            return new SocialPost(
                    message.path("id").asText(),
                    "discord",
                    message.at("/author/id").asText(),
                    0,
                    message.path("content").asText(),
                    OffsetDateTime.parse(message.path("timestamp").asText()).toInstant(),
                    null);
        } catch (DateTimeException e) {
            throw new IOException("expected a timestamp in ISO-8601, was none");
        }
    }
}
