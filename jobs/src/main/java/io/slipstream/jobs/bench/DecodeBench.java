package io.slipstream.jobs.bench;

import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.openjdk.jmh.results.RunResult;
import org.openjdk.jmh.runner.Runner;
import org.openjdk.jmh.runner.RunnerException;
import org.openjdk.jmh.runner.options.OptionsBuilder;
import org.openjdk.jmh.runner.options.VerboseMode;

/** Runs the decoder's benchmarks, each in a JVM of its own, one after the other. */
public final class DecodeBench {
    private DecodeBench() {}

    /**
     * What one run measured.
     *
     * @param transactions lines of the input
     * @param bytes of all lines
     * @param decodeNanos to decode all lines once
     * @param scanNanos for Jackson's tokenizer to go over them once
     * @param base58Nanos for one key, by benchmark: encode, encodeBySolanaj, decode,
     *     decodeBySolanaj
     */
    public record Result(
            int transactions,
            long bytes,
            double decodeNanos,
            double scanNanos,
            Map<String, Double> base58Nanos) {}

    /**
     * Measures over the lines of the files taken together.
     *
     * @param folder for what is put between this JVM and the measured ones
     */
    public static Result run(List<Path> files, Path folder) throws IOException, RunnerException {
        Path all = folder.resolve("bench-lines.jsonl");
        int transactions = 0;
        long bytes = 0;
        try (OutputStream out = new BufferedOutputStream(Files.newOutputStream(all))) {
            for (Path file : files) {
                for (byte[] line : BenchLines.read(file)) {
                    out.write(line);
                    out.write('\n');
                    transactions++;
                    bytes += line.length;
                }
            }
        }
        Map<String, Double> decoding = measure(DecodeBenchmark.class, all);
        return new Result(
                transactions,
                bytes,
                score(decoding, "decode"),
                score(decoding, "jacksonScan"),
                measure(Base58Benchmark.class, all));
    }

    private static Map<String, Double> measure(Class<?> benchmark, Path input)
            throws RunnerException {
        Map<String, Double> scores = new HashMap<>();
        for (RunResult result :
                new Runner(
                                new OptionsBuilder()
                                        .include(benchmark.getName() + "\\.")
                                        .param("input", input.toString())
                                        .verbosity(VerboseMode.SILENT)
                                        .shouldFailOnError(true)
                                        .build())
                        .run()) {
            String name = result.getParams().getBenchmark();
            scores.put(
                    name.substring(name.lastIndexOf('.') + 1),
                    result.getPrimaryResult().getScore());
        }
        return scores;
    }

    private static double score(Map<String, Double> scores, String name) {
        Double score = scores.get(name);
        if (score == null) {
            throw new IllegalStateException(
                    "expected a result of " + name + ", was " + scores.keySet());
        }
        return score;
    }
}
