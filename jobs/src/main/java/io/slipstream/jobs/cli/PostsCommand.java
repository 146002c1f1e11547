package io.slipstream.jobs.cli;

import io.slipstream.connectors.social.SocialFeed;
import io.slipstream.connectors.social.SocialPost;
import io.slipstream.connectors.social.SocialSources;
import io.slipstream.connectors.social.SourceHealth;
import io.slipstream.jobs.wiring.PostOptions;
import java.io.BufferedWriter;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicReference;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** {@code slipstream posts}: listens to social sources and records what they say. */
@Command(
        name = "posts",
        description = {
            "Listens to X, Reddit and Discord and records posts as JSON lines, as run --posts reads them.",
            "LunarCrush and CoinGecko stand in, in this order, while all of those are in trouble.",
            "Keys come from the environment: X_BEARER_TOKEN, REDDIT_CLIENT_ID, REDDIT_CLIENT_SECRET,",
            "DISCORD_BOT_TOKEN, LUNARCRUSH_API_KEY, COINGECKO_API_KEY (optional)."
        },
        mixinStandardHelpOptions = true)
public final class PostsCommand implements Callable<Integer> {
    private static final long HEALTH_SECONDS = 10;

    private final Map<String, String> environment;

    private final CountDownLatch full = new CountDownLatch(1);
    private final AtomicReference<@Nullable IOException> unwritten = new AtomicReference<>();

    @Spec private CommandSpec spec;

    @Mixin private PostOptions listeners = new PostOptions();

    @Option(
            names = "--out",
            paramLabel = "FILE",
            required = true,
            description = "where posts are added")
    private Path out = Path.of("");

    @Option(
            names = "--duration",
            paramLabel = "SECONDS",
            description = "0 (default): until stopped")
    private long seconds;

    public PostsCommand() {
        this(System.getenv());
    }

    PostsCommand(Map<String, String> environment) {
        this.environment = environment;
    }

    @Override
    public Integer call() throws IOException, InterruptedException {
        SocialSources sources = sources();
        PrintWriter err = spec.commandLine().getErr();
        try (BufferedWriter lines =
                        Files.newBufferedWriter(
                                out, StandardOpenOption.CREATE, StandardOpenOption.APPEND);
                SocialFeed feed =
                        new SocialFeed(
                                sources.sources(),
                                sources.standIns(),
                                post -> write(lines, post))) {
            feed.start();
            listen(feed, err);
            tell(feed, err);
        }
        IOException lost = unwritten.get();
        if (lost != null) {
            throw lost;
        }
        return 0;
    }

    private SocialSources sources() {
        if (seconds < 0) {
            throw new UsageException("expected --duration of at least 0, was " + seconds);
        }
        try {
            SocialSources.Wanted wanted = listeners.wanted();
            if (wanted == null) {
                throw new UsageException(
                        "expected --x-rule, --subreddit, --discord-channel, --lunarcrush-topic or"
                                + " --coingecko, was none");
            }
            return SocialSources.of(wanted, environment);
        } catch (IllegalArgumentException e) {
            throw new UsageException(String.valueOf(e.getMessage()));
        }
    }

    private void listen(SocialFeed feed, PrintWriter err) throws InterruptedException {
        long left = seconds == 0 ? Long.MAX_VALUE : seconds;
        while (left > 0) {
            long wait = Math.min(HEALTH_SECONDS, left);
            if (full.await(wait, TimeUnit.SECONDS)) {
                return;
            }
            left -= wait;
            if (left > 0) {
                tell(feed, err);
            }
        }
    }

    private static void tell(SocialFeed feed, PrintWriter err) {
        StringBuilder line = new StringBuilder("posts:");
        for (SourceHealth health : feed.health()) {
            line.append(' ')
                    .append(health.name())
                    .append(' ')
                    .append(health.state())
                    .append(' ')
                    .append(health.posts());
            if (health.trouble() != null && health.state() != SourceHealth.State.UP) {
                line.append(" (").append(health.trouble()).append(')');
            }
            line.append(',');
        }
        line.setLength(line.length() - 1);
        err.println(line);
        err.flush();
    }

    /** Each line is whole on disk before the next post: a recording may be stopped at any time. */
    private void write(BufferedWriter lines, SocialPost post) {
        try {
            lines.write(post.toJson());
            lines.newLine();
            lines.flush();
        } catch (IOException e) {
            unwritten.compareAndSet(null, e);
            full.countDown();
        }
    }
}
