package io.slipstream.connectors.wallet;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.slipstream.models.unit.Base58;
import java.util.Arrays;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class SecretBase58Test {

    @Test
    void agreesWithTheOtherCodecOnEveryLengthAndLeadingZeros() {
        Random random = new Random(7);
        for (int round = 0; round < 2_000; round++) {
            byte[] secret = new byte[random.nextInt(70)];
            random.nextBytes(secret);
            Arrays.fill(secret, 0, Math.min(secret.length, random.nextInt(4)), (byte) 0);
            byte[] text = SecretBase58.encode(secret);
            assertThat(new String(text, ISO_8859_1)).isEqualTo(Base58.encode(secret));
            assertThat(SecretBase58.decode(text, secret.length)).isEqualTo(secret);
        }
    }

    @Test
    void theSmallestAndTheGreatestSurvive() {
        byte[] zeros = new byte[64];
        byte[] ones = new byte[64];
        Arrays.fill(ones, (byte) -1);
        assertThat(SecretBase58.decode(SecretBase58.encode(zeros), 64)).isEqualTo(zeros);
        assertThat(SecretBase58.decode(SecretBase58.encode(ones), 64)).isEqualTo(ones);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "1",
                "111111111",
                "21111111",
                // 256^8 is jpXCZedGfVR; below it still fits
                "jpXCZedGfVR",
                "zzzzzzzzzzzzzzzz",
                "0OIl2222",
                "222 2222",
                "2222222\u00ff"
            })
    void whatIsNotExactlyThatManyBytesIsRefused(String text) {
        assertThatThrownBy(() -> SecretBase58.decode(text.getBytes(ISO_8859_1), 8))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("expected base58 of 8 bytes, was something else");
    }

    @Test
    void theGreatestOfEightBytesIsTheLastThatFits() {
        byte[] greatest = {-1, -1, -1, -1, -1, -1, -1, -1};
        assertThat(SecretBase58.decode("jpXCZedGfVQ".getBytes(ISO_8859_1), 8)).isEqualTo(greatest);
    }
}
