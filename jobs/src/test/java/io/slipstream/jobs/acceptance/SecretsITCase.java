package io.slipstream.jobs.acceptance;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import com.macasaet.fernet.Key;
import com.macasaet.fernet.StringValidator;
import com.macasaet.fernet.Token;
import io.slipstream.connectors.wallet.MasterKeys;
import io.slipstream.connectors.wallet.WalletVault;
import io.slipstream.jobs.bench.LoopbackChats;
import io.slipstream.jobs.bench.LoopbackChats.Shown;
import io.slipstream.jobs.bench.LoopbackTelegram;
import io.slipstream.jobs.cli.SlipstreamCommand;
import io.slipstream.jobs.cli.keys.KeysCommand;
import io.slipstream.models.port.SigningException;
import io.slipstream.models.unit.Base58;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.TemporalAmount;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.p2p.solanaj.core.Account;
import org.p2p.solanaj.utils.TweetNaclFast;

/**
 * The real system with wallets in it, rotated while it trades; afterwards every byte that it left
 * is looked through for master keys and private keys.
 */
class SecretsITCase {

    private static final Duration PATIENCE = Duration.ofSeconds(150);
    private static final String FILLED = "SELECT count(*) FROM orders WHERE state = 'FILLED'";
    private static final String ENCRYPTED =
            "SELECT encrypted_private_key FROM user_wallets ORDER BY user_id";
    private static final byte[] MESSAGE = {1, 2, 3, 4};
    private static final String BOT_TOKEN = "4242:AAF-secrets_test-token-that-nobody-may-see";
    private static final long CHAT = 770_004;

    /** Stands in settings, topics and state. */
    private static final SecretScan LEADER =
            new SecretScan().text("leader", AcceptanceTape.leaders().get(0));

    private final String old = MasterKeys.generate();
    private final String fresh = MasterKeys.generate();
    private final String both = "2:" + fresh + ",1:" + old;
    private final Account planted = new Account();
    private LoopbackTelegram telegram;

    @TempDir Path home;
    private Run run;
    private Query tables;
    private Process process;

    @BeforeEach
    void startTelegram() throws Exception {
        telegram = LoopbackTelegram.start(BOT_TOKEN, 0);
    }

    @AfterEach
    void endProcess() {
        telegram.close();
        if (process != null) {
            process.destroyForcibly();
        }
    }

    @Test
    void noSecretStandsInWhatARunLeavesBehind() throws Exception {
        run =
                Run.in(home)
                        .seededBy(Followers.copyingAndSniping())
                        .onPostgresPort(Run.freePort())
                        .with(MasterKeys.VARIABLE, both)
                        .keepingEverythingAtHome();
        telegram.environment().forEach(run::with);
        tables = new Query(run.jdbcUrl());
        process = run.inItsOwnProcess();
        await(5);

        String address = createWallets();
        List<String> secrets = decrypted();
        assertThat(keys(both, "rotate", "--backup-dir", home.toString())).isZero();
        assertThat(keys("2:" + fresh, "verify")).isZero();
        sign(address);
        exportTo(CHAT, secrets.get(3));
        provokeRefusals();
        await(tables.number(FILLED) + 5);
        String stored = tables.list(ENCRYPTED).get(3);
        keepACheckpoint();
        process.destroy();
        assertThat(process.waitFor(90, TimeUnit.SECONDS)).as(run.output()).isTrue();

        SecretScan scan =
                new SecretScan()
                        .fernetKey("old", old)
                        .fernetKey("fresh", fresh)
                        .text("bot token", BOT_TOKEN);
        for (String secret : secrets) {
            scan.solanaKey("wallet", Base58.decode(secret));
        }
        assertThat(scan.in(home)).isEmpty();
        assertEverythingWasLookedThrough(stored);
    }

    /** Three made by the system and one whose key we know; all with the old master key. */
    private String createWallets() throws Exception {
        for (String user : new String[] {"1", "2", "3"}) {
            assertThat(keys(old, "create", "--user", user)).isZero();
        }
        tables.update(
                "INSERT INTO user_wallets VALUES (4, '%s', '%s', 1)"
                        .formatted(
                                planted.getPublicKeyBase58(),
                                Token.generate(new Key(old), Base58.encode(planted.getSecretKey()))
                                        .serialise()));
        return planted.getPublicKeyBase58();
    }

    /** What the four rows hold: base58 of 64 bytes each. */
    private List<String> decrypted() throws Exception {
        List<String> secrets = new ArrayList<>();
        for (String token : tables.list(ENCRYPTED)) {
            secrets.add(Token.fromString(token).validateAndDecrypt(new Key(old), new Ageless()));
        }
        assertThat(secrets).hasSize(4).doesNotHaveDuplicates();
        assertThat(secrets.get(3)).isEqualTo(Base58.encode(planted.getSecretKey()));
        return secrets;
    }

    /** The one place where a private key is ever seen: its own user's chat, for a while. */
    private void exportTo(long chat, String key) throws Exception {
        tables.update(
                "UPDATE users SET telegram_chat_id = %d WHERE user_id = 4".formatted(chat),
                "UPDATE system_state SET wallet_export_delay_seconds = 1, wallet_export_shown_seconds = 1");
        LoopbackChats chats = telegram.chats();
        chats.say(chat, "/export_wallet");
        Shown asked = chats.await(chat, 0, text -> text.contains("Send the private key"), PATIENCE);
        chats.press(chat, asked, "Yes");
        Shown shown = chats.await(chat, asked.messageId(), text -> text.contains(key), PATIENCE);
        assertThat(shown.isProtected()).isTrue();
        assertThat(shown.buttons()).containsEntry("Copy the key", key);
        chats.awaitGone(chat, text -> text.contains(key), PATIENCE);
        tables.awaitAtLeast(
                1,
                "SELECT count(*) FROM wallet_exports WHERE user_id = 4 AND state = 'DELETED' AND reason IS NULL",
                PATIENCE,
                process::isAlive);
    }

    private void sign(String address) {
        try (WalletVault vault = WalletVault.open(run.jdbcUrl(), MasterKeys.parse(both))) {
            assertThat(vault.publicKey(4)).isEqualTo(address);
            assertThat(vault.sign(4, MESSAGE))
                    .isEqualTo(
                            new TweetNaclFast.Signature(new byte[0], planted.getSecretKey())
                                    .detached(MESSAGE));
        }
    }

    /** Whatever goes wrong is written down below the home, as far as anybody could see it. */
    private void provokeRefusals() throws Exception {
        assertThat(keys(old, "verify")).isEqualTo(1);
        assertThat(keys(both.substring(0, both.length() - 9), "verify")).isEqualTo(2);
        assertThat(keys("2:" + old + ",1:" + fresh, "verify")).isEqualTo(1);
        tables.update(
                "INSERT INTO user_wallets SELECT 5, public_key, encrypted_private_key, 2 FROM"
                        + " user_wallets WHERE user_id = 1",
                "UPDATE user_wallets SET public_key = '"
                        + planted.getPublicKeyBase58()
                        + "' WHERE user_id = 5",
                "INSERT INTO user_wallets VALUES (6, 'x', 'damaged', 2), (7, 'y', 'damaged', 9)");
        assertThat(keys(both, "verify")).isEqualTo(1);
        StringWriter traces = new StringWriter();
        try (WalletVault vault = WalletVault.open(run.jdbcUrl(), MasterKeys.parse(both))) {
            for (long user : new long[] {5, 6, 7, 99}) {
                try {
                    vault.sign(user, MESSAGE);
                } catch (SigningException e) {
                    e.printStackTrace(new PrintWriter(traces, true));
                }
            }
        }
        assertThat(traces.toString())
                .contains("user=5 reason=UNREADABLE_KEY", "user=6 reason=UNREADABLE_KEY")
                .contains("user=7 reason=UNKNOWN_KEY_VERSION", "user=99 reason=NO_WALLET");
        Files.writeString(home.resolve("exceptions.txt"), traces.toString());
    }

    /** An orderly stop deletes the checkpoints; until then each is replaced within seconds. */
    private void keepACheckpoint() throws Exception {
        Path kept = Files.createDirectory(home.resolve("checkpoint"));
        Instant end = Instant.now().plus(PATIENCE);
        while (LEADER.in(kept).isEmpty()) {
            assertThat(Instant.now()).as("a checkpoint with relations in it").isBefore(end);
            try (Stream<Path> files =
                    Files.walk(run.dataDir().resolve("states/fused/checkpoints"))) {
                for (Path file : files.filter(Files::isRegularFile).toList()) {
                    Files.copy(file, kept.resolve(UUID.randomUUID().toString()));
                }
            } catch (NoSuchFileException | UncheckedIOException replaced) {
                // the next one then
            }
        }
    }

    /** What must be there is found where it must be, so a secret would have been. */
    private void assertEverythingWasLookedThrough(String stored) throws Exception {
        SecretScan encrypted = new SecretScan().text("ciphertext", stored);
        assertThat(encrypted.in(run.dataDir().resolve("postgres"))).isNotEmpty();
        for (String part : new String[] {"kafka", "states/fused/savepoints"}) {
            assertThat(LEADER.in(run.dataDir().resolve(part))).as(part).isNotEmpty();
        }
        assertThat(LEADER.in(home.resolve("checkpoint"))).isNotEmpty();
        assertThat(home.resolve("tmp/slipstream-logs/slipstream.log")).isNotEmptyFile();
        assertThat(home.resolve("output.log")).isNotEmptyFile();
        assertThat(home.resolve("keys.txt")).content().contains("backup: ", "reason=");
    }

    /** {@code slipstream keys …} on the run's database. */
    private int keys(String masterKeys, String... arguments) throws Exception {
        StringWriter told = new StringWriter();
        PrintWriter writer = new PrintWriter(told, true);
        int exit =
                SlipstreamCommand.line(
                                new KeysCommand(
                                        Map.of(
                                                MasterKeys.VARIABLE,
                                                masterKeys,
                                                "DATABASE_URL",
                                                run.jdbcUrl())))
                        .setOut(writer)
                        .setErr(writer)
                        .execute(arguments);
        Files.writeString(
                home.resolve("keys.txt"),
                Arrays.toString(arguments) + "\n" + told,
                UTF_8,
                StandardOpenOption.CREATE,
                StandardOpenOption.APPEND);
        return exit;
    }

    private void await(long filled) throws Exception {
        tables.awaitAtLeast(filled, FILLED, PATIENCE, process::isAlive);
    }

    private static final class Ageless implements StringValidator {
        @Override
        public TemporalAmount getTimeToLive() {
            return Duration.ofDays(365);
        }
    }
}
