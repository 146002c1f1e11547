package io.slipstream.jobs.wiring;

import io.slipstream.connectors.social.SocialSources;
import java.util.List;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/** To whom one listens, as the command line says; keys come from the environment. */
public final class PostOptions {

    @Option(names = "--x-rule", paramLabel = "RULE", description = "a rule of X's filtered stream")
    private List<String> xRules = List.of();

    @Option(
            names = "--subreddit",
            paramLabel = "NAME",
            split = ",",
            description = "a subreddit whose new posts are heard")
    private List<String> subreddits = List.of();

    @Option(
            names = "--discord-channel",
            paramLabel = "ID",
            split = ",",
            description = "a channel that the bot may read")
    private List<String> channels = List.of();

    @Option(
            names = "--lunarcrush-topic",
            paramLabel = "TOPIC",
            split = ",",
            description = "a topic of LunarCrush, which then stands in")
    private List<String> topics = List.of();

    @Option(names = "--coingecko", description = "CoinGecko's trending tokens stand in as well")
    private boolean coinGecko;

    /** Null if nobody is listened to. */
    public SocialSources.@Nullable Wanted wanted() {
        boolean nobody =
                xRules.isEmpty()
                        && subreddits.isEmpty()
                        && channels.isEmpty()
                        && topics.isEmpty()
                        && !coinGecko;
        return nobody
                ? null
                : new SocialSources.Wanted(
                        List.copyOf(xRules),
                        List.copyOf(subreddits),
                        List.copyOf(channels),
                        List.copyOf(topics),
                        coinGecko);
    }
}
