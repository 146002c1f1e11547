package io.slipstream.jobs.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.slipstream.jobs.SharedLocalnet;
import io.slipstream.jobs.chaos.Localnet;
import io.slipstream.models.unit.Ids;
import io.slipstream.models.unit.Mints;
import java.io.File;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.Callable;
import java.util.concurrent.locks.LockSupport;
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

    @TempDir Path folder;
    private String mint = "";
    private Process run;
    private int postgresPort;

    @AfterEach
    void stop() throws InterruptedException {
        if (run != null) {
            run.destroyForcibly().waitFor();
        }
    }

    @Test
    @Timeout(900)
    void everyTradeOfALeaderHasOneOutcomeUnderEachFaultAndAfterAKill() throws Exception {
        Optional<Localnet> started = SharedLocalnet.start(folder.resolve("localnet"), SLOT_MILLIS);
        if (started.isEmpty()) {
            return;
        }
        try (Localnet localnet = started.get()) {
            mint =
                    localnet.admin(
                                    "mint",
                                    "{\"symbol\":\"T\",\"decimals\":6,\"supply\":1000000000}")
                            .path("mint")
                            .asText();
            localnet.admin(
                    "pool",
                    "{\"mint\":\"" + mint + "\",\"sol\":1000,\"tokens\":100000000,\"feeBps\":30}");
            String leader = trade(localnet, 1);
            Set<String> before = settled(localnet, leader);

            run = start(localnet);
            // Nobody is followed yet: the leader is followed while it runs.
            until(() -> output().contains("feed fresh"));
            follow(leader);
            until(() -> output().contains("1 of 1 wallets subscribed"));

            tradeAndSee(localnet, leader, before);
            // On a slow machine the first ones may come too late to be bought.
            while (count("SELECT count(*) FROM orders") == 0) {
                tradeAndSee(localnet, leader, before);
            }
            localnet.admin("drop-websockets", "{}");
            tradeAndSee(localnet, leader, before);
            localnet.admin("faults", "{\"rpc\":{\"http429Next\":6,\"retryAfterSeconds\":1}}");
            tradeAndSee(localnet, leader, before);
            localnet.admin("faults", "{\"rpc\":{\"latencyMs\":300}}");
            tradeAndSee(localnet, leader, before);
            localnet.admin("faults", "{\"rpc\":{\"latencyMs\":0},\"ws\":{\"refuse\":true}}");
            localnet.admin("drop-websockets", "{}");
            tradeAndSee(localnet, leader, before);

            trade(localnet, TRADES);
            run.destroyForcibly().waitFor();
            trade(localnet, TRADES);
            localnet.admin("faults", "{\"ws\":{\"refuse\":false}}");
            run = start(localnet);
            until(() -> outcomes().size() >= landed(localnet, leader, before).size());

            assertThat(outcomes())
                    .containsExactlyInAnyOrderElementsOf(landed(localnet, leader, before));
            assertThat(output()).doesNotContain("secret-in-the-path");
        }
    }

    private Process start(Localnet localnet) throws IOException {
        postgresPort = freePort();
        Path java = Path.of(System.getProperty("java.home"), "bin", "java");
        List<String> command = new ArrayList<>(List.of(java.toString()));
        for (String opened : List.of("java.util", "java.lang", "java.nio")) {
            command.add("--add-opens=java.base/" + opened + "=ALL-UNNAMED");
        }
        command.addAll(List.of("-Xmx1g", "-cp", System.getProperty("java.class.path")));
        command.addAll(List.of(SlipstreamCommand.class.getName(), "run"));
        command.addAll(List.of("--source", "solana", "--poll", "3"));
        command.addAll(List.of("--seed-sql", seed().toString()));
        command.addAll(List.of("--pg-port", String.valueOf(postgresPort)));
        command.addAll(List.of("--data-dir", folder.resolve("data").toString()));
        ProcessBuilder builder = new ProcessBuilder(command);
        builder.environment().put("SOLANA_RPC_URL", localnet.rpc() + "/?key=secret-in-the-path");
        builder.environment().put("SOLANA_WS_URL", localnet.websocket());
        builder.environment().put("SOLANA_RPC_RATE", "200");
        builder.environment().remove("HELIUS_API_KEY");
        File log = folder.resolve("output.log").toFile();
        return builder.redirectErrorStream(true)
                .redirectOutput(ProcessBuilder.Redirect.appendTo(log))
                .start();
    }

    private Path seed() throws IOException {
        return Files.writeString(
                folder.resolve("seed.sql"),
                """
                INSERT INTO users (user_id, status, time_zone) VALUES (1, 'ACTIVE', 'UTC');
                INSERT INTO user_settings (user_id, max_trade_size_sol, daily_loss_limit_sol,
                    slippage_percentage, trading_state, snipe_enabled, paper_balance_sol)
                    VALUES (1, 1, 50, 25, 'ACTIVE', false, 1000);
                """);
    }

    private void follow(String leader) throws SQLException {
        try (Connection connection = database();
                Statement statement = connection.createStatement()) {
            statement.executeUpdate(
                    "INSERT INTO copy_relations (user_id, leader_address, copy_amount_sol) VALUES (1, '"
                            + leader
                            + "', 0.1)");
        }
    }

    /** Under the fault that is set now. */
    private void tradeAndSee(Localnet localnet, String leader, Set<String> before)
            throws Exception {
        trade(localnet, TRADES);
        Set<String> landed = landed(localnet, leader, before);
        until(() -> outcomes().size() >= landed.size());
        assertThat(outcomes()).containsExactlyInAnyOrderElementsOf(landed);
    }

    private String trade(Localnet localnet, int times) throws Exception {
        JsonNode last = new ObjectMapper().nullNode();
        for (int i = 0; i < times; i++) {
            last =
                    localnet.admin(
                            "trade", "{\"mint\":\"" + mint + "\",\"side\":\"buy\",\"amount\":0.5}");
        }
        return last.path("trader").asText();
    }

    /** The signals that what landed must have caused. */
    private Set<String> landed(Localnet localnet, String leader, Set<String> before)
            throws Exception {
        Set<String> landed = new TreeSet<>(settled(localnet, leader));
        landed.removeAll(before);
        Set<String> signals = new TreeSet<>();
        landed.forEach(each -> signals.add(Ids.copySignal(each, leader, Mints.SOL, mint, 1)));
        return signals;
    }

    /** The swaps in the node's own ledger, all of them confirmed. */
    private Set<String> settled(Localnet localnet, String leader) throws Exception {
        long slot = localnet.state().path("slot").asLong();
        until(() -> localnet.state().path("slot").asLong() > slot + 3);
        Set<String> swaps = new TreeSet<>();
        for (JsonNode swap : localnet.read("ledger?owner=" + leader).path("swaps")) {
            if (swap.path("err").isNull()) {
                swaps.add(swap.path("signature").asText());
            }
        }
        return swaps;
    }

    /** The signals of all orders and denials, one for each outcome. */
    private List<String> outcomes() throws SQLException {
        List<String> causes = new ArrayList<>();
        try (Connection connection = database();
                Statement statement = connection.createStatement();
                ResultSet rows = statement.executeQuery("SELECT signal_id FROM order_outcomes")) {
            while (rows.next()) {
                causes.add(rows.getString(1));
            }
        } catch (SQLException notUpYet) {
            return List.of();
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
        return DriverManager.getConnection(
                "jdbc:postgresql://127.0.0.1:" + postgresPort + "/postgres?user=postgres");
    }

    private String output() throws IOException {
        return Files.readString(folder.resolve("output.log"));
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
