package io.slipstream.connectors.social;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/**
 * What CoinGecko's visitors look for and vote on, as one line an hour and token: it knows no posts.
 * Source: CoinGecko API v3, {@code GET /search/trending}, {@code GET /coins/{id}}: {@code
 * platforms.solana}, {@code sentiment_votes_up_percentage}, {@code watchlist_portfolio_users}.
 */
public final class CoinGeckoSource extends PolledSource {
    private static final Duration EVERY = Duration.ofMinutes(5);
    private static final int MOST_COINS = 15;

    private final String base;
    private final Map<String, String> headers;
    private final SocialHttp http;

    /**
     * @param base e.g. {@code https://api.coingecko.com/api/v3}
     * @param key of the demo plan; empty for none
     */
    public CoinGeckoSource(String base, String key) {
        this(base, key, EVERY, Duration.ofSeconds(2));
    }

    CoinGeckoSource(String base, String key, Duration every, Duration between) {
        super(every);
        this.base = base;
        this.headers = key.isEmpty() ? Map.of() : Map.of("x-cg-demo-api-key", key);
        this.http = new SocialHttp(between);
    }

    @Override
    public String name() {
        return "coingecko";
    }

    @Override
    List<SocialPost> newest() throws IOException, InterruptedException {
        JsonNode trending = http.get(URI.create(base + "/search/trending"), headers).path("coins");
        if (!trending.isArray()) {
            throw new IOException("expected trending coins, was something else");
        }
        List<SocialPost> posts = new ArrayList<>();
        for (JsonNode coin : trending) {
            String id = coin.at("/item/id").asText();
            if (posts.size() < MOST_COINS && id.matches("[a-z0-9-]+")) {
                JsonNode known =
                        http.get(
                                URI.create(
                                        base
                                                + "/coins/"
                                                + id
                                                + "?localization=false&tickers=false&market_data=false"),
                                headers);
                String mint = known.at("/platforms/solana").asText();
                if (!mint.isEmpty()) {
                    posts.add(post(id, mint, known));
                }
            }
        }
        return posts;
    }

    private static SocialPost post(String id, String mint, JsonNode coin) {
        Instant hour = Instant.now().truncatedTo(ChronoUnit.HOURS);
        double up = coin.path("sentiment_votes_up_percentage").asDouble(-1);
        String votes =
                up < 0
                        ? "no votes"
                        : String.format(
                                Locale.ROOT,
                                "%.0f %% of the votes are %s",
                                up >= 50 ? up : 100 - up,
                                up >= 50 ? "bullish" : "bearish");
        return new SocialPost(
                id + "@" + hour,
                "coingecko",
                "coingecko",
                coin.path("watchlist_portfolio_users").asLong(0),
                "Trending: $"
                        + coin.path("symbol").asText().toUpperCase(Locale.ROOT)
                        + " "
                        + mint
                        + ", "
                        + votes,
                hour,
                "en");
    }
}
