package io.slipstream.connectors.wallet;

import static java.nio.charset.StandardCharsets.US_ASCII;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.jupiter.api.Assumptions.abort;

import io.slipstream.connectors.wallet.PythonTokens.Wallet;
import java.io.IOException;
import java.io.OutputStream;
import java.util.HexFormat;
import org.junit.jupiter.api.Test;
import org.p2p.solanaj.core.Account;
import org.p2p.solanaj.utils.TweetNaclFast;

/**
 * Wallets go both ways between this code and Python's cryptography, solanaj and the Fernet
 * specification.
 */
class FernetInteropTest {
    private static final byte[] MESSAGE = "a message".getBytes(US_ASCII);

    private final PythonTokens python = read();
    private final MasterKeys keys = MasterKeys.parse(python.key());

    @Test
    void walletsThatPythonEncryptedSignWhateverTheirAge() {
        assertThat(python.wallets()).hasSize(2);
        for (Wallet wallet : python.wallets()) {
            for (String token : wallet.tokens()) {
                assertThat(new String(keys.decrypt(wallet.row(token)), US_ASCII))
                        .isEqualTo(wallet.secret());
                try (WalletSecret secret = WalletSecret.unlock(wallet.row(token), keys)) {
                    assertThat(HexFormat.of().formatHex(secret.sign(MESSAGE)))
                            .isEqualTo(wallet.signatureOfAMessage());
                    assertThat(new String(secret.text(), US_ASCII)).isEqualTo(wallet.secret());
                }
            }
        }
    }

    @Test
    void aWalletOfOursIsOneToSolanaj() {
        try (WalletSecret secret = WalletSecret.generate()) {
            Account account = Account.fromBase58PrivateKey(new String(secret.text(), US_ASCII));
            assertThat(account.getPublicKeyBase58()).isEqualTo(secret.publicKey());
            assertThat(secret.sign(MESSAGE))
                    .isEqualTo(
                            new TweetNaclFast.Signature(new byte[0], account.getSecretKey())
                                    .detached(MESSAGE));
        }
    }

    /** The one vector that must be readable: github.com/fernet/spec, verify.json. */
    @Test
    void readsTheVectorOfTheSpecification() {
        MasterKey key = MasterKey.parse("cw_0x689RpI-jtRR7oE8h_eQsKImvJapLeSbXpwF4e4=");
        String token =
                "gAAAAAAdwJ6wAAECAwQFBgcICQoLDA0ODy021cpGVWKZ_eEwCGM4BLLF_5CV9dOPmrhuVUPgJobwOz7JcbmrR64jVmpU4IwqDA==";
        assertThat(key.decrypt(token)).asString(US_ASCII).isEqualTo("hello");

        // invalid.json: a flipped byte, bytes missing, no base64
        for (String bad :
                new String[] {
                    token.replace("Ag", "AQ").replace("LLF", "LLE"),
                    token.substring(0, 40),
                    "%%%%" + token.substring(4),
                    ""
                }) {
            assertThatThrownBy(() -> key.decrypt(bad))
                    .isInstanceOf(IllegalArgumentException.class)
                    .hasNoCause();
        }
    }

    /** Where Python has the library, it reads what we wrote. */
    @Test
    void pythonReadsAWalletOfOurs() throws Exception {
        try (WalletSecret secret = WalletSecret.generate()) {
            String text = new String(secret.text(), US_ASCII);
            assertThat(pythonDecrypts(keys.encrypt(secret.text()))).isEqualTo(text);
        }
    }

    private String pythonDecrypts(String token) throws Exception {
        Process reader;
        try {
            reader =
                    new ProcessBuilder(
                                    "python3",
                                    "-c",
                                    "import sys; from cryptography.fernet import Fernet;"
                                            + " key, token = sys.stdin.read().split();"
                                            + " print(Fernet(key).decrypt(token).decode())")
                            .redirectError(ProcessBuilder.Redirect.DISCARD)
                            .start();
        } catch (IOException e) {
            return skipped();
        }
        try (OutputStream in = reader.getOutputStream()) {
            in.write((python.key() + " " + token).getBytes(US_ASCII));
        } catch (IOException e) {
            return skipped();
        }
        String out = new String(reader.getInputStream().readAllBytes(), US_ASCII).strip();
        return reader.waitFor() == 0 ? out : skippedUnlessInstalled();
    }

    private static String skippedUnlessInstalled() throws Exception {
        int found =
                new ProcessBuilder("python3", "-c", "import cryptography.fernet")
                        .redirectError(ProcessBuilder.Redirect.DISCARD)
                        .start()
                        .waitFor();
        return found == 0 ? "Python could not decrypt it" : skipped();
    }

    private static String skipped() {
        System.err.println(
                "SKIPPED FernetInteropTest.pythonReadsAWalletOfOurs: needs python3 with cryptography");
        return abort("needs python3 with cryptography");
    }

    private static PythonTokens read() {
        try {
            return PythonTokens.read();
        } catch (IOException e) {
            throw new java.io.UncheckedIOException(e);
        }
    }
}
