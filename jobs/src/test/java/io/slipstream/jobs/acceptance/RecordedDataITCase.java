package io.slipstream.jobs.acceptance;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import com.fasterxml.jackson.databind.JsonNode;
import io.slipstream.functions.decode.TransactionDecoder;
import io.slipstream.functions.decode.UnreadableTransactionException;
import io.slipstream.jobs.RepositoryFolder;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Recorded mainnet transactions with the example seed of the repository. */
class RecordedDataITCase {

    private static final int TRANSACTIONS = 1_230;

    @Test
    void readsEveryTransactionAndAddsNothingTheSecondTime(@TempDir Path home) throws Exception {
        Optional<Path> recorded = RepositoryFolder.shared("data/transactions");
        assumeTrue(recorded.isPresent());
        Run run =
                Run.in(home)
                        .replaying(recorded.get())
                        .seededBy(RepositoryFolder.root().resolve("sql/seeds/recorded.sql"));

        assertThat(run.toTheEnd()).isZero();

        JsonNode report = run.reported();
        assertThat(report.path("transactions").asInt()).isEqualTo(TRANSACTIONS);
        assertThat(report.path("reconciled").isBoolean()).isTrue();
        Tables tables = run.tables();
        assertThat(tables.orders("FILLED")).isPositive();

        assertThat(run.toTheEnd()).isZero();

        assertThat(run.tables().differences(tables)).isEmpty();
        assertThat(run.reported().path("transactions").asInt()).isEqualTo(TRANSACTIONS);
    }

    @Test
    void ordersAreWhatAnIndependentCalculationSaysToTheLamport(@TempDir Path home)
            throws Exception {
        Optional<Path> recorded = RepositoryFolder.shared("data/transactions");
        assumeTrue(recorded.isPresent());
        Path tape = inSlotOrder(recorded.get(), home.resolve("tape.jsonl"));
        List<Follower> followers = Followers.ofRecorded();
        ReferenceModel model = new ReferenceModel(followers);
        model.play(AcceptanceTape.decoded(tape));
        Run run = Run.in(home).replaying(tape).seededBy(followers);

        assertThat(run.toTheEnd()).isZero();

        Tables expected = model.tables();
        assertThat(expected.differences(run.tables())).isEmpty();
        assertThat(expected.orders("FILLED")).isGreaterThan(20);
        // Nobody has set anything: what the defaults refuse is no ordinary copy.
        assertThat(expected.of("order_denials").values())
                .noneMatch(row -> row.contains("PRICE_DRIFT") || row.contains("LEADER_"));
        assertThat(expected.of("orders").values())
                .anyMatch(row -> row.contains("100000000"))
                .anyMatch(row -> row.contains("800000000"));
    }

    /** A folder's lines that say their slot as one tape, by slot and then as they stood. */
    private static Path inSlotOrder(Path folder, Path tape) throws IOException {
        TransactionDecoder decoder = new TransactionDecoder();
        TreeMap<Long, List<String>> slots = new TreeMap<>();
        try (Stream<Path> files = Files.list(folder)) {
            for (Path file : files.filter(f -> f.toString().endsWith(".jsonl")).sorted().toList()) {
                for (String line : Files.readAllLines(file)) {
                    long slot = slot(decoder, line);
                    if (slot > 0) {
                        slots.computeIfAbsent(slot, s -> new ArrayList<>()).add(line);
                    }
                }
            }
        }
        return Files.write(tape, slots.values().stream().flatMap(List::stream).toList());
    }

    private static long slot(TransactionDecoder decoder, String line) throws IOException {
        try {
            return decoder.decode(line.getBytes(StandardCharsets.UTF_8), -1, 0, 0, 0).slot();
        } catch (UnreadableTransactionException e) {
            throw new IOException("expected readable transactions, was one that is not", e);
        }
    }
}
