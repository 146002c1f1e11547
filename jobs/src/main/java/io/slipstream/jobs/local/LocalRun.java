package io.slipstream.jobs.local;

import io.slipstream.connectors.postgres.LedgerVenue;
import io.slipstream.jobs.local.Reconciliation.Tables;
import io.slipstream.jobs.wiring.Trading;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;

/**
 * The main job with everything embedded: starts services and jobs, shows progress, stops in order,
 * reports.
 */
public final class LocalRun {

    private static final long TICK_MILLIS = 100;

    private final RunOptions options;
    private final PrintStream out;
    private final StopRequest stop = StopRequest.onSignals();

    private LocalRun(RunOptions options, PrintStream out) {
        this.options = options;
        this.out = out;
    }

    /**
     * Runs until the input ends, the duration is over or the process is asked to stop.
     *
     * @return 0 if all went well and the report agrees with the tables, else 1
     */
    public static int run(RunOptions options) throws Exception {
        return run(options, dir -> {});
    }

    /** Told where a run keeps its state, before it starts. */
    @FunctionalInterface
    public interface Told {
        void of(Path dir) throws IOException;
    }

    /** The same, and says where. */
    public static int run(RunOptions options, Told where) throws Exception {
        Path dir =
                options.dataDir() == null
                        ? Files.createTempDirectory("slipstream-")
                        : options.dataDir();
        Files.createDirectories(dir);
        where.of(dir);
        try {
            return new LocalRun(options, System.out).in(dir);
        } finally {
            if (options.dataDir() == null) {
                delete(dir);
            }
        }
    }

    private String greeting() {
        if (!options.trading().equals(Trading.onPaper())) {
            return "Slipstream, LIVE: orders are signed and sent, with the users' real money.";
        }
        return options.solana() == null
                ? "Slipstream, on paper: no key, no account, no network, no real money."
                : "Slipstream, on paper: the live chain, no real money.";
    }

    private int in(Path dir) throws Exception {
        boolean simulated = !options.isRecorded() && options.solana() == null;
        out.println(greeting());
        Path seed = options.seedSql();
        if (seed == null && simulated) {
            seed = Services.demoSeed(dir);
        }
        try (Services services =
                        Services.start(dir, options.kafkaPort(), options.postgresPort(), seed);
                FlinkSession flink =
                        FlinkSession.start(
                                options.uiPort(),
                                NotifyRun.slots(options)
                                        + options.parallelism()
                                                * (options.mode() == RunOptions.Mode.SPLIT
                                                        ? 3
                                                        : 1))) {
            LedgerVenue.claim(services.jdbcUrl(), options.trading().venue());
            Tables before = Reconciliation.read(services.jdbcUrl());
            Tally.carryOver(before.openOrders());
            out.println("Flink's web UI   " + flink.webUi());
            out.println("The tables       " + services.psqlLine());
            out.println("Kafka            " + services.bootstrapServers());
            long started = System.nanoTime();
            try (OrderFeed feed = demoFeed(services);
                    RunningJobs jobs = RunningJobs.start(options, dir, services, flink);
                    NotifyRun telegram =
                            NotifyRun.start(options, dir, services.endpoints(), flink)) {
                watch(jobs);
                jobs.stop();
                telegram.stop();
                return conclude(services, before, (System.nanoTime() - started) / 1e9);
            }
        }
    }

    /** A market shows a line a second, a tape its progress, until there is a reason to stop. */
    private void watch(RunningJobs jobs) throws Exception {
        StatusLine status = new StatusLine(out);
        long begun = System.nanoTime();
        long shown = begun;
        try (ReplayProgress progress = ReplayProgress.of(jobs)) {
            while (!stop.within(TICK_MILLIS)) {
                jobs.check();
                progress.show();
                long now = System.nanoTime();
                if (jobs.isDrained()
                        || (options.durationSeconds() > 0
                                && now - begun >= options.durationSeconds() * 1_000_000_000L)) {
                    return;
                }
                if (!options.isRecorded() && now - shown >= 1_000_000_000L) {
                    shown = now;
                    status.print(Tally.now());
                }
            }
        }
    }

    private int conclude(Services services, Tables before, double seconds)
            throws SQLException, IOException {
        Tally tally = Tally.now();
        List<String> differences =
                Reconciliation.differences(before, Reconciliation.read(services.jdbcUrl()), tally);
        if (options.report() != null) {
            RunReport.write(options.report(), tally, seconds, differences);
        }
        out.printf(
                Locale.ROOT,
                "%n%d transactions (%d unreadable), %d swaps, %d pools, %d posts in %.1f s%n",
                tally.transactions(),
                tally.undecodable(),
                tally.swaps(),
                tally.pools(),
                tally.posts(),
                seconds);
        out.println("signals   " + StatusLine.counts(tally.signals()));
        out.println("orders    " + StatusLine.counts(tally.orders()));
        out.println("denied    " + StatusLine.counts(tally.denials()));
        out.printf(
                Locale.ROOT,
                "trades    %d, realised %+.6f SOL after fees%n",
                tally.trades(),
                tally.realizedPnlLamports() / 1e9);
        differences.forEach(difference -> out.println("DIFFERS   " + difference));
        out.println(differences.isEmpty() ? "The operators' counts agree with the tables." : "");
        return differences.isEmpty() ? 0 : 1;
    }

    /** Follows the user with the lowest number, when there is a market to watch. */
    private OrderFeed demoFeed(Services services) throws SQLException {
        long user = 0;
        try (Connection connection = DriverManager.getConnection(services.jdbcUrl());
                Statement statement = connection.createStatement();
                ResultSet rows =
                        statement.executeQuery("SELECT coalesce(min(user_id), 0) FROM users")) {
            rows.next();
            user = rows.getLong(1);
        }
        return OrderFeed.follow(services.bootstrapServers(), "notifications", user, out);
    }

    /** Deletes a folder and all below it. */
    public static void delete(Path dir) throws IOException {
        try (Stream<Path> files = Files.walk(dir)) {
            for (Path file : files.sorted(Comparator.reverseOrder()).toList()) {
                Files.deleteIfExists(file);
            }
        }
    }
}
