package io.slipstream.connectors.simulator;

import io.slipstream.models.chain.RawEvent;
import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.zip.GZIPOutputStream;

/** Writes a simulated market to files: the transactions, and beside them the posts. */
public final class SimulatedTape {
    private static final int BUFFER = 1 << 20;

    private SimulatedTape() {}

    /**
     * Writes {@code transactions} lines of {@code getTransaction} results; the posts heard among
     * them go to {@link #postsOf(Path)}. Both are replaced if they exist, and gzipped if the name
     * ends in {@code .gz}.
     *
     * @return the posts' file
     */
    public static Path write(Path file, SimulatorOptions options, int transactions)
            throws IOException {
        Path posts = postsOf(file);
        MarketSimulator market = new MarketSimulator(options.withMaxTransactions(transactions));
        try (OutputStream lines = open(file);
                OutputStream said = open(posts)) {
            for (RawEvent event = market.next(); event != null; event = market.next()) {
                OutputStream out = event.kind() == RawEvent.Kind.POST ? said : lines;
                out.write(event.payload());
                out.write('\n');
            }
        }
        return posts;
    }

    /** {@code tape.jsonl.gz} → {@code tape-posts.jsonl.gz}. */
    public static Path postsOf(Path file) {
        String name = file.getFileName().toString();
        int end = name.indexOf(".jsonl");
        if (end < 0) {
            throw new IllegalArgumentException(
                    "expected a file named .jsonl or .jsonl.gz, was " + file);
        }
        return file.resolveSibling(name.substring(0, end) + "-posts" + name.substring(end));
    }

    private static OutputStream open(Path file) throws IOException {
        OutputStream raw = Files.newOutputStream(file);
        return file.getFileName().toString().endsWith(".gz")
                ? new BufferedOutputStream(new GZIPOutputStream(raw, 1 << 16), BUFFER)
                : new BufferedOutputStream(raw, BUFFER);
    }
}
