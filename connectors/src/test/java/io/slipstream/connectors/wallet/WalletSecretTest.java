package io.slipstream.connectors.wallet;

import static java.nio.charset.StandardCharsets.US_ASCII;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.sun.management.HotSpotDiagnosticMXBean;
import io.slipstream.models.port.SigningException;
import io.slipstream.models.port.SigningException.Reason;
import java.lang.management.ManagementFactory;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class WalletSecretTest {
    private static final byte MASK = 0x5A;

    private final MasterKeys keys = MasterKeys.parse(MasterKeys.generate());

    @Test
    void closingWipesIt() {
        WalletSecret secret = WalletSecret.generate();
        secret.close();
        assertThat(secret.text()).containsOnly('1').hasSize(64);
    }

    @Test
    void theKeyOfAnotherWalletIsRefused() {
        try (WalletSecret mine = WalletSecret.generate();
                WalletSecret other = WalletSecret.generate()) {
            WalletRow swapped = new WalletRow(7, mine.publicKey(), keys.encrypt(other.text()), 1);
            assertUnreadable(swapped, "was another wallet's");
        }
    }

    /** Signing with a public key that is not the seed's would give the seed away. */
    @Test
    void aSeedWithTheWrongPublicHalfIsRefused() {
        try (WalletSecret mine = WalletSecret.generate();
                WalletSecret other = WalletSecret.generate()) {
            byte[] mixed = SecretBase58.decode(mine.text(), 64);
            System.arraycopy(SecretBase58.decode(other.text(), 64), 32, mixed, 32, 32);
            String token = keys.encrypt(SecretBase58.encode(mixed));
            assertUnreadable(new WalletRow(7, mine.publicKey(), token, 1), "another wallet's");
            assertUnreadable(new WalletRow(7, other.publicKey(), token, 1), "another wallet's");
        }
    }

    @Test
    void whatIsNoKeyIsRefusedWithoutShowingIt() {
        String token = keys.encrypt("correct horse battery staple".getBytes(US_ASCII));
        assertUnreadable(new WalletRow(7, "address", token, 1), "expected base58 of 64 bytes");
        assertUnreadable(new WalletRow(7, "address", "no token", 1), "was no Fernet token");
        assertUnreadable(new WalletRow(7, "address", "", 1), "was no Fernet token");
    }

    /** Not even a part of it: the seed, its text, its hexadecimal half. */
    @Test
    void nothingDecryptedIsLeftOnTheHeapAfterTheCall(@TempDir Path folder) throws Exception {
        byte[] maskedText;
        byte[] maskedSeed;
        WalletRow row;
        try (WalletSecret secret = WalletSecret.generate()) {
            byte[] text = secret.text();
            row = new WalletRow(7, secret.publicKey(), keys.encrypt(text), 1);
            maskedText = masked(text);
            byte[] bytes = SecretBase58.decode(text, 64);
            maskedSeed = masked(Arrays.copyOf(bytes, 32));
            Arrays.fill(bytes, (byte) 0);
            Arrays.fill(text, (byte) 0);
        }
        for (int i = 0; i < 50; i++) {
            try (WalletSecret secret = WalletSecret.unlock(row, keys)) {
                secret.sign(new byte[] {1, 2, 3});
            }
        }

        Path dump = folder.resolve("heap.hprof");
        ManagementFactory.getPlatformMXBean(HotSpotDiagnosticMXBean.class)
                .dumpHeap(dump.toString(), true);

        byte[] heap = Files.readAllBytes(dump);
        assertThat(contains(heap, row.encryptedKey().getBytes(US_ASCII))).isTrue();
        assertThat(contains(heap, maskedSeed)).isTrue();
        assertThat(contains(heap, masked(maskedSeed))).isFalse();
        assertThat(contains(heap, masked(maskedText))).isFalse();
    }

    private void assertUnreadable(WalletRow row, String sentence) {
        assertThatThrownBy(() -> WalletSecret.unlock(row, keys))
                .isInstanceOf(SigningException.class)
                .hasNoCause()
                .hasMessageContaining("user=7 reason=UNREADABLE_KEY")
                .hasMessageContaining(sentence)
                .hasMessageNotContaining("staple")
                .satisfies(
                        error ->
                                assertThat(((SigningException) error).reason())
                                        .isEqualTo(Reason.UNREADABLE_KEY));
    }

    private static byte[] masked(byte[] bytes) {
        byte[] masked = new byte[bytes.length];
        for (int i = 0; i < bytes.length; i++) {
            masked[i] = (byte) (bytes[i] ^ MASK);
        }
        return masked;
    }

    private static boolean contains(byte[] heap, byte[] wanted) {
        for (int at = 0; at <= heap.length - wanted.length; at++) {
            if (heap[at] == wanted[0]
                    && Arrays.equals(heap, at, at + wanted.length, wanted, 0, wanted.length)) {
                return true;
            }
        }
        return false;
    }
}
