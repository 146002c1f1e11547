package io.slipstream.jobs.bench;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonParser;
import io.slipstream.functions.decode.TransactionDecoder;
import io.slipstream.functions.decode.UnreadableTransactionException;
import java.io.IOException;
import java.nio.file.Path;
import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.Warmup;

/** One pass over all lines of a file: decoded, and merely cut into tokens by Jackson. */
@State(Scope.Thread)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.NANOSECONDS)
@Fork(1)
@Warmup(iterations = 4, time = 2)
@Measurement(iterations = 5, time = 2)
public class DecodeBenchmark {

    /** The file; a transaction a line, uncompressed. */
    @Param("")
    public String input = "";

    private byte[][] lines = {};
    private final TransactionDecoder decoder = new TransactionDecoder();
    private final JsonFactory jackson = new JsonFactory();

    @Setup
    public void read() throws IOException {
        lines = BenchLines.read(Path.of(input)).toArray(byte[][]::new);
    }

    @Benchmark
    public long decode() {
        long sum = 0;
        for (byte[] line : lines) {
            try {
                sum += decoder.decode(line, -1, 0, -1, 0).slot();
            } catch (UnreadableTransactionException e) {
                sum--;
            }
        }
        return sum;
    }

    @Benchmark
    public long jacksonScan() throws IOException {
        long tokens = 0;
        for (byte[] line : lines) {
            try (JsonParser parser = jackson.createParser(line)) {
                while (parser.nextToken() != null) {
                    tokens++;
                }
            }
        }
        return tokens;
    }
}
