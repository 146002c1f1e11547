package io.slipstream.connectors.social;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** Each adapter against answers in the shape that its API documents. */
@Timeout(value = 60, threadMode = Timeout.ThreadMode.SEPARATE_THREAD)
class SocialSourcesTest {
    private static final Duration NOW = Duration.ofMillis(1);
    private static final Duration LONG = Duration.ofSeconds(60);
    private static final String MINT = "EKpQGSJtjMFqKZ9KQanSqYXRcF8fBopzLHYxdM65zcjm";

    private FakeSocialServer server;

    @BeforeEach
    void start() throws IOException {
        server = new FakeSocialServer();
    }

    @AfterEach
    void stop() {
        server.close();
    }

    @Test
    void xSetsItsRulesAndReadsPostsBetweenSignsOfLife() throws Exception {
        server.on(
                "GET /2/tweets/search/stream/rules",
                "{\"data\":[{\"id\":\"1\",\"value\":\"old\",\"tag\":\"slipstream\"},"
                        + "{\"id\":\"2\",\"value\":\"theirs\",\"tag\":\"other\"},"
                        + "{\"id\":\"3\",\"value\":\"kept\",\"tag\":\"slipstream\"}],"
                        + "\"meta\":{\"sent\":\"2025-07-01T00:00:00.000Z\"}}");
        server.on("POST /2/tweets/search/stream/rules", "{\"meta\":{\"summary\":{\"created\":1}}}");
        server.on(
                "GET /2/tweets/search/stream",
                exchange -> {
                    exchange.sendResponseHeaders(200, 0);
                    try (OutputStream out = exchange.getResponseBody()) {
                        out.write(
                                ("\r\n{\"data\":{\"id\":\"1940\",\"text\":\"$WIF to the moon\","
                                                + "\"author_id\":\"77\",\"lang\":\"en\","
                                                + "\"created_at\":\"2025-07-01T00:00:00.000Z\"},"
                                                + "\"includes\":{\"users\":[{\"id\":\"77\","
                                                + "\"username\":\"ape\",\"public_metrics\":"
                                                + "{\"followers_count\":1200}}]},"
                                                + "\"matching_rules\":[{\"id\":\"3\"}]}\r\n\r\n")
                                        .getBytes(StandardCharsets.UTF_8));
                    }
                });
        Ears ears = new Ears(0);
        assertThatThrownBy(() -> x(LONG, "kept", "new").listen(ears))
                .hasMessage("expected the stream to go on, was its end");
        assertThat(ears.posts)
                .containsExactly(
                        new SocialPost(
                                "1940",
                                "x",
                                "ape",
                                1200,
                                "$WIF to the moon",
                                Instant.parse("2025-07-01T00:00:00Z"),
                                "en"));
        assertThat(server.asked)
                .contains(
                        "POST /2/tweets/search/stream/rules Bearer secret {\"delete\":{\"ids\":[\"1\"]}}",
                        "POST /2/tweets/search/stream/rules Bearer secret"
                                + " {\"add\":[{\"value\":\"new\",\"tag\":\"slipstream\"}]}");
    }

    @Test
    void aStreamThatFallsSilentIsGivenUp() throws Exception {
        server.on("GET /2/tweets/search/stream/rules", "{}");
        server.on("POST /2/tweets/search/stream/rules", "{}");
        server.on("GET /2/tweets/search/stream", exchange -> exchange.sendResponseHeaders(200, 0));
        XStream stream = x(Duration.ofMillis(300), "rule");
        assertThatThrownBy(() -> stream.listen(new Ears(0))).isInstanceOf(IOException.class);
    }

    @Test
    void xTellsWhenItsLimitEnds() {
        long reset = Instant.now().getEpochSecond() + 100;
        server.on(
                "GET /2/tweets/search/stream/rules",
                exchange -> {
                    exchange.getResponseHeaders().add("x-rate-limit-reset", Long.toString(reset));
                    FakeSocialServer.send(exchange, 429, "{\"title\":\"Too Many Requests\"}");
                });
        SourceRefusedException refused =
                catchThrowableOfType(
                        SourceRefusedException.class, () -> x(LONG, "rule").listen(new Ears(0)));
        assertThat(refused.pause()).isBetween(Duration.ofSeconds(60), Duration.ofSeconds(100));
        assertThat(refused).hasMessageNotContaining("secret");
    }

    @Test
    void redditLogsInAndTellsEachPostOnceOldestFirst() throws Exception {
        server.on(
                "POST /api/v1/access_token",
                "{\"access_token\":\"t0ken\",\"token_type\":\"bearer\",\"expires_in\":86400}");
        server.on(
                "GET /r/solana+CryptoMoonShots/new",
                "{\"kind\":\"Listing\",\"data\":{\"after\":null,\"children\":["
                        + child("t3_b", "Newer", "with a body", 1751328060)
                        + ","
                        + child("t3_a", "Older", "", 1751328000)
                        + "]}}");
        Ears ears = new Ears(3);
        ears.hear(
                new RedditSource(
                        server.url(),
                        server.url(),
                        "id",
                        "secret",
                        List.of("solana", "CryptoMoonShots"),
                        NOW,
                        NOW));
        assertThat(ears.posts).extracting(SocialPost::id).containsExactly("t3_a", "t3_b");
        assertThat(ears.posts.get(1).text()).isEqualTo("Newer\nwith a body");
        assertThat(ears.posts.get(0).createdAt()).isEqualTo(Instant.ofEpochSecond(1751328000));
        assertThat(server.asked.get(0))
                .isEqualTo(
                        "POST /api/v1/access_token Basic aWQ6c2VjcmV0 grant_type=client_credentials");
        assertThat(server.asked).filteredOn(ask -> ask.startsWith("POST")).hasSize(1);
        assertThat(server.asked.get(1)).contains("Bearer t0ken");
    }

    @Test
    void discordAsksForWhatIsNewerAndLeavesBotsOut() throws Exception {
        AtomicInteger calls = new AtomicInteger();
        server.on(
                "GET /channels/5/messages",
                exchange ->
                        FakeSocialServer.send(
                                exchange,
                                200,
                                calls.getAndIncrement() > 0
                                        ? "[]"
                                        : "["
                                                + message(5_000_009, "b", true)
                                                + ","
                                                + message(5_000_008, "a", false)
                                                + "]"));
        Ears ears = new Ears(2);
        ears.hear(
                new DiscordSource(
                        server.url(),
                        "secret",
                        List.of("5"),
                        Instant.ofEpochMilli(1_420_070_400_001L),
                        NOW));
        assertThat(ears.posts).extracting(SocialPost::text).containsExactly("a");
        assertThat(server.asked.get(0)).contains("after=4194304 Bot secret");
        assertThat(server.asked.get(1)).contains("after=5000009 ");
    }

    @Test
    void discordSaysInTheBodyHowLongToWait() {
        server.on(
                "GET /channels/5/messages",
                exchange ->
                        FakeSocialServer.send(
                                exchange,
                                429,
                                "{\"message\":\"You are being rate limited.\",\"retry_after\":2.5,"
                                        + "\"global\":false}"));
        SourceRefusedException refused =
                catchThrowableOfType(
                        SourceRefusedException.class,
                        () ->
                                new DiscordSource(server.url(), "secret", List.of("5"))
                                        .listen(new Ears(0)));
        assertThat(refused.pause()).isEqualTo(Duration.ofMillis(2_500));
    }

    @Test
    void lunarCrushTellsWhatItGathered() throws Exception {
        server.on(
                "GET /public/topic/wif/posts/v1",
                "{\"config\":{\"topic\":\"wif\"},\"data\":[{\"id\":\"194\",\"post_type\":\"tweet\","
                        + "\"post_title\":\"$WIF looks strong\",\"post_created\":1751328000,"
                        + "\"post_sentiment\":3.4,\"creator_id\":\"twitter::1\","
                        + "\"creator_name\":\"ape\",\"creator_followers\":900,"
                        + "\"interactions_24h\":12}]}");
        Ears ears = new Ears(1);
        ears.hear(new LunarCrushSource(server.url(), "secret", List.of("wif"), NOW, NOW));
        assertThat(ears.posts.get(0).text()).isEqualTo("$WIF looks strong");
        assertThat(ears.posts.get(0).followers()).isEqualTo(900);
        assertThat(server.asked.get(0)).contains("Bearer secret");
    }

    @Test
    void coinGeckoTellsTrendingTokensOfSolanaWithTheirVotes() throws Exception {
        server.on(
                "GET /search/trending",
                "{\"coins\":[{\"item\":{\"id\":\"dogwifcoin\",\"symbol\":\"WIF\"}},"
                        + "{\"item\":{\"id\":\"bitcoin\",\"symbol\":\"BTC\"}}],\"nfts\":[]}");
        server.on(
                "GET /coins/dogwifcoin",
                "{\"id\":\"dogwifcoin\",\"symbol\":\"wif\",\"platforms\":{\"solana\":\""
                        + MINT
                        + "\"},\"sentiment_votes_up_percentage\":81.2,"
                        + "\"watchlist_portfolio_users\":5000}");
        server.on(
                "GET /coins/bitcoin",
                "{\"id\":\"bitcoin\",\"symbol\":\"btc\",\"platforms\":{\"\":\"\"}}");
        Ears ears = new Ears(2);
        ears.hear(new CoinGeckoSource(server.url(), "", NOW, NOW));
        assertThat(ears.posts)
                .extracting(SocialPost::text)
                .first()
                .isEqualTo("Trending: $WIF " + MINT + ", 81 % of the votes are bullish");
        assertThat(ears.posts.size()).isBetween(1, 2); // two if the hour ended in between
    }

    @Test
    void aMissingKeyIsNamed() {
        SocialSources.Wanted wanted =
                new SocialSources.Wanted(List.of("rule"), List.of(), List.of(), List.of(), false);
        assertThatThrownBy(() -> SocialSources.of(wanted, Map.of()))
                .hasMessage("expected X_BEARER_TOKEN to be set, was not");
    }

    private XStream x(Duration silence, String... rules) {
        return new XStream(server.url(), "secret", List.of(rules), silence, NOW);
    }

    private static String child(String name, String title, String body, long created) {
        return ("{\"kind\":\"t3\",\"data\":{\"name\":\"%s\",\"title\":\"%s\",\"selftext\":\"%s\","
                        + "\"author\":\"ape\",\"created_utc\":%d.0,\"subreddit\":\"solana\"}}")
                .formatted(name, title, body, created);
    }

    private static String message(long id, String text, boolean bot) {
        return ("{\"id\":\"%d\",\"type\":0,\"content\":\"%s\",\"channel_id\":\"5\","
                        + "\"author\":{\"id\":\"4\",\"username\":\"ape\",\"bot\":%b},"
                        + "\"timestamp\":\"2025-07-01T00:00:00.123000+00:00\"}")
                .formatted(id, text, bot);
    }
}
