package io.slipstream.connectors.wallet;

import static java.nio.charset.StandardCharsets.US_ASCII;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.slipstream.connectors.EmbeddedStack;
import io.slipstream.connectors.wallet.WalletRegistration.Registered;
import io.slipstream.models.port.SigningException;
import io.slipstream.models.port.SigningException.Reason;
import io.slipstream.models.unit.Base58;
import java.sql.SQLException;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.Stream;
import org.bouncycastle.math.ec.rfc8032.Ed25519;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class WalletVaultITCase {
    private static final byte[] MESSAGE = "a transaction's message".getBytes(US_ASCII);

    private final MasterKeys keys = MasterKeys.parse(MasterKeys.generate());
    private WalletTable wallets;
    private WalletVault vault;

    @BeforeEach
    void open() throws Exception {
        WalletRows.clear(5);
        wallets = WalletTable.connect(EmbeddedStack.jdbcUrl());
        vault = WalletVault.open(EmbeddedStack.jdbcUrl(), keys);
    }

    @AfterEach
    void close() {
        vault.close();
        wallets.close();
    }

    @Test
    void aRegisteredUserSignsWithTheKeyOfHisAddress() throws Exception {
        Registered wallet = new WalletRegistration(wallets, keys).register(1);

        assertThat(wallet.created()).isTrue();
        assertThat(vault.publicKey(1)).isEqualTo(wallet.publicKey());
        byte[] signature = vault.sign(1, MESSAGE);
        assertThat(signature).hasSize(64).isEqualTo(vault.sign(1, MESSAGE));
        byte[] address = Base58.decode(wallet.publicKey());
        assertThat(Ed25519.verify(signature, 0, address, 0, MESSAGE, 0, MESSAGE.length)).isTrue();
    }

    @Test
    void aUserIsGivenOneWalletHoweverManyAsk() throws Exception {
        ExecutorService many = Executors.newFixedThreadPool(8);
        try {
            Callable<Registered> register = () -> new WalletRegistration(wallets, keys).register(2);
            List<Future<Registered>> asked =
                    many.invokeAll(Stream.generate(() -> register).limit(16).toList());
            Set<String> addresses = new HashSet<>();
            int created = 0;
            for (Future<Registered> answer : asked) {
                addresses.add(answer.get().publicKey());
                created += answer.get().created() ? 1 : 0;
            }
            assertThat(addresses).hasSize(1);
            assertThat(created).isOne();
        } finally {
            many.shutdownNow();
        }
    }

    @Test
    void nobodyWithoutARowInUsersGetsAWallet() throws Exception {
        assertThatThrownBy(() -> new WalletRegistration(wallets, keys).register(99))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("expected user 99 in table users, was not there");
        assertThat(wallets.find(99)).isNull();
    }

    @Test
    void whatKeepsItFromSigningIsTold() throws Exception {
        new WalletRegistration(wallets, keys).register(1);
        assertThat(refusal(vault, 3)).isEqualTo(Reason.NO_WALLET);

        MasterKeys others = MasterKeys.parse(MasterKeys.generate());
        try (WalletVault other = WalletVault.open(EmbeddedStack.jdbcUrl(), others)) {
            assertThat(refusal(other, 1)).isEqualTo(Reason.UNREADABLE_KEY);
        }
        MasterKeys later = MasterKeys.parse("2:" + MasterKeys.generate());
        try (WalletVault other = WalletVault.open(EmbeddedStack.jdbcUrl(), later)) {
            assertThat(refusal(other, 1)).isEqualTo(Reason.UNKNOWN_KEY_VERSION);
        }
        WalletVault closed = WalletVault.open(EmbeddedStack.jdbcUrl(), keys);
        closed.close();
        assertThat(refusal(closed, 1)).isEqualTo(Reason.UNAVAILABLE);
    }

    @Test
    void theAgeOfTheOldestKeyInUseIsAMetric() throws Exception {
        new WalletRegistration(wallets, keys).register(1);
        assertThat(vault.gauges().get("walletKeyAgeDays").getAsLong()).isZero();

        WalletRows.update(
                "UPDATE wallet_key_versions SET created_at = now() - interval '100 days 1 hour'",
                // never used, or no longer: its age is nobody's concern
                "INSERT INTO wallet_key_versions VALUES (77, now() - interval '900 days')");
        try (WalletVault later = WalletVault.open(EmbeddedStack.jdbcUrl(), keys)) {
            assertThat(later.gauges().get("walletKeyAgeDays").getAsLong()).isEqualTo(100);
        }
    }

    @Test
    void walletsAreNeverCaptured() throws SQLException {
        assertThat(
                        WalletRows.list(
                                "SELECT tablename FROM pg_publication_tables WHERE pubname = 'slipstream_settings'"))
                .contains("users")
                .doesNotContain("user_wallets", "wallet_key_versions");
    }

    /** Every refusal names the user and the reason, and nothing of what is stored. */
    private static Reason refusal(WalletVault vault, long user) throws Exception {
        String stored =
                String.join(" ", WalletRows.list("SELECT encrypted_private_key FROM user_wallets"));
        try {
            vault.sign(user, MESSAGE);
            throw new AssertionError("expected a refusal");
        } catch (SigningException e) {
            assertThat(e.userId()).isEqualTo(user);
            assertThat(e).hasMessageStartingWith("user=" + user + " reason=" + e.reason());
            for (Throwable told = e; told != null; told = told.getCause()) {
                assertThat(told.toString()).doesNotContain(stored);
            }
            assertThat(e.passes()).isEqualTo(e.reason() == Reason.UNAVAILABLE);
            return e.reason();
        }
    }
}
