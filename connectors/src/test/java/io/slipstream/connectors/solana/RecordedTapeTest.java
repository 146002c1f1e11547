package io.slipstream.connectors.solana;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.zip.GZIPInputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class RecordedTapeTest {
    private static final Set<String> WALLETS = Set.of("a", "b");

    @TempDir Path folder;

    @ParameterizedTest
    @ValueSource(strings = {"tape.jsonl", "tape.jsonl.gz"})
    void continuesWhereItEndedWithEachTransactionOnce(String name) throws Exception {
        Path file = folder.resolve(name);
        try (RecordedTape tape = RecordedTape.open(file, WALLETS)) {
            tape.append(List.of(Transactions.of("a", 1, "s1"), Transactions.of("a", 2, "s2")));
        }
        try (RecordedTape tape = RecordedTape.open(file, WALLETS)) {
            assertThat(tape.positions()).containsOnly(java.util.Map.entry("a", at(2, "s2")));
            int written =
                    tape.append(
                            List.of(Transactions.of("b", 2, "s2"), Transactions.of("b", 3, "s3")));
            assertThat(written).isEqualTo(1);
        }

        assertThat(signatures(file)).containsExactly("s1", "s2", "s3");
    }

    @ParameterizedTest
    @ValueSource(strings = {"tape.jsonl", "tape.jsonl.gz"})
    void aLineThatACrashCutIsTakenOff(String name) throws Exception {
        Path file = folder.resolve(name);
        try (RecordedTape tape = RecordedTape.open(file, WALLETS)) {
            tape.append(List.of(Transactions.of("a", 1, "s1")));
            tape.append(List.of(Transactions.of("a", 2, "s2")));
        }
        byte[] whole = Files.readAllBytes(file);
        Files.write(file, Arrays.copyOf(whole, whole.length - 20));
        Files.delete(folder.resolve(name + ".positions.json"));

        try (RecordedTape tape = RecordedTape.open(file, WALLETS)) {
            WalletPosition left = tape.positions().get("a");
            assertThat(left).isIn(at(1, "s1"), at(2, "s2"));
            tape.append(List.of(Transactions.of("a", 2, "s2"), Transactions.of("a", 3, "s3")));
        }

        assertThat(signatures(file)).containsExactly("s1", "s2", "s3");
    }

    @Test
    void withoutPositionsTheNewestLineOfEachWalletTells() throws Exception {
        Path file = folder.resolve("tape.jsonl");
        Files.writeString(
                file,
                Transactions.json(5, "s5", "a")
                        + "\n"
                        + Transactions.json(4, "s4", "a")
                        + "\n"
                        + Transactions.json(9, "s9", "somebody")
                        + "\nnot json\n");

        try (RecordedTape tape = RecordedTape.open(file, WALLETS)) {
            assertThat(tape.positions()).containsOnly(java.util.Map.entry("a", at(5, "s5")));
            assertThat(tape.signatures()).containsOnly("s4", "s5", "s9");
        }
    }

    @Test
    void aWalletThatBeganIsRememberedBeforeItsFirstTransaction() throws Exception {
        Path file = folder.resolve("tape.jsonl");
        try (RecordedTape tape = RecordedTape.open(file, WALLETS)) {
            TapeRecorder recorder = new TapeRecorder(tape, Duration.ZERO);
            recorder.began("b", WalletPosition.BEGINNING);
            recorder.write();
        }
        try (RecordedTape tape = RecordedTape.open(file, WALLETS)) {
            assertThat(tape.positions())
                    .containsOnly(java.util.Map.entry("b", WalletPosition.BEGINNING));
        }
    }

    @Test
    void walletsAreMergedInSlotOrder() {
        SlotOrder order = new SlotOrder(100);
        order.add(Transactions.of("a", 5, "a5"), 0);
        order.add(Transactions.of("b", 4, "b4"), 50);
        order.add(Transactions.of("b", 6, "b6"), 60);

        assertThat(order.release(99)).isEmpty();
        assertThat(order.release(100))
                .extracting(WalletTransaction::signature)
                .containsExactly("b4", "a5");
        assertThat(order.releaseAll())
                .extracting(WalletTransaction::signature)
                .containsExactly("b6");
    }

    private static WalletPosition at(long slot, String signature) {
        return new WalletPosition(slot, signature);
    }

    private static List<String> signatures(Path file) throws IOException {
        try (InputStream raw = Files.newInputStream(file);
                InputStream in = file.toString().endsWith(".gz") ? new GZIPInputStream(raw) : raw) {
            String text = new String(in.readAllBytes(), StandardCharsets.UTF_8);
            assertThat(text).endsWith("\n");
            return text.lines()
                    .map(
                            line -> {
                                try {
                                    return JsonRpcClient.MAPPER
                                            .readTree(line)
                                            .path("transaction")
                                            .path("signatures")
                                            .path(0)
                                            .asText();
                                } catch (IOException e) {
                                    throw new AssertionError("expected JSON, was " + line, e);
                                }
                            })
                    .toList();
        }
    }
}
