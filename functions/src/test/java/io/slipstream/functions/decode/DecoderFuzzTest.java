package io.slipstream.functions.decode;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.fail;

import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import org.junit.jupiter.api.Test;

/**
 * Mutated transactions: the decoder answers or refuses, and never breaks. {@code
 * -Dslipstream.fuzz=1000000} runs longer.
 */
class DecoderFuzzTest {
    private static final int ROUNDS = Integer.getInteger("slipstream.fuzz", 20_000);
    private static final int LONGEST_SEED = 40_000;
    private static final String[] TOKENS = {
        "null",
        "-1",
        "0",
        "255",
        "256",
        "18446744073709551616",
        "\"\"",
        "[]",
        "{}",
        "true",
        "1e999",
        "\"1111\"",
        "{\"a\":1}",
        "[[[[1]]]]"
    };

    private final Random random = new Random(20_260_801);

    @Test
    void nothingButARefusalEverEscapes() throws Exception {
        List<byte[]> seeds = seeds();
        TransactionDecoder decoder = new TransactionDecoder();
        int refused = 0;
        for (int round = 0; round < ROUNDS; round++) {
            byte[] mutant = mutate(seeds);
            try {
                decoder.decode(mutant, 1, 0, 1, 1);
            } catch (UnreadableTransactionException e) {
                refused++;
                assertThat(e.reason()).startsWith("expected ");
                if (e.reason().contains("broke them")) {
                    fail("round %d: %s%n%s", round, e.reason(), text(mutant));
                }
            } catch (Throwable e) {
                fail("round " + round + " " + text(mutant), e);
            }
        }
        assertThat(refused).isBetween(ROUNDS / 20, ROUNDS);
    }

    private byte[] mutate(List<byte[]> seeds) {
        byte[] mutant = seeds.get(random.nextInt(seeds.size())).clone();
        int times = 1 + random.nextInt(4);
        for (int i = 0; i < times && mutant.length > 2; i++) {
            mutant =
                    switch (random.nextInt(7)) {
                        case 0 -> flip(mutant);
                        case 1 -> Arrays.copyOf(mutant, 1 + random.nextInt(mutant.length - 1));
                        case 2 -> splice(mutant, seeds.get(random.nextInt(seeds.size())));
                        case 3, 4 -> replaceValue(mutant);
                        case 5 -> changeDigit(mutant);
                        default -> drop(mutant);
                    };
        }
        return mutant;
    }

    private byte[] flip(byte[] bytes) {
        bytes[random.nextInt(bytes.length)] = (byte) random.nextInt(256);
        return bytes;
    }

    private byte[] splice(byte[] into, byte[] from) {
        int length = Math.min(random.nextInt(200), Math.min(into.length, from.length));
        int at = random.nextInt(into.length - length + 1);
        System.arraycopy(from, random.nextInt(from.length - length + 1), into, at, length);
        return into;
    }

    /** Puts another JSON value behind some colon or comma, keeping the text mostly valid. */
    private byte[] replaceValue(byte[] bytes) {
        int at = random.nextInt(bytes.length);
        while (at < bytes.length && bytes[at] != ':' && bytes[at] != ',') {
            at++;
        }
        int end = at + 1;
        while (end < bytes.length && bytes[end] != ',' && bytes[end] != '}' && bytes[end] != ']') {
            end++;
        }
        if (end >= bytes.length) {
            return bytes;
        }
        byte[] value = TOKENS[random.nextInt(TOKENS.length)].getBytes(StandardCharsets.UTF_8);
        byte[] out = new byte[at + 1 + value.length + bytes.length - end];
        System.arraycopy(bytes, 0, out, 0, at + 1);
        System.arraycopy(value, 0, out, at + 1, value.length);
        System.arraycopy(bytes, end, out, at + 1 + value.length, bytes.length - end);
        return out;
    }

    /** Another index, amount or base58 digit: the text stays JSON. */
    private byte[] changeDigit(byte[] bytes) {
        for (int tries = 0; tries < 50; tries++) {
            int at = random.nextInt(bytes.length);
            if (bytes[at] >= '1' && bytes[at] <= '9') {
                bytes[at] = (byte) ('1' + random.nextInt(9));
                return bytes;
            }
        }
        return bytes;
    }

    private byte[] drop(byte[] bytes) {
        int length = 1 + random.nextInt(Math.min(60, bytes.length - 1));
        int at = random.nextInt(bytes.length - length + 1);
        byte[] out = new byte[bytes.length - length];
        System.arraycopy(bytes, 0, out, 0, at);
        System.arraycopy(bytes, at + length, out, at, bytes.length - at - length);
        return out;
    }

    private List<byte[]> seeds() throws Exception {
        List<byte[]> seeds = new ArrayList<>();
        for (TransactionJson sample :
                List.of(
                        Samples.pumpBuy(),
                        Samples.pumpSwapSell(),
                        Samples.raydiumSwap(),
                        Samples.cpmmSwap())) {
            for (int i = 0; i < 10; i++) {
                seeds.add(sample.json());
                seeds.add(sample.encoded("base64"));
                seeds.add(sample.encoded("base58"));
            }
        }
        Optional<Path> data = SharedData.find(getClass());
        if (data.isPresent()) {
            for (String folder : List.of("transactions", "raw", "alt-encoding")) {
                for (byte[] line : SharedData.lines(data.get().resolve(folder))) {
                    if (line.length <= LONGEST_SEED) {
                        seeds.add(line);
                    }
                }
            }
        }
        return seeds;
    }

    private static String text(byte[] bytes) {
        return new String(bytes, StandardCharsets.ISO_8859_1);
    }
}
