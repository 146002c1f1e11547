package io.slipstream.connectors.social;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/**
 * Posts of some topics that LunarCrush has gathered elsewhere. Source: LunarCrush API 4, {@code GET
 * /public/topic/:topic/posts/v1}: {@code data} of {@code id, post_title, post_created (epoch
 * seconds), creator_name, creator_followers}; 10 calls a minute.
 */
public final class LunarCrushSource extends PolledSource {
    private static final Duration EVERY = Duration.ofSeconds(30);

    private final String base;
    private final Map<String, String> headers;
    private final List<String> topics;
    private final SocialHttp http;

    /**
     * @param base e.g. {@code https://lunarcrush.com/api4}
     */
    public LunarCrushSource(String base, String key, List<String> topics) {
        this(base, key, topics, EVERY, Duration.ofSeconds(6));
    }

    LunarCrushSource(
            String base, String key, List<String> topics, Duration every, Duration between) {
        super(every);
        this.base = base;
        this.headers = Map.of("Authorization", "Bearer " + key);
        this.topics = List.copyOf(topics);
        this.http = new SocialHttp(between);
    }

    @Override
    public String name() {
        return "lunarcrush";
    }

    @Override
    List<SocialPost> newest() throws IOException, InterruptedException {
        List<SocialPost> posts = new ArrayList<>();
        for (String topic : topics) {
            JsonNode answer =
                    http.get(URI.create(base + "/public/topic/" + topic + "/posts/v1"), headers);
            if (!answer.path("data").isArray()) {
                throw new IOException("expected posts, was something else");
            }
            for (JsonNode post : answer.path("data")) {
                posts.add(
                        new SocialPost(
                                post.path("id").asText(),
                                "lunarcrush",
                                post.path("creator_name").asText(),
                                post.path("creator_followers").asLong(0),
                                post.path("post_title").asText(),
                                Instant.ofEpochSecond(post.path("post_created").asLong()),
                                null));
            }
        }
        return posts;
    }
}
