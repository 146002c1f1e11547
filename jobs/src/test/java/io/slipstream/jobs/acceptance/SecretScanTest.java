package io.slipstream.jobs.acceptance;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static org.assertj.core.api.Assertions.assertThat;

import io.slipstream.models.unit.Base58;
import java.io.ByteArrayOutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Base64;
import java.util.HexFormat;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A scan that finds nothing proves something only if it finds what is there. */
class SecretScanTest {
    private static final Random RANDOM = new Random(11);

    private final byte[] key = random(64);
    private final SecretScan scan = new SecretScan().solanaKey("wallet", key);

    @TempDir Path folder;

    @Test
    void findsASecretHoweverItIsWritten() throws Exception {
        byte[] seed = Arrays.copyOf(key, 32);
        String text = Base58.encode(key);
        assertFound("wallet seed raw", seed);
        assertFound("wallet seed raw", key);
        assertFound("wallet text raw", ascii(text));
        assertFound("wallet seed hex", ascii(HexFormat.of().formatHex(key)));
        assertFound("wallet seed HEX", ascii(HexFormat.of().withUpperCase().formatHex(seed)));
        assertFound("wallet seed printed array", ascii(Arrays.toString(key)));
        assertFound("wallet text hex", ascii(HexFormat.of().formatHex(ascii(text))));
        for (int before = 0; before < 6; before++) {
            ByteArrayOutputStream longer = new ByteArrayOutputStream();
            longer.write(random(before));
            longer.write(key);
            longer.write(random(9));
            String name = "wallet seed base64+" + before % 3;
            assertFound(name, Base64.getEncoder().encode(longer.toByteArray()));
            assertFound(name + " URL-safe", Base64.getUrlEncoder().encode(longer.toByteArray()));
        }
    }

    @Test
    void findsAFernetKeyByEitherHalf() throws Exception {
        byte[] bytes = random(32);
        String text = Base64.getUrlEncoder().encodeToString(bytes);
        SecretScan fernet = new SecretScan().fernetKey("master", text);
        write(0, Arrays.copyOfRange(bytes, 16, 32));
        assertThat(fernet.in(folder)).singleElement().asString().contains("encryption half");
        write(0, Arrays.copyOf(bytes, 16));
        assertThat(fernet.in(folder)).singleElement().asString().contains("signing half");
        write(0, ascii("WALLET_ENCRYPTION_KEY=2:" + text));
        assertThat(fernet.in(folder)).anyMatch(found -> found.startsWith("master text raw"));
    }

    @Test
    void findsWhatStandsAcrossChunksAndAtTheVeryEnds() throws Exception {
        byte[] seed = Arrays.copyOf(key, 32);
        int chunk = 1 << 20;
        for (int at : new int[] {0, 1, chunk - 20, chunk - 19, chunk - 1, chunk, 2 * chunk - 7}) {
            write(at, seed);
            assertThat(scan.in(folder)).as("at %d", at).isNotEmpty();
        }
    }

    @Test
    void findsNothingWhereNothingIs() throws Exception {
        write(3 << 20, Arrays.copyOfRange(key, 32, 64));
        assertThat(scan.in(folder)).isEmpty();
    }

    private void assertFound(String name, byte[] written) throws Exception {
        write(1_000, written);
        assertThat(scan.in(folder)).anyMatch(found -> found.startsWith(name + " in "));
    }

    /** A file with noise before and after. */
    private void write(int before, byte[] bytes) throws Exception {
        ByteArrayOutputStream file = new ByteArrayOutputStream();
        file.write(random(before));
        file.write(bytes);
        if (before != 0) {
            file.write(random(100));
        }
        Files.write(folder.resolve("file"), file.toByteArray());
    }

    private static byte[] random(int length) {
        byte[] bytes = new byte[length];
        RANDOM.nextBytes(bytes);
        return bytes;
    }

    private static byte[] ascii(String text) {
        return text.getBytes(ISO_8859_1);
    }
}
