package io.slipstream.jobs.cli;

import static org.assertj.core.api.Assertions.assertThat;

import io.slipstream.connectors.postgres.EmbeddedDatabase;
import io.slipstream.jobs.NodeProxy;
import io.slipstream.jobs.SharedLocalnet;
import io.slipstream.jobs.chaos.Localnet;
import io.slipstream.models.layout.Programs;
import io.slipstream.models.unit.Ids;
import io.slipstream.models.unit.Mints;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.Callable;
import java.util.concurrent.locks.LockSupport;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/**
 * The live run against a real Solana VM: each landed buy of a followed wallet has exactly one
 * outcome for its follower, whatever the node did, and after a kill.
 */
@Tag("localnet")
class SolanaLocalnetITCase {
    private static final int SLOT_MILLIS = 200;
    private static final int TRADES = 5;

    /** Two batches and a half. */
    private static final int GAP = 50;

    @TempDir Path folder;
    private LocalnetTrader leader;
    private Set<String> before = Set.of();
    private NodeProxy proxy;
    private String websocket = "";
    private Process run;
    private int postgresPort;
    private String seeded = "";

    @AfterEach
    void stop() throws InterruptedException {
        if (run != null) {
            run.destroyForcibly().waitFor();
        }
        if (proxy != null) {
            proxy.close();
        }
    }

    @Test
    @Timeout(1_800)
    void everyTradeOfALeaderHasOneOutcomeUnderEachFaultAndAfterAKill() throws Exception {
        Optional<Localnet> started = SharedLocalnet.start(folder.resolve("localnet"), SLOT_MILLIS);
        if (started.isEmpty()) {
            return;
        }
        try (Localnet localnet = started.get()) {
            meet(localnet);
            run = start();
            // Nobody is followed yet: the leader is followed while it runs, and it dies at once.
            until(() -> output().contains("feed fresh"));
            follow();
            leader.buy(TRADES);
            restart();
            seeAll();

            // On a slow machine the first ones may come too late to be bought.
            while (count("SELECT count(*) FROM orders") == 0) {
                tradeAndSee();
            }
            followProgram();
            until(() -> output().contains("2 of 2 wallets subscribed, 2 by whole transactions"));
            tellHowSoonSubscribed(Programs.JUPITER_V6);
            tradeAndSee();
            localnet.admin("drop-websockets", "{}");
            tradeAndSee();
            localnet.admin("faults", "{\"rpc\":{\"http429Next\":6,\"retryAfterSeconds\":1}}");
            tradeAndSee();
            localnet.admin("faults", "{\"rpc\":{\"latencyMs\":300}}");
            tradeAndSee();
            localnet.admin("faults", "{\"rpc\":{\"latencyMs\":0}}");
            proxy.reorder(true);
            tradeAndSee();
            localnet.admin("faults", "{\"ws\":{\"refuse\":true}}");
            localnet.admin("drop-websockets", "{}");
            tradeAndSee();
            proxy.reorder(false);
            proxy.fallBehind(20);
            tradeAndSee();
            localnet.admin("faults", "{\"ws\":{\"refuse\":false}}");
            tradeAndSee();
            proxy.fallBehind(0);

            leader.buy(TRADES);
            run.destroyForcibly().waitFor();
            leader.buy(GAP);
            proxy.slowTransactions(Duration.ofSeconds(1));
            int read = proxy.transactionRequests();
            run = start();
            until(() -> proxy.transactionRequests() > read);
            restart(); // while the gap is read
            proxy.slowTransactions(Duration.ZERO);
            seeAll();
            assertThat(output()).doesNotContain("secret-in-the-path");
        }
    }

    @Test
    @Timeout(900)
    void splitJobsGoOnWhereTheyWereKilledAndEndOnceAllIsRead() throws Exception {
        Optional<Localnet> started = SharedLocalnet.start(folder.resolve("localnet"), SLOT_MILLIS);
        if (started.isEmpty()) {
            return;
        }
        try (Localnet localnet = started.get()) {
            meet(localnet);
            run = start("--mode", "split");
            until(() -> output().contains("feed fresh"));
            follow();
            tradeAndSee(); // his first trade has his follower already
            run.destroyForcibly().waitFor();
            leader.buy(TRADES);
            leader.settle();

            run = start("--mode", "split", "--until-slot", "0");
            assertThat(run.waitFor()).as(this::output).isZero();

            run = start("--mode", "split");
            seeAll();
        }
    }

    /** Of two runs, one ends while the chain goes on, the other's end has passed when it starts. */
    @Test
    @Timeout(900)
    void aRunEndsAfterItsSlot() throws Exception {
        Optional<Localnet> started = SharedLocalnet.start(folder.resolve("localnet"), SLOT_MILLIS);
        if (started.isEmpty()) {
            return;
        }
        try (Localnet localnet = started.get()) {
            meet(localnet);
            seeded = followed();
            run = start();
            until(() -> output().contains("feed fresh"));
            tradeAndSee();
            run.destroyForcibly().waitFor();
            leader.buy(TRADES);
            long end = slot(localnet) + 60_000 / SLOT_MILLIS;

            run = start("--until-slot", String.valueOf(end));
            until(() -> output().contains("feed fresh"));
            leader.buy(TRADES);
            assertThat(run.waitFor()).as(this::output).isZero();
            assertThat(slot(localnet)).isGreaterThan(end);
            assertThat(outcomesAfterwards()).containsExactlyInAnyOrderElementsOf(landed());

            leader.buy(TRADES);
            Set<String> until = landed();
            long passed = slot(localnet);
            leader.settle();
            leader.buy(TRADES);
            run = start("--until-slot", String.valueOf(passed));
            assertThat(run.waitFor()).as(this::output).isZero();
            assertThat(outcomesAfterwards()).containsExactlyInAnyOrderElementsOf(until);

            run = start(); // what came after the end has not been passed over
            seeAll();
        }
    }

    private static long slot(Localnet localnet) throws Exception {
        return localnet.state().path("slot").asLong();
    }

    /** What the tables of a run that has ended hold. */
    private List<String> outcomesAfterwards() throws Exception {
        try (EmbeddedDatabase database =
                EmbeddedDatabase.start(folder.resolve("data").resolve("postgres"), 0)) {
            return outcomes(database.jdbcUrl());
        }
    }

    /** For people: the issue wants a second. */
    private void tellHowSoonSubscribed(String address) throws IOException {
        Path log = SlipstreamProcess.logs(folder.resolve("output.log")).resolve("slipstream.log");
        Pattern line = Pattern.compile("wallet=" + address + " subscribed afterMillis=(\\d+)");
        Matcher matcher = line.matcher(Files.readString(log));
        assertThat(matcher.find()).isTrue();
        System.err.printf("a new row to its subscription: %s ms%n", matcher.group(1));
    }

    private void meet(Localnet localnet) throws Exception {
        leader = LocalnetTrader.start(localnet);
        before = leader.swaps();
        proxy = new NodeProxy(localnet.rpc());
        websocket = localnet.websocket();
    }

    private void restart() throws Exception {
        run.destroyForcibly().waitFor();
        run = start();
    }

    private Process start(String... more) throws IOException {
        postgresPort = freePort();
        List<String> arguments =
                new ArrayList<>(List.of("run", "--source", "solana", "--poll", "3"));
        arguments.addAll(List.of("--seed-sql", seed().toString()));
        arguments.addAll(List.of("--pg-port", String.valueOf(postgresPort)));
        arguments.addAll(List.of("--data-dir", folder.resolve("data").toString()));
        arguments.addAll(List.of(more));
        Map<String, String> environment =
                Map.of(
                        "SOLANA_RPC_URL",
                        proxy.rpc() + "/?key=secret-in-the-path",
                        "SOLANA_WS_URL",
                        websocket,
                        "SOLANA_RPC_RATE",
                        "200",
                        "HELIUS_API_KEY",
                        "");
        return SlipstreamProcess.start(folder.resolve("output.log"), environment, arguments);
    }

    private Path seed() throws IOException {
        return Files.writeString(
                folder.resolve("seed.sql"),
                """
                INSERT INTO users (user_id, status, time_zone) VALUES (1, 'ACTIVE', 'UTC');
                INSERT INTO user_settings (user_id, max_trade_size_sol, daily_loss_limit_sol,
                    slippage_percentage, trading_state, snipe_enabled, paper_balance_sol)
                    VALUES (1, 1, 50, 25, 'ACTIVE', false, 1000);
                """
                        + seeded);
    }

    private void follow() throws SQLException {
        update(followed());
    }

    private String followed() {
        return "INSERT INTO copy_relations (user_id, leader_address, copy_amount_sol) VALUES (1, '"
                + leader.wallet()
                + "', 0.1);";
    }

    /** All swaps are its transactions too, so that each of the leader's comes twice. */
    private void followProgram() throws SQLException {
        update("INSERT INTO tracked_wallets (address) VALUES ('" + Programs.JUPITER_V6 + "')");
    }

    private void update(String sql) throws SQLException {
        try (Connection connection = database();
                Statement statement = connection.createStatement()) {
            statement.executeUpdate(sql);
        }
    }

    /** Under the fault that is set now. */
    private void tradeAndSee() throws Exception {
        leader.buy(TRADES);
        seeAll();
    }

    /** What landed has come out, each once. */
    private void seeAll() throws Exception {
        Set<String> landed = landed();
        until(() -> outcomes().size() >= landed.size());
        assertThat(outcomes()).containsExactlyInAnyOrderElementsOf(landed);
    }

    /** The signals that what landed must have caused. */
    private Set<String> landed() throws Exception {
        Set<String> landed = leader.swaps();
        landed.removeAll(before);
        Set<String> signals = new TreeSet<>();
        landed.forEach(
                each ->
                        signals.add(
                                Ids.copySignal(
                                        each, leader.wallet(), Mints.SOL, leader.mint(), 1)));
        return signals;
    }

    /** Of the run; nothing as long as it is not up. */
    private List<String> outcomes() {
        try {
            return outcomes(jdbcUrl());
        } catch (SQLException notUpYet) {
            return List.of();
        }
    }

    /** The signals of all orders and denials, one for each outcome. */
    private static List<String> outcomes(String jdbcUrl) throws SQLException {
        List<String> causes = new ArrayList<>();
        try (Connection connection = DriverManager.getConnection(jdbcUrl);
                Statement statement = connection.createStatement();
                ResultSet rows = statement.executeQuery("SELECT signal_id FROM order_outcomes")) {
            while (rows.next()) {
                causes.add(rows.getString(1));
            }
        }
        return causes;
    }

    private long count(String sql) throws SQLException {
        try (Connection connection = database();
                Statement statement = connection.createStatement();
                ResultSet rows = statement.executeQuery(sql)) {
            rows.next();
            return rows.getLong(1);
        }
    }

    private Connection database() throws SQLException {
        return DriverManager.getConnection(jdbcUrl());
    }

    private String jdbcUrl() {
        return "jdbc:postgresql://127.0.0.1:" + postgresPort + "/postgres?user=postgres";
    }

    private String output() {
        try {
            return Files.readString(folder.resolve("output.log"));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private void until(Callable<Boolean> happened) throws Exception {
        while (!happened.call()) {
            if (run != null && !run.isAlive()) {
                throw new AssertionError("expected the run to go on, it ended: " + output());
            }
            LockSupport.parkNanos(50_000_000);
        }
    }

    private static int freePort() throws IOException {
        try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            return socket.getLocalPort();
        }
    }
}
