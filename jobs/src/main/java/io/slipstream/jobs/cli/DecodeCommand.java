package io.slipstream.jobs.cli;

import io.slipstream.functions.decode.TransactionDecoder;
import io.slipstream.functions.decode.UnreadableTransactionException;
import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
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
                "Decodes recorded transactions (one getTransaction result a line) to JSON lines on"
                        + " standard output.")
public final class DecodeCommand implements Callable<Integer> {
    private static final int UNKNOWN = -1;

    @Spec private CommandSpec spec;

    @Parameters(
            arity = "1..*",
            paramLabel = "FILE",
            description = ".jsonl or .jsonl.gz files, read in the given order")
    private List<Path> files;

    @Option(names = "--stats", description = "print transactions per second to standard error")
    private boolean stats;

    private final TransactionDecoder decoder = new TransactionDecoder();
    private long lines;
    private long decoded;
    private long decodeNanos;

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
            double seconds = decodeNanos / 1e9;
            System.err.printf(
                    Locale.ROOT,
                    "%d lines, %d transactions, %d unreadable; %.0f transactions/s decoding alone%n",
                    lines,
                    decoded,
                    lines - decoded,
                    seconds > 0 ? decoded / seconds : 0);
        }
        return 0;
    }

    private void decode(Path file, DecodedWriter writer) throws IOException {
        try (InputStream raw = Files.newInputStream(file);
                InputStream in = file.toString().endsWith(".gz") ? new GZIPInputStream(raw) : raw) {
            LineReader reader = new LineReader(in);
            for (byte[] line = reader.next(); line != null; line = reader.next()) {
                lines++;
                if (line.length == 0) {
                    writer.error(lines, "expected a transaction, was an empty line");
                    continue;
                }
                long start = System.nanoTime();
                try {
                    var transaction = decoder.decode(line, UNKNOWN, 0, UNKNOWN, 0);
                    decodeNanos += System.nanoTime() - start;
                    decoded++;
                    writer.write(transaction);
                } catch (UnreadableTransactionException e) {
                    writer.error(lines, e.reason());
                }
            }
        }
    }
}
