package io.slipstream.connectors.social;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.ScheduledFuture;
import java.util.concurrent.TimeUnit;

/**
 * The filtered stream of X's API v2. Rules of ours bear a tag of ours; others are left alone.
 * Source: docs.x.com, "Filtered Stream": {@code POST /2/tweets/search/stream/rules}, {@code GET
 * /2/tweets/search/stream}; one JSON object a line, an empty line every 20 s as a sign of life.
 */
public final class XStream implements PostSource {
    private static final ObjectMapper MAPPER = new ObjectMapper();
    private static final String TAG = "slipstream";
    private static final String FIELDS =
            "?tweet.fields=created_at,lang,author_id&expansions=author_id"
                    + "&user.fields=username,public_metrics";

    private static final Duration BETWEEN = Duration.ofSeconds(1);

    /** Three signs of life left out. */
    private static final Duration SILENCE = Duration.ofSeconds(60);

    private final String base;
    private final Map<String, String> headers;
    private final List<String> rules;
    private final Duration silence;
    private final SocialHttp http;

    /**
     * @param base e.g. {@code https://api.x.com}
     * @param rules in X's rule language, e.g. {@code "pump.fun" lang:en -is:retweet}
     */
    public XStream(String base, String bearerToken, List<String> rules) {
        this(base, bearerToken, rules, SILENCE, BETWEEN);
    }

    XStream(
            String base,
            String bearerToken,
            List<String> rules,
            Duration silence,
            Duration between) {
        this.http = new SocialHttp(between);
        this.base = base;
        this.headers =
                Map.of(
                        "Authorization",
                        "Bearer " + bearerToken,
                        "Content-Type",
                        "application/json");
        this.rules = List.copyOf(rules);
        this.silence = silence;
    }

    @Override
    public String name() {
        return "x";
    }

    @Override
    public void listen(Listener heard) throws IOException, InterruptedException {
        setRules();
        ScheduledExecutorService watch =
                Executors.newSingleThreadScheduledExecutor(
                        task -> {
                            Thread thread = new Thread(task, "x-stream-watch");
                            thread.setDaemon(true);
                            return thread;
                        });
        try (InputStream body =
                        http.stream(
                                URI.create(base + "/2/tweets/search/stream" + FIELDS), headers);
                BufferedReader lines =
                        new BufferedReader(new InputStreamReader(body, StandardCharsets.UTF_8))) {
            read(lines, watch, body, heard);
        } finally {
            watch.shutdownNow();
        }
        throw new IOException("expected the stream to go on, was its end");
    }

    private void read(
            BufferedReader lines, ScheduledExecutorService watch, InputStream body, Listener heard)
            throws IOException {
        ScheduledFuture<?> end = endLater(watch, body);
        heard.alive();
        for (String line = lines.readLine(); line != null; line = lines.readLine()) {
            end.cancel(false);
            end = endLater(watch, body);
            heard.alive();
            if (!line.isBlank()) {
                take(MAPPER.readTree(line), heard);
            }
        }
    }

    /** A connection that died without a word is closed, which wakes the reader. */
    private ScheduledFuture<?> endLater(ScheduledExecutorService watch, InputStream body) {
        return watch.schedule(
                () -> {
                    body.close();
                    return null;
                },
                silence.toMillis(),
                TimeUnit.MILLISECONDS);
    }

    private static void take(JsonNode line, Listener heard) throws IOException {
        JsonNode data = line.path("data");
        if (!data.isObject()) {
            throw new IOException(
                    "expected a post, was " + line.at("/errors/0/title").asText("something else"));
        }
        String author = data.path("author_id").asText();
        long followers = 0;
        for (JsonNode user : line.at("/includes/users")) {
            if (user.path("id").asText().equals(data.path("author_id").asText())) {
                author = user.path("username").asText(author);
                followers = user.at("/public_metrics/followers_count").asLong(0);
            }
        }
        try {
            heard.accept(
                    new SocialPost(
                            data.path("id").asText(),
                            "x",
                            author,
                            followers,
                            data.path("text").asText(),
                            OffsetDateTime.parse(data.path("created_at").asText()).toInstant(),
                            data.path("lang").asText(null)));
        } catch (DateTimeException e) {
            throw new IOException("expected created_at in ISO-8601, was none");
        }
    }

    /** Takes away our rules of before and sets those of now, unless they are the same. */
    private void setRules() throws IOException, InterruptedException {
        URI uri = URI.create(base + "/2/tweets/search/stream/rules");
        ArrayNode old = MAPPER.createArrayNode();
        ArrayNode missing = MAPPER.createArrayNode();
        List<String> wanted = new ArrayList<>(rules);
        for (JsonNode rule : http.get(uri, headers).path("data")) {
            if (rule.path("tag").asText().equals(TAG)
                    && !wanted.remove(rule.path("value").asText())) {
                old.add(rule.path("id").asText());
            }
        }
        wanted.forEach(rule -> missing.addObject().put("value", rule).put("tag", TAG));
        if (!old.isEmpty()) {
            ObjectNode body = MAPPER.createObjectNode();
            body.putObject("delete").set("ids", old);
            http.post(uri, headers, body.toString());
        }
        if (!missing.isEmpty()) {
            JsonNode answer =
                    http.post(
                            uri, headers, MAPPER.createObjectNode().set("add", missing).toString());
            if (answer.path("errors").size() > 0) {
                throw new IOException(
                        "expected X to take the rules, was "
                                + answer.at("/errors/0/title").asText("an error"));
            }
        }
    }
}
