package io.slipstream.connectors.wallet;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.slipstream.connectors.EmbeddedStack;
import io.slipstream.connectors.wallet.KeyRotation.Rotated;
import io.slipstream.connectors.wallet.KeyVerification.Verified;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.atomic.AtomicBoolean;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class KeyRotationITCase {
    private static final int USERS = 250;
    private static final byte[] MESSAGE = {1, 2, 3};
    private static final String ROWS =
            "SELECT user_id, public_key, encrypted_private_key, key_version FROM user_wallets ORDER BY 1";
    private static final String VERSIONS =
            "SELECT key_version, count(*) FROM user_wallets GROUP BY 1 ORDER BY 1";

    private final String first = MasterKeys.generate();
    private final MasterKeys old = MasterKeys.parse(first);
    private final MasterKeys both = MasterKeys.parse("2:" + MasterKeys.generate() + ",1:" + first);
    private WalletTable wallets;

    @BeforeEach
    void registerUsers() throws Exception {
        WalletRows.clear(USERS + 50);
        wallets = WalletTable.connect(EmbeddedStack.jdbcUrl());
        WalletRegistration registration = new WalletRegistration(wallets, old);
        for (long user = 1; user <= USERS; user++) {
            registration.register(user);
        }
    }

    @AfterEach
    void disconnect() {
        wallets.close();
    }

    @Test
    void aRotationThatWasCutOffGoesOnWhereItStopped() throws Exception {
        KeyRotation rotation = new KeyRotation(wallets, both);
        assertThat(rotation.waiting()).isEqualTo(USERS);
        assertThatThrownBy(() -> rotation.run(KeyRotationITCase::cutOffAfter137))
                .hasMessage("cut off");
        assertThat(WalletRows.list(VERSIONS)).containsExactly("1 113", "2 137");
        assertThat(new KeyVerification(wallets, both).run().readable())
                .isEqualTo(Map.of(1, 113L, 2, 137L));

        Rotated rest = rotation.run(done -> {});

        assertThat(rest.rotated()).isEqualTo(113);
        assertThat(rest.unreadable()).isEmpty();
        Verified verified = new KeyVerification(wallets, both).run();
        assertThat(verified.readable()).isEqualTo(Map.of(2, (long) USERS));
        assertThat(verified.unreadable()).isEmpty();
        assertThat(rotation.run(done -> {}).rotated()).isZero();
        assertThat(wallets.firstUses().keySet()).containsExactly(2);
        assertThat(WalletRows.list("SELECT version FROM wallet_key_versions ORDER BY 1"))
                .containsExactly("1", "2");
    }

    @Test
    void jobsSignAndUsersRegisterWhileTwoRotationsRun() throws Exception {
        AtomicBoolean over = new AtomicBoolean();
        CompletableFuture<Rotated> one = rotating();
        CompletableFuture<Rotated> other = rotating();
        CompletableFuture<Long> signing = CompletableFuture.supplyAsync(() -> signAll(over));
        // a job that was not restarted with the new key yet
        WalletRegistration registration = new WalletRegistration(wallets, old);
        for (long user = USERS + 1; user <= USERS + 50; user++) {
            registration.register(user);
        }

        long rotated = one.get().rotated() + other.get().rotated();
        over.set(true);
        rotated += new KeyRotation(wallets, both).run(done -> {}).rotated();

        assertThat(rotated).isEqualTo(USERS + 50);
        assertThat(signing.get()).isPositive();
        assertThat(new KeyVerification(wallets, both).run().readable())
                .isEqualTo(Map.of(2, USERS + 50L));
    }

    @Test
    void aWalletThatCannotBeReadIsLeftAsItIsAndToldOf() throws Exception {
        WalletRows.update(
                "UPDATE user_wallets SET encrypted_private_key = 'damaged' WHERE user_id = 3",
                // each other's: readable, but not the keys of these addresses
                """
                UPDATE user_wallets w SET encrypted_private_key = o.encrypted_private_key FROM user_wallets o
                WHERE w.user_id IN (7, 8) AND o.user_id = 15 - w.user_id
                """);
        List<String> before = WalletRows.list(ROWS + " LIMIT 8");

        Rotated done = new KeyRotation(wallets, both).run(count -> {});

        assertThat(done.rotated()).isEqualTo(USERS - 3);
        assertThat(done.unreadable()).extracting("userId").containsExactly(3L, 7L, 8L);
        List<String> after = WalletRows.list(ROWS + " LIMIT 8");
        for (int index : new int[] {2, 6, 7}) {
            assertThat(after.get(index)).isEqualTo(before.get(index));
        }
        Verified verified = new KeyVerification(wallets, both).run();
        assertThat(verified.readable()).isEqualTo(Map.of(2, USERS - 3L));
        assertThat(verified.unreadable()).extracting("userId").containsExactly(3L, 7L, 8L);
    }

    @Test
    void aRowThatChangedSinceItWasReadIsNotReplaced() throws Exception {
        WalletRow read = wallets.find(1);
        assertThat(wallets.replace(read, "first", 2)).isTrue();
        assertThat(wallets.replace(read, "second", 2)).isFalse();
        assertThat(wallets.find(1).encryptedKey()).isEqualTo("first");
    }

    @Test
    void theBackupIsItsOwnersAloneAndPutsEveryRowBack(@TempDir Path folder) throws Exception {
        WalletRows.update(
                "UPDATE user_wallets SET encrypted_private_key = E'it''s; \\\\'' -- %s' WHERE user_id = 5");
        List<String> before = WalletRows.list(ROWS);
        KeyRotation rotation = new KeyRotation(wallets, both);

        Path backup = rotation.backUp(folder);
        rotation.run(done -> {});
        WalletRows.update("DELETE FROM user_wallets WHERE user_id = 9");

        assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(backup)))
                .isEqualTo("rw-------");
        assertThat(WalletRows.list(ROWS)).isNotEqualTo(before);
        WalletRows.update(Files.readString(backup));
        assertThat(WalletRows.list(ROWS)).isEqualTo(before);
    }

    @Test
    void noBackupIsMadeIfAVersionIsNotAtHand(@TempDir Path folder) throws Exception {
        WalletRows.update("UPDATE user_wallets SET key_version = 5 WHERE user_id = 4");

        assertThatThrownBy(() -> new KeyRotation(wallets, both).backUp(folder))
                .hasMessage(
                        "expected every version of the master key that encrypts a wallet in WALLET_ENCRYPTION_KEY, missing [5]");
        assertThat(folder).isEmptyDirectory();
    }

    private CompletableFuture<Rotated> rotating() {
        return CompletableFuture.supplyAsync(
                () -> {
                    try {
                        return new KeyRotation(wallets, both).run(done -> {});
                    } catch (Exception e) {
                        throw new IllegalStateException(e);
                    }
                });
    }

    /** Every wallet in turn; each has to give its one signature, whatever version it is of now. */
    private long signAll(AtomicBoolean over) {
        long signed = 0;
        try (WalletVault vault = WalletVault.open(EmbeddedStack.jdbcUrl(), both)) {
            String[] signatures = new String[USERS + 1];
            while (!over.get() || signed < USERS) {
                int user = (int) (signed++ % USERS) + 1;
                String signature = HexFormat.of().formatHex(vault.sign(user, MESSAGE));
                if (signatures[user] != null && !signatures[user].equals(signature)) {
                    throw new AssertionError("expected one signature of user " + user);
                }
                signatures[user] = signature;
            }
            return signed;
        } catch (Exception e) {
            throw new IllegalStateException(e);
        }
    }

    private static void cutOffAfter137(long done) {
        if (done == 137) {
            throw new IllegalStateException("cut off");
        }
    }
}
