package io.slipstream.jobs.cli;

import io.slipstream.functions.decode.TransactionDecoder;
import io.slipstream.functions.decode.UnreadableTransactionException;
import io.slipstream.models.chain.DecodedTransaction;
import io.slipstream.models.json.BlockJson;
import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.zip.GZIPInputStream;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code decode FILE…}: recorded transactions in, decoded ones out, a JSON line each. */
@Command(
        name = "decode",
        mixinStandardHelpOptions = true,
        description =
                "Decodes recorded transactions (a getTransaction result or a block a line) to JSON lines"
                        + " on standard output.")
public final class DecodeCommand implements Callable<Integer> {
    private static final int UNKNOWN = -1;

    @Spec private CommandSpec spec;

    @Parameters(
            arity = "1..*",
            paramLabel = "FILE",
            description = ".jsonl or .jsonl.gz files, read in the given order")
    private List<Path> files;

    @Option(
            names = "--stats",
            description = "print transactions, megabytes and CPU seconds to standard error")
    private boolean stats;

    private final TransactionDecoder decoder = new TransactionDecoder();
    private final BlockJson block = new BlockJson();
    private final DecodeStats statistics = new DecodeStats();
    private long lines;

    @Override
    public Integer call() throws IOException {
        for (Path file : files) {
            if (!Files.isRegularFile(file) || !Files.isReadable(file)) {
                throw new ParameterException(
                        spec.commandLine(), "expected a readable file, was " + file);
            }
        }
        OutputStream out = new BufferedOutputStream(System.out, 256 * 1024);
        try (DecodedWriter writer = new DecodedWriter(out)) {
            for (Path file : files) {
                decode(file, writer);
            }
        }
        out.flush();
        if (stats) {
            System.err.println(statistics.summary(lines));
        }
        return 0;
    }

    private void decode(Path file, DecodedWriter writer) throws IOException {
        try (InputStream raw = Files.newInputStream(file);
                InputStream in = file.toString().endsWith(".gz") ? new GZIPInputStream(raw) : raw) {
            LineReader reader = new LineReader(in);
            while (reader.next()) {
                lines++;
                if (reader.isCut()) {
                    statistics.refused();
                    writer.error(
                            lines,
                            "expected at most " + LineReader.LONGEST + " bytes, was a longer line");
                } else if (reader.length() == 0) {
                    statistics.refused();
                    writer.error(lines, "expected a transaction, was an empty line");
                } else {
                    decode(reader.bytes(), reader.from(), reader.length(), writer);
                }
            }
        }
    }

    private void decode(byte[] bytes, int from, int length, DecodedWriter writer)
            throws IOException {
        statistics.start(length);
        boolean isBlock = block.read(bytes, from, length);
        statistics.stop();
        if (!isBlock) {
            one(bytes, from, length, -1, writer);
        } else {
            for (int i = 0; i < block.size(); i++) {
                one(bytes, block.from(i), block.length(i), i, writer);
            }
        }
    }

    /**
     * @param index of a transaction in the block that was read last; below 0 if it came alone
     */
    private void one(byte[] bytes, int from, int length, int index, DecodedWriter writer)
            throws IOException {
        boolean alone = index < 0;
        long slot = alone ? UNKNOWN : block.slot();
        long time = alone ? UNKNOWN : block.blockTime();
        statistics.start(0);
        try {
            DecodedTransaction transaction =
                    decoder.decode(bytes, from, length, slot, Math.max(0, index), time, 0);
            statistics.decoded();
            writer.write(alone ? transaction : transaction.atIndex(index));
        } catch (UnreadableTransactionException e) {
            statistics.stop();
            statistics.refused();
            writer.error(lines, alone ? e.reason() : "transaction " + index + ": " + e.reason());
        }
    }
}
