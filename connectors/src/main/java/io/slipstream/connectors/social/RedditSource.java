package io.slipstream.connectors.social;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Map;

/**
 * New posts of some subreddits. Source: Reddit's OAuth2 wiki (application only: {@code POST
 * /api/v1/access_token}) and {@code GET /r/a+b/new}: a listing of {@code t3}, newest first; 100
 * calls a minute.
 */
public final class RedditSource extends PolledSource {
    private static final Duration EVERY = Duration.ofSeconds(5);
    private static final Duration BETWEEN = Duration.ofMillis(650);
    private static final String AGENT = "linux:io.slipstream:0.1";
    private static final int SPARE_SECONDS = 60;

    private final String authBase;
    private final String apiBase;
    private final String basic;
    private final String subreddits;
    private final SocialHttp http;
    private String token = "";
    private Instant expiresAt = Instant.EPOCH;

    /**
     * @param authBase e.g. {@code https://www.reddit.com}
     * @param apiBase e.g. {@code https://oauth.reddit.com}
     */
    public RedditSource(
            String authBase,
            String apiBase,
            String clientId,
            String clientSecret,
            List<String> subreddits) {
        this(authBase, apiBase, clientId, clientSecret, subreddits, EVERY, BETWEEN);
    }

    RedditSource(
            String authBase,
            String apiBase,
            String clientId,
            String clientSecret,
            List<String> subreddits,
            Duration every,
            Duration between) {
        super(every);
        this.http = new SocialHttp(between);
        this.authBase = authBase;
        this.apiBase = apiBase;
        this.basic =
                Base64.getEncoder()
                        .encodeToString(
                                (clientId + ":" + clientSecret).getBytes(StandardCharsets.UTF_8));
        this.subreddits = String.join("+", subreddits);
    }

    @Override
    public String name() {
        return "reddit";
    }

    @Override
    List<SocialPost> newest() throws IOException, InterruptedException {
        if (!Instant.now().isBefore(expiresAt)) {
            logIn();
        }
        URI uri = URI.create(apiBase + "/r/" + subreddits + "/new?limit=100&raw_json=1");
        JsonNode listing;
        try {
            listing =
                    http.get(uri, Map.of("Authorization", "Bearer " + token, "User-Agent", AGENT));
        } catch (SourceRefusedException e) {
            if (e.status() == 401) {
                expiresAt = Instant.EPOCH;
            }
            throw e;
        }
        List<SocialPost> posts = new ArrayList<>();
        for (JsonNode child : listing.at("/data/children")) {
            posts.add(0, post(child.path("data")));
        }
        return posts;
    }

    private void logIn() throws IOException, InterruptedException {
        JsonNode answer =
                http.post(
                        URI.create(authBase + "/api/v1/access_token"),
                        Map.of(
                                "Authorization",
                                "Basic " + basic,
                                "User-Agent",
                                AGENT,
                                "Content-Type",
                                "application/x-www-form-urlencoded"),
                        "grant_type=client_credentials");
        token = answer.path("access_token").asText();
        if (token.isEmpty()) {
            throw new IOException("expected an access token, was none");
        }
        long lifetime = answer.path("expires_in").asLong(SPARE_SECONDS);
        expiresAt = Instant.now().plusSeconds(Math.max(1, lifetime - SPARE_SECONDS));
    }

    private static SocialPost post(JsonNode data) {
        String body = data.path("selftext").asText();
        return new SocialPost(
                data.path("name").asText(),
                "reddit",
                data.path("author").asText(),
                0,
                data.path("title").asText() + (body.isEmpty() ? "" : "\n" + body),
                Instant.ofEpochSecond((long) data.path("created_utc").asDouble()),
                null);
    }
}
