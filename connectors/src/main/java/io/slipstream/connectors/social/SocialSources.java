package io.slipstream.connectors.social;

import java.io.Serializable;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/**
 * The sources that the environment has keys for and that somebody wants to hear.
 *
 * @param sources X, Reddit, Discord
 * @param standIns LunarCrush, CoinGecko
 */
public record SocialSources(List<PostSource> sources, List<PostSource> standIns) {

    /**
     * What to listen to.
     *
     * @param coinGecko true if CoinGecko may stand in; it needs no key
     */
    public record Wanted(
            List<String> xRules,
            List<String> subreddits,
            List<String> discordChannels,
            List<String> topics,
            boolean coinGecko)
            implements Serializable {}

    /**
     * Keys: {@code X_BEARER_TOKEN}, {@code REDDIT_CLIENT_ID} and {@code REDDIT_CLIENT_SECRET},
     * {@code DISCORD_BOT_TOKEN}, {@code LUNARCRUSH_API_KEY}, {@code COINGECKO_API_KEY}; other
     * addresses: {@code X_API_URL}, {@code REDDIT_AUTH_URL}, {@code REDDIT_API_URL}, {@code
     * DISCORD_API_URL}, {@code LUNARCRUSH_API_URL}, {@code COINGECKO_API_URL}.
     *
     * @throws IllegalArgumentException if a key is missing, by its name
     */
    public static SocialSources of(Wanted wanted, Map<String, String> environment) {
        List<PostSource> sources = new ArrayList<>();
        List<PostSource> standIns = new ArrayList<>();
        if (!wanted.xRules().isEmpty()) {
            sources.add(
                    new XStream(
                            url(environment, "X_API_URL", "https://api.x.com"),
                            key(environment, "X_BEARER_TOKEN"),
                            wanted.xRules()));
        }
        if (!wanted.subreddits().isEmpty()) {
            sources.add(
                    new RedditSource(
                            url(environment, "REDDIT_AUTH_URL", "https://www.reddit.com"),
                            url(environment, "REDDIT_API_URL", "https://oauth.reddit.com"),
                            key(environment, "REDDIT_CLIENT_ID"),
                            key(environment, "REDDIT_CLIENT_SECRET"),
                            wanted.subreddits()));
        }
        if (!wanted.discordChannels().isEmpty()) {
            sources.add(
                    new DiscordSource(
                            url(environment, "DISCORD_API_URL", "https://discord.com/api/v10"),
                            key(environment, "DISCORD_BOT_TOKEN"),
                            wanted.discordChannels()));
        }
        if (!wanted.topics().isEmpty()) {
            standIns.add(
                    new LunarCrushSource(
                            url(environment, "LUNARCRUSH_API_URL", "https://lunarcrush.com/api4"),
                            key(environment, "LUNARCRUSH_API_KEY"),
                            wanted.topics()));
        }
        if (wanted.coinGecko()) {
            standIns.add(
                    new CoinGeckoSource(
                            url(
                                    environment,
                                    "COINGECKO_API_URL",
                                    "https://api.coingecko.com/api/v3"),
                            environment.getOrDefault("COINGECKO_API_KEY", "")));
        }
        return new SocialSources(sources, standIns);
    }

    private static String url(Map<String, String> environment, String name, String otherwise) {
        return environment.getOrDefault(name, otherwise);
    }

    private static String key(Map<String, String> environment, String name) {
        String key = environment.getOrDefault(name, "").strip();
        if (key.isEmpty()) {
            throw new IllegalArgumentException("expected " + name + " to be set, was not");
        }
        return key;
    }
}
