package io.slipstream.connectors.social;

import io.slipstream.connectors.egress.Egress;
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
     * addresses: see {@link Egress}.
     *
     * @throws IllegalArgumentException if a key is missing, by its name
     */
    public static SocialSources of(Wanted wanted, Map<String, String> environment) {
        List<PostSource> sources = new ArrayList<>();
        List<PostSource> standIns = new ArrayList<>();
        if (!wanted.xRules().isEmpty()) {
            sources.add(
                    new XStream(
                            Egress.X.url(environment),
                            key(environment, "X_BEARER_TOKEN"),
                            wanted.xRules()));
        }
        if (!wanted.subreddits().isEmpty()) {
            sources.add(
                    new RedditSource(
                            Egress.REDDIT_AUTH.url(environment),
                            Egress.REDDIT.url(environment),
                            key(environment, "REDDIT_CLIENT_ID"),
                            key(environment, "REDDIT_CLIENT_SECRET"),
                            wanted.subreddits()));
        }
        if (!wanted.discordChannels().isEmpty()) {
            sources.add(
                    new DiscordSource(
                            Egress.DISCORD.url(environment),
                            key(environment, "DISCORD_BOT_TOKEN"),
                            wanted.discordChannels()));
        }
        if (!wanted.topics().isEmpty()) {
            standIns.add(
                    new LunarCrushSource(
                            Egress.LUNARCRUSH.url(environment),
                            key(environment, "LUNARCRUSH_API_KEY"),
                            wanted.topics()));
        }
        if (wanted.coinGecko()) {
            standIns.add(
                    new CoinGeckoSource(
                            Egress.COINGECKO.url(environment),
                            environment.getOrDefault("COINGECKO_API_KEY", "")));
        }
        return new SocialSources(sources, standIns);
    }

    private static String key(Map<String, String> environment, String name) {
        String key = environment.getOrDefault(name, "").strip();
        if (key.isEmpty()) {
            throw new IllegalArgumentException("expected " + name + " to be set, was not");
        }
        return key;
    }
}
