package io.slipstream.jobs.venue;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.slipstream.connectors.kafka.CommandTopic;
import io.slipstream.connectors.postgres.PostgresOrderLedger;
import io.slipstream.connectors.postgres.TableBackup;
import io.slipstream.connectors.wallet.MasterKeys;
import io.slipstream.connectors.wallet.WalletRegistration;
import io.slipstream.connectors.wallet.WalletTable;
import io.slipstream.jobs.SharedLocalnet;
import io.slipstream.jobs.chaos.Localnet;
import io.slipstream.jobs.cli.SlipstreamCommand;
import io.slipstream.jobs.local.RestoredFolder;
import io.slipstream.models.chain.Side;
import io.slipstream.models.trade.Command;
import io.slipstream.models.trade.Order;
import io.slipstream.models.trade.OrderState;
import io.slipstream.models.unit.Ids;
import java.io.IOException;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** {@code run --venue jupiter} in a process of its own, against a real Solana VM. */
@Tag("localnet")
class LiveRunLocalnetITCase {
    private static final long USER = 1_000_001;
    private static final String SETTLED =
            "SELECT count(*) FROM orders LEFT JOIN trades USING (order_id) WHERE order_id = '%s'"
                    + " AND booked_at IS NOT NULL AND (state <> 'FILLED' OR executed_at IS NOT NULL)";
    private static final String BOOKED =
            "SELECT count(*) FROM trades JOIN orders USING (order_id)"
                    + " WHERE order_id = '%s' AND state = 'FILLED' AND booked_at IS NOT NULL";

    @TempDir Path folder;
    private Process process;
    private String jdbcUrl = "";
    private int kafkaPort;

    @AfterEach
    void stop() {
        if (process != null) {
            process.destroyForcibly();
        }
    }

    @Test
    @Timeout(400)
    void ordersThatACrashLeftBehindLandOnceAndAreBookedAcrossRestarts() throws Exception {
        Optional<Localnet> started = SharedLocalnet.start(folder.resolve("localnet"), 400);
        if (started.isEmpty()) {
            return;
        }
        try (Localnet localnet = started.get()) {
            String mint = localnet.admin("mint", "{\"symbol\":\"T\"}").path("mint").asText();
            localnet.admin("pool", "{\"mint\":\"" + mint + "\",\"sol\":1000,\"tokens\":1000000}");
            String key = MasterKeys.generate();
            int port = freePort();
            kafkaPort = freePort();
            jdbcUrl = "jdbc:postgresql://127.0.0.1:" + port + "/postgres?user=postgres";

            run(localnet, key, port, "data");
            String wallet = begin(localnet, key);
            Order buy = leave("first", Side.BUY, mint, LiveDesk.SOL);
            awaitBooked(buy);

            // by the whole way: topic, risk gate, venue, chain, and back into the gate
            CommandTopic.send("127.0.0.1:" + kafkaPort, Command.sellShare(7, USER, mint, 5_000, 1));
            await(BOOKED.formatted(Ids.order(Ids.command(7))));
            process.destroyForcibly().waitFor();

            // the database outlives the process, as it would on anybody's machine
            Order sell = leave("second", Side.SELL, mint, 1_000_000);
            run(localnet, key, port, "data");
            awaitBooked(sell);
            process.destroy();
            assertThat(process.waitFor(90, TimeUnit.SECONDS)).isTrue();
            assertThat(process.exitValue()).as(output()).isZero();

            JsonNode ledger = localnet.read("ledger?owner=" + wallet);
            assertThat(ledger.path("swaps")).hasSize(3);
            assertThat(ledger.path("repeatedMemos")).isEmpty();
        }
    }

    /** A backup, two orders, a disaster: what the backup does not know, the chain does. */
    @Test
    @Timeout(400)
    void whatLandedAfterTheBackupIsKnownAfterTheRestoreAndIsNotBoughtAgain() throws Exception {
        Optional<Localnet> started = SharedLocalnet.start(folder.resolve("localnet"), 400);
        if (started.isEmpty()) {
            return;
        }
        try (Localnet localnet = started.get()) {
            String mint = localnet.admin("mint", "{\"symbol\":\"T\"}").path("mint").asText();
            localnet.admin("pool", "{\"mint\":\"" + mint + "\",\"sol\":1000,\"tokens\":1000000}");
            String key = MasterKeys.generate();
            int port = freePort();
            kafkaPort = freePort();
            jdbcUrl = "jdbc:postgresql://127.0.0.1:" + port + "/postgres?user=postgres";

            run(localnet, key, port, "lost");
            String wallet = begin(localnet, key);
            awaitBooked(leave("before", Side.BUY, mint, LiveDesk.SOL));
            TableBackup.write(jdbcUrl, folder.resolve("backup"));
            Order after = leave("after", Side.BUY, mint, LiveDesk.SOL / 2);
            awaitBooked(after);
            List<String> held = lots();
            process.destroy(); // with its database
            assertThat(process.waitFor(90, TimeUnit.SECONDS)).isTrue();

            RestoredFolder.make(folder.resolve("restored"), folder.resolve("backup"));
            run(localnet, key, port, "restored");
            awaitBooked(after);
            assertThat(lots()).as("lots as they were").isEqualTo(held);
            assertThat(leave("after", Side.BUY, mint, LiveDesk.SOL / 2).state())
                    .as("the same signal again")
                    .isEqualTo(OrderState.FILLED);
            CommandTopic.send(
                    "127.0.0.1:" + kafkaPort, Command.sellShare(7, USER, mint, 10_000, 1));
            await(BOOKED.formatted(Ids.order(Ids.command(7))));

            JsonNode ledger = localnet.read("ledger?owner=" + wallet);
            assertThat(ledger.path("swaps")).hasSize(3);
            assertThat(ledger.path("repeatedMemos")).isEmpty();
            assertThat(lots()).as("all of it is sold").isEmpty();
        }
    }

    /** Whose lots they are is not on the chain. */
    private List<String> lots() throws SQLException {
        List<String> lots = new ArrayList<>();
        try (Connection connection = DriverManager.getConnection(jdbcUrl);
                ResultSet rows =
                        connection
                                .createStatement()
                                .executeQuery(
                                        "SELECT concat(opened_order_id, ' ', token_units, ' ', cost_lamports)"
                                                + " FROM lots WHERE token_units > 0 ORDER BY 1")) {
            while (rows.next()) {
                lots.add(rows.getString(1));
            }
        }
        return lots;
    }

    /** Until it runs; then a user with a wallet of ten SOL. */
    private String begin(Localnet localnet, String key) throws Exception {
        await("SELECT count(*) FROM order_denials WHERE reason = 'BALANCE_UNKNOWN'");
        String wallet = register(key);
        localnet.admin("airdrop", "{\"address\":\"" + wallet + "\",\"sol\":10}");
        return wallet;
    }

    /** As a process that dies between storing and signing leaves it. */
    private Order leave(String signal, Side side, String mint, long amount) throws Exception {
        try (PostgresOrderLedger ledger = new PostgresOrderLedger(jdbcUrl)) {
            return ledger.store(
                            Order.decided(LiveDesk.terms(signal, USER, side, mint, amount, 0, 0)))
                    .toCompletableFuture()
                    .get(30, TimeUnit.SECONDS);
        }
    }

    private String register(String key) throws SQLException {
        try (Connection connection = DriverManager.getConnection(jdbcUrl);
                WalletTable wallets = WalletTable.connect(jdbcUrl)) {
            connection
                    .createStatement()
                    .execute(
                            "INSERT INTO users (user_id) VALUES (%1$d); INSERT INTO user_settings (user_id) VALUES (%1$d)"
                                    .formatted(USER));
            return new WalletRegistration(wallets, MasterKeys.parse(key))
                    .register(USER)
                    .publicKey();
        }
    }

    private void run(Localnet localnet, String key, int port, String data) throws IOException {
        List<String> command = new ArrayList<>();
        command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
        for (String opened : List.of("java.util", "java.lang", "java.nio")) {
            command.add("--add-opens=java.base/" + opened + "=ALL-UNNAMED");
        }
        command.addAll(
                List.of(
                        "-XX:TieredStopAtLevel=1",
                        "-Xmx1g",
                        "-cp",
                        System.getProperty("java.class.path")));
        command.addAll(List.of(SlipstreamCommand.class.getName(), "run", "--venue", "jupiter"));
        command.addAll(List.of("--data-dir", folder.resolve(data).toString()));
        command.addAll(List.of("--pg-port", Integer.toString(port)));
        command.addAll(List.of("--kafka-port", Integer.toString(kafkaPort)));
        ProcessBuilder builder =
                new ProcessBuilder(command)
                        .redirectErrorStream(true)
                        .redirectOutput(
                                ProcessBuilder.Redirect.appendTo(
                                        folder.resolve("output.log").toFile()));
        builder.environment()
                .putAll(
                        Map.of(
                                "SOLANA_RPC_URL", localnet.rpc(),
                                "JUPITER_URL", localnet.jupiter(),
                                "WALLET_ENCRYPTION_KEY", key));
        process = builder.start();
    }

    /** Until the database is there and counts something. */
    private void await(String count) throws IOException {
        while (!countsSome(count)) {
            assertThat(process.isAlive()).as(output()).isTrue();
            LockSupport.parkNanos(200_000_000);
        }
    }

    /** Fails at once if it ended in another way than with a fill. */
    private void awaitBooked(Order order) throws IOException {
        await(SETTLED.formatted(order.id()));
        assertThat(countsSome(BOOKED.formatted(order.id()))).as(output()).isTrue();
    }

    private boolean countsSome(String count) {
        try (Connection connection = DriverManager.getConnection(jdbcUrl);
                ResultSet rows = connection.createStatement().executeQuery(count)) {
            return rows.next() && rows.getLong(1) > 0;
        } catch (SQLException notThereYet) {
            return false;
        }
    }

    private String output() throws IOException {
        return Files.readString(folder.resolve("output.log"));
    }

    private static int freePort() throws IOException {
        try (ServerSocket socket = new ServerSocket(0)) {
            return socket.getLocalPort();
        }
    }
}
