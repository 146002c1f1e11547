package io.slipstream.jobs.acceptance;

import io.slipstream.connectors.simulator.SimulatedLeaders;
import io.slipstream.connectors.simulator.SimulatedTape;
import io.slipstream.connectors.simulator.SimulatorOptions;
import io.slipstream.functions.decode.TransactionDecoder;
import io.slipstream.functions.decode.UnreadableTransactionException;
import io.slipstream.models.chain.DecodedTransaction;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/**
 * The seeded market on which the acceptance tests agree, written once per JVM. Its leaders are
 * busy; it begins minutes before midnight in UTC, so that limits of the day begin anew.
 */
final class AcceptanceTape {

    static final int LEADERS = 80;
    static final int TRANSACTIONS = 18_000;
    static final long START_SLOT = 350_000_000;

    /** 2025-06-30 23:57:20 UTC. */
    static final long START_TIME = 1_751_327_840;

    private static Path written;

    private AcceptanceTape() {}

    static synchronized Path file() throws IOException {
        if (written == null) {
            Path file = FreshFolder.named("tape").resolve("market.jsonl");
            SimulatorOptions options =
                    SimulatorOptions.ofSeed(7)
                            .withLeaders(LEADERS)
                            .withRates(60, 60)
                            .startingAt(START_SLOT, START_TIME);
            SimulatedTape.write(file, options, TRANSACTIONS);
            written = file;
        }
        return written;
    }

    /** The first transactions of it, in a file of its own. */
    static Path first(int transactions) throws IOException {
        Path part = file().resolveSibling("first-" + transactions + ".jsonl");
        try (Stream<String> lines = Files.lines(file())) {
            return Files.write(part, (Iterable<String>) lines.limit(transactions)::iterator);
        }
    }

    static Path posts() throws IOException {
        return SimulatedTape.postsOf(file());
    }

    static List<String> leaders() {
        return IntStream.range(0, LEADERS).mapToObj(SimulatedLeaders::address).toList();
    }

    /**
     * Every transaction as the decoder reads it; its position is its place among those of its slot.
     */
    static List<DecodedTransaction> decoded() throws IOException {
        return decoded(file());
    }

    static List<DecodedTransaction> decoded(Path tape) throws IOException {
        TransactionDecoder decoder = new TransactionDecoder();
        List<DecodedTransaction> decoded = new ArrayList<>();
        long slot = -1;
        int position = 0;
        for (String line : Files.readAllLines(tape)) {
            byte[] bytes = line.getBytes(StandardCharsets.UTF_8);
            try {
                long at = decoder.decode(bytes, -1, 0, 0, 0).slot();
                position = at == slot ? position + 1 : 0;
                slot = at;
                decoded.add(decoder.decode(bytes, -1, position, 0, 0));
            } catch (UnreadableTransactionException e) {
                throw new IOException(
                        "expected a tape of readable transactions, was one that is not", e);
            }
        }
        return decoded;
    }
}
