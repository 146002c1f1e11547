package io.slipstream.jobs.acceptance;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.slipstream.connectors.simulator.SimulatedTape;
import io.slipstream.connectors.simulator.SimulatorOptions;
import io.slipstream.jobs.acceptance.Follower.Relation;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Nonsense on the tape and in the settings ends as dead letters and denials; all else goes on. */
class BadInputITCase {

    private static final int TRANSACTIONS = 3_000;
    private static final int KEPT = 64 * 1024;

    private static final byte[] MALFORMED = bytes("{\"slot\": 12, \"transaction\": {");
    private static final byte[] LONG = longLine();
    private static final byte[] NOT_UTF8 = {
        '{', '"', (byte) 0xc3, (byte) 0x28, (byte) 0xff, '"', '}'
    };

    @Test
    void unreadableLinesAreKeptAndNothingElseIsLost(@TempDir Path home) throws Exception {
        Path clean = home.resolve("clean.jsonl");
        SimulatedTape.write(
                clean,
                SimulatorOptions.ofSeed(11).withRates(100, 60).withPosts(false),
                TRANSACTIONS);
        Run run = Run.in(home).replaying(spoiled(clean, home)).seededBy(followers());

        assertThat(run.toTheEnd()).isZero();

        JsonNode report = run.reported();
        // One that only names an unknown program is a transaction like any other.
        assertThat(report.path("transactions").asInt() - report.path("undecodable").asInt())
                .isEqualTo(TRANSACTIONS + 1);
        assertThat(report.path("reconciled").isBoolean()).isTrue();
        List<JsonNode> letters = DeadLetters.of(run.dataDir());
        holdsOriginal(letters, MALFORMED);
        holdsOriginal(letters, LONG);
        holdsOriginal(letters, NOT_UTF8);
        assertThat(letters)
                .filteredOn(letter -> letter.path("stage").asText().equals("decode-transactions"))
                .hasSize(3);
        assertThat(letters)
                .filteredOn(letter -> letter.path("payload").asText().contains("-1"))
                .isNotEmpty();

        Tables tables = run.tables();
        assertThat(tables.of("orders").values())
                .isNotEmpty()
                .allMatch(row -> row.startsWith("1 | "));
        assertThat(reasonsOf(tables, 2)).containsExactly("SETTINGS_INVALID");
        assertThat(reasonsOf(tables, 3)).containsExactly("SETTINGS_MISSING");
    }

    /** A user in order, one with a negative limit, and one without settings. */
    private static List<Follower> followers() {
        List<Relation> relations =
                AcceptanceTape.leaders().subList(0, 30).stream()
                        .map(
                                leader ->
                                        new Relation(
                                                leader,
                                                true,
                                                "FIXED",
                                                Follower.decimal("0.1"),
                                                null,
                                                true,
                                                null))
                        .toList();
        return List.of(
                new Follower(
                        1,
                        Follower.activeIn("UTC"),
                        Follower.settings("1", "5", "25", "50"),
                        relations),
                new Follower(
                        2,
                        Follower.activeIn("UTC"),
                        Follower.settings("-1", "5", "25", "50"),
                        relations),
                new Follower(3, Follower.activeIn("UTC"), null, relations));
    }

    private static Path spoiled(Path clean, Path home) throws IOException {
        List<String> lines = Files.readAllLines(clean);
        Path file = home.resolve("spoiled.jsonl");
        try (OutputStream out = Files.newOutputStream(file)) {
            for (int i = 0; i < lines.size(); i++) {
                switch (i) {
                    case 700 -> line(out, MALFORMED);
                    case 900 -> line(out, LONG);
                    case 1_100 -> line(out, NOT_UTF8);
                    case 1_300 -> line(out, ofUnknownProgram(lines.get(i)));
                    default -> {}
                }
                line(out, bytes(lines.get(i)));
            }
        }
        return file;
    }

    private static void line(OutputStream out, byte[] line) throws IOException {
        out.write(line);
        out.write('\n');
    }

    /** The same transaction of a program that nobody knows, under a signature of its own. */
    private static byte[] ofUnknownProgram(String line) {
        String[] known = {
            "6EF8rrecthR5Dkzon8Nwu78hRvfCKubJ14M5uBEwF6P",
            "pAMMBay6oceH9fJKBRHGP5D4bD4sWpmSwMn52FMfXEA",
            "675kPX9MHTjS2zt1qfr1NYHuzeLXfQM9H24wFSUt1Mp8",
            "CPMMoo8L3F4NbTegBCKVNunggL7H1ZpdTHKxQB5qKP1C"
        };
        String changed = line;
        for (String program : known) {
            changed = changed.replace(program, "Vote111111111111111111111111111111111111111");
        }
        return bytes(changed);
    }

    private static void holdsOriginal(List<JsonNode> letters, byte[] original) throws Exception {
        byte[] kept = original.length <= KEPT ? original : Arrays.copyOf(original, KEPT);
        String hash =
                HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(original));
        assertThat(letters)
                .filteredOn(letter -> letter.path("sha256").asText().equals(hash))
                .singleElement()
                .satisfies(
                        letter -> {
                            assertThat(letter.path("length").asLong()).isEqualTo(original.length);
                            assertThat(letter.path("payload").asText())
                                    .isEqualTo(new String(kept, StandardCharsets.UTF_8));
                            assertThat(letter.path("reason").asText()).startsWith("expected");
                        });
    }

    /** Why nothing was bought for a user. */
    private static List<String> reasonsOf(Tables tables, int user) {
        Function<String, String[]> values = row -> row.split(" \\| ");
        return tables.of("order_denials").values().stream()
                .map(values)
                .filter(row -> row[0].equals(Integer.toString(user)) && row[3].equals("BUY"))
                .map(row -> row[5])
                .collect(Collectors.toSet())
                .stream()
                .toList();
    }

    private static byte[] longLine() {
        byte[] line = new byte[10 << 20];
        Arrays.fill(line, (byte) 'x');
        return line;
    }

    private static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }
}
