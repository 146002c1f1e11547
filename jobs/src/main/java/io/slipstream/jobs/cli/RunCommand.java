package io.slipstream.jobs.cli;

import io.slipstream.connectors.social.SocialSources;
import io.slipstream.connectors.solana.Commitment;
import io.slipstream.connectors.solana.FeedOptions;
import io.slipstream.connectors.solana.SolanaNodes;
import io.slipstream.connectors.solana.SolanaSource;
import io.slipstream.jobs.local.LatestRun;
import io.slipstream.jobs.local.LocalRun;
import io.slipstream.jobs.local.RunOptions;
import io.slipstream.jobs.local.SolanaMarket;
import io.slipstream.jobs.wiring.LiveSource;
import io.slipstream.jobs.wiring.PostOptions;
import io.slipstream.jobs.wiring.SnipeAges;
import io.slipstream.jobs.wiring.Telegram;
import io.slipstream.jobs.wiring.Trading;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** {@code slipstream run}: the main job with everything embedded. */
@Command(
        name = "run",
        description =
                "Runs the main job with everything embedded (Kafka, PostgreSQL, Debezium, Flink), on paper unless told otherwise.",
        mixinStandardHelpOptions = true)
public final class RunCommand implements Callable<Integer> {

    @Option(
            names = "--input",
            arity = "1..*",
            paramLabel = "PATH",
            description =
                    "recorded transactions: files or folders of .jsonl or .jsonl.gz, one getTransaction result a"
                            + " line; default: the built-in market simulator")
    private List<Path> input = List.of();

    @Option(
            names = "--source",
            paramLabel = "simulator|solana",
            description =
                    "what is traded on without --input; solana: the live chain, reached as SOLANA_RPC_URL,"
                            + " SOLANA_WS_URL, HELIUS_API_KEY and SOLANA_RPC_RATE say, as far as wallets are"
                            + " followed; default: ${DEFAULT-VALUE}",
            defaultValue = "simulator")
    private LiveSource source = LiveSource.SIMULATOR;

    @Option(
            names = "--commitment",
            paramLabel = "processed|confirmed|finalized",
            description =
                    "of --source solana: how sure a node must be of a transaction; default: ${DEFAULT-VALUE}",
            defaultValue = "confirmed")
    private Commitment commitment = Commitment.CONFIRMED;

    @Option(
            names = "--subscribe",
            paramLabel = "transactions|logs",
            description =
                    "of --source solana: whole transactions where the node offers that, or logs only;"
                            + " default: ${DEFAULT-VALUE}",
            defaultValue = "transactions")
    private Subscription subscribe = Subscription.TRANSACTIONS;

    @Option(
            names = "--poll",
            paramLabel = "SECONDS",
            description =
                    "of --source solana: how often every wallet is looked at, whatever the websocket says;"
                            + " default: ${DEFAULT-VALUE}",
            defaultValue = "30")
    private double poll = 30;

    @Option(
            names = "--until-slot",
            paramLabel = "SLOT",
            description =
                    "of --source solana: ends after this slot; 0: once all that has happened is read; default:"
                            + " no end")
    private @Nullable Long untilSlot;

    @Mixin private PostOptions listeners = new PostOptions();

    @Option(
            names = "--ages",
            paramLabel = "SECONDS",
            split = ",",
            description =
                    "ages at which a young token is looked at, ascending; default: ${DEFAULT-VALUE}",
            defaultValue = "2,10,60")
    private List<Double> ages = List.of();

    @Option(
            names = "--posts",
            paramLabel = "FILE",
            description = "recorded social posts, JSON lines")
    private @Nullable Path posts;

    @Option(
            names = "--speed",
            paramLabel = "N|max",
            description =
                    "replay speed as a factor of real time, silences of more than 20 s left out; default: max",
            defaultValue = "max")
    private String speed = "max";

    @Option(
            names = "--seed-sql",
            paramLabel = "FILE",
            description =
                    "SQL executed once per data directory, after migrations and before the jobs start")
    private @Nullable Path seedSql;

    @Option(
            names = "--duration",
            paramLabel = "SECONDS",
            description =
                    "stop after that long; default 0: until stopped, or until recorded input has been read")
    private long duration;

    @Option(
            names = "--pg-port",
            description = "PostgreSQL port; default 0: any free one",
            paramLabel = "PORT")
    private int postgresPort;

    @Option(
            names = "--kafka-port",
            description = "Kafka port; default 0: any free one",
            paramLabel = "PORT")
    private int kafkaPort;

    @Option(
            names = "--ui-port",
            description = "port of Flink's web UI; default 0: any free one",
            paramLabel = "PORT")
    private int uiPort;

    @Option(
            names = "--data-dir",
            paramLabel = "DIR",
            description =
                    "state is kept there, and a second run resumes from it; default: a temporary folder")
    private @Nullable Path dataDir;

    @Option(
            names = "--report",
            paramLabel = "FILE",
            description = "a JSON summary, written at the end")
    private @Nullable Path report;

    @Option(
            names = "--venue",
            paramLabel = "NAME",
            description =
                    "paper (default), or jupiter: real orders, with SOLANA_RPC_URL, JUPITER_URL and"
                            + " WALLET_ENCRYPTION_KEY from the environment",
            defaultValue = "paper")
    private String venue = "paper";

    @Option(
            names = "--mode",
            paramLabel = "fused|split",
            description =
                    "one job, or one for each step with topics between them; default: ${DEFAULT-VALUE}",
            defaultValue = "fused")
    private RunOptions.Mode mode = RunOptions.Mode.FUSED;

    @Option(
            names = "--parallelism",
            paramLabel = "N",
            description = "subtasks of each keyed step; default: ${DEFAULT-VALUE}",
            defaultValue = "2")
    private int parallelism = 2;

    /** What a websocket is asked for. */
    enum Subscription {
        TRANSACTIONS,
        LOGS
    }

    @Override
    public Integer call() throws Exception {
        return LocalRun.run(options(), this::noteWhere);
    }

    private void noteWhere(Path dir) throws IOException {
        if (Home.isKnown()) {
            LatestRun.note(Home.root(), dir);
        }
    }

    private RunOptions options() {
        Trading trading = VenueOption.trading(venue, !input.isEmpty(), System.getenv());
        if (duration < 0) {
            throw new UsageException("expected --duration of 0 or more seconds, was " + duration);
        }
        if (parallelism < 1 || parallelism > 128) {
            throw new UsageException("expected --parallelism from 1 to 128, was " + parallelism);
        }
        for (int port : new int[] {postgresPort, kafkaPort, uiPort}) {
            if (port < 0 || port > 65_535) {
                throw new UsageException("expected a port from 0 to 65535, was " + port);
            }
        }
        input.forEach(path -> existing("--input", path));
        existing("--posts", posts);
        existing("--seed-sql", seedSql);
        if (source != LiveSource.SOLANA && listeners.wanted() != null) {
            throw new UsageException(
                    "expected --source solana with sources of posts, was another: the simulator has its own posts");
        }
        if (posts != null && input.isEmpty()) {
            throw new UsageException(
                    "expected --input with --posts, was --posts alone: the simulator has its own posts");
        }
        if (dataDir != null) {
            VenueOption.claim(dataDir, venue);
        }
        return new RunOptions(
                        input,
                        posts,
                        factor(),
                        seedSql,
                        duration,
                        postgresPort,
                        kafkaPort,
                        uiPort,
                        dataDir,
                        report,
                        mode,
                        parallelism,
                        trading,
                        source == LiveSource.SOLANA ? solana() : null)
                .with(telegram(trading))
                .at(agesMillis());
    }

    private List<Integer> agesMillis() {
        try {
            return SnipeAges.millis(ages);
        } catch (IllegalArgumentException e) {
            throw new UsageException("--ages: " + e.getMessage());
        }
    }

    private @Nullable Telegram telegram(Trading trading) {
        try {
            return Telegram.of(System.getenv(), trading.equals(Trading.onPaper()));
        } catch (IllegalArgumentException e) {
            throw new UsageException(String.valueOf(e.getMessage()));
        }
    }

    private SolanaMarket solana() {
        if (!input.isEmpty()) {
            throw new UsageException("expected --input or --source solana, was both");
        }
        if (!(poll >= 0.1) || (untilSlot != null && untilSlot < 0)) {
            throw new UsageException(
                    "expected --poll of at least 0.1 and --until-slot of 0 or more, was "
                            + poll
                            + " and "
                            + untilSlot);
        }
        try {
            SolanaNodes.of(System.getenv());
        } catch (IllegalArgumentException e) {
            throw new UsageException(String.valueOf(e.getMessage()));
        }
        SocialSources.Wanted wanted = listeners.wanted();
        if (wanted != null) {
            try {
                SocialSources.of(wanted, System.getenv());
            } catch (IllegalArgumentException e) {
                throw new UsageException(String.valueOf(e.getMessage()));
            }
        }
        return new SolanaMarket(
                FeedOptions.at(commitment)
                        .polling(Duration.ofMillis((long) (poll * 1_000)))
                        .withTransactionSubscribe(subscribe == Subscription.TRANSACTIONS),
                untilSlot == null ? SolanaSource.NEVER : untilSlot,
                wanted);
    }

    private double factor() {
        if (speed.toLowerCase(Locale.ROOT).equals("max")) {
            return 0;
        }
        try {
            double factor = Double.parseDouble(speed);
            if (factor > 0 && Double.isFinite(factor)) {
                return factor;
            }
        } catch (NumberFormatException e) {
            // said below
        }
        throw new UsageException("expected --speed max or a number above zero, was " + speed);
    }

    private static void existing(String option, @Nullable Path path) {
        if (path != null && !Files.isReadable(path)) {
            throw new UsageException("expected a readable file for " + option + ", was " + path);
        }
    }
}
