package io.slipstream.models.unit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.math.BigInteger;
import java.util.Arrays;
import java.util.Random;
import org.junit.jupiter.api.Test;

class Base58Test {
    private static final String ALPHABET =
            "123456789ABCDEFGHJKLMNPQRSTUVWXYZabcdefghijkmnopqrstuvwxyz";

    @Test
    void agreesWithBigIntegerForEveryLengthAndAnyLeadingZeros() {
        Random random = new Random(58);
        for (int length = 0; length <= 100; length++) {
            for (int round = 0; round < 40; round++) {
                byte[] bytes = new byte[length];
                random.nextBytes(bytes);
                Arrays.fill(bytes, 0, Math.min(length, round % 5), (byte) 0);
                String expected = byBigInteger(bytes);
                assertThat(Base58.encode(bytes)).isEqualTo(expected);
                assertThat(Base58.decode(expected)).isEqualTo(bytes);
            }
        }
    }

    @Test
    void keepsTheExtremesOf32And64Bytes() {
        for (int length : new int[] {32, 64}) {
            byte[] zeros = new byte[length];
            byte[] ones = new byte[length];
            Arrays.fill(ones, (byte) 0xFF);
            byte[] small = new byte[length];
            small[length - 1] = 1;
            for (byte[] bytes : new byte[][] {zeros, ones, small}) {
                assertThat(Base58.encode(bytes)).isEqualTo(byBigInteger(bytes));
                assertThat(Base58.decode(Base58.encode(bytes))).isEqualTo(bytes);
            }
        }
    }

    @Test
    void encodesAPartOfAnArray() {
        byte[] bytes = {9, 9, 0, 1, 2, 9};
        assertThat(Base58.encode(bytes, 2, 3)).isEqualTo(byBigInteger(new byte[] {0, 1, 2}));
    }

    @Test
    void saysWhichCharacterIsNotBase58() {
        assertThatThrownBy(() -> Base58.decode("abc0"))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("expected base58, was '0' at character 3");
        assertThatThrownBy(() -> Base58.decode("ä")).isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void tellsAddressesFromOtherText() {
        assertThat(Base58.isAddress(Mints.SOL)).isTrue();
        assertThat(Base58.isAddress("11111111111111111111111111111111")).isTrue();
        assertThat(Base58.isAddress("1111111111111111111111111111111")).isFalse();
        assertThat(Base58.isAddress("So1111111111111111111111111111111111111111O")).isFalse();
        assertThat(Base58.isAddress("zzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzz")).isFalse();
        assertThat(Base58.isAddress("")).isFalse();
    }

    private static String byBigInteger(byte[] bytes) {
        BigInteger value = new BigInteger(1, bytes);
        StringBuilder digits = new StringBuilder();
        while (value.signum() > 0) {
            BigInteger[] parts = value.divideAndRemainder(BigInteger.valueOf(58));
            digits.append(ALPHABET.charAt(parts[1].intValue()));
            value = parts[0];
        }
        for (int i = 0; i < bytes.length && bytes[i] == 0; i++) {
            digits.append('1');
        }
        return digits.reverse().toString();
    }
}
