package io.slipstream.jobs.cli;

import io.slipstream.connectors.replay.TapeOptions;
import io.slipstream.connectors.simulator.SimulatedTape;
import io.slipstream.connectors.simulator.SimulatorOptions;
import io.slipstream.jobs.bench.DecodeBench;
import io.slipstream.jobs.bench.DecodeCpuRate;
import io.slipstream.jobs.local.LocalRun;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** {@code slipstream bench decode}: the decoder against Jackson's bare scan of the same bytes. */
@Command(
        name = "decode",
        description =
                "Measures the decoder with JMH on one core: from JSON text, against the speed at which Jackson's"
                        + " tokenizer merely scans the same bytes; and base58 against solanaj's. Takes about a minute.",
        mixinStandardHelpOptions = true)
public final class BenchDecodeCommand implements Callable<Integer> {
    private static final int SIMULATED = 5_000;

    @Option(
            names = "--input",
            arity = "1..*",
            paramLabel = "PATH",
            description =
                    "recorded transactions: .jsonl or .jsonl.gz files, or folders of them; default: the simulator's")
    private List<String> input = List.of();

    @Option(
            names = "--cpu-seconds",
            paramLabel = "SECONDS",
            description =
                    "instead: warms up and measures for so many CPU seconds each, and prints one JSON line with"
                            + " transactions per CPU second of the whole process, for scripts/decoder-peer/compare")
    private @Nullable Double cpuSeconds;

    @Override
    public Integer call() throws Exception {
        if (cpuSeconds != null && !(cpuSeconds > 0)) {
            throw new UsageException("expected --cpu-seconds above zero, was " + cpuSeconds);
        }
        Path dir = Files.createTempDirectory("slipstream-bench-");
        try {
            if (cpuSeconds == null) {
                print(DecodeBench.run(files(dir), dir));
            } else {
                DecodeCpuRate rate = DecodeCpuRate.measure(files(dir), cpuSeconds);
                System.out.printf(
                        Locale.ROOT,
                        "{\"transactions\":%d,\"perCpuSecond\":%d}%n",
                        rate.transactions(),
                        rate.perCpuSecond());
            }
            return 0;
        } finally {
            LocalRun.delete(dir);
        }
    }

    private List<Path> files(Path dir) throws Exception {
        if (input.isEmpty()) {
            Path tape = dir.resolve("simulated.jsonl");
            SimulatedTape.write(tape, SimulatorOptions.ofSeed(1), SIMULATED);
            return List.of(tape);
        }
        try {
            return new TapeOptions(input, null, TapeOptions.MAX_SPEED).files();
        } catch (IllegalArgumentException e) {
            throw new UsageException(String.valueOf(e.getMessage()));
        }
    }

    private static void print(DecodeBench.Result result) {
        System.out.printf(
                Locale.ROOT,
                "%d transactions, %.1f MB%n%-28s %14s %10s %8s%n",
                result.transactions(),
                result.bytes() / 1e6,
                "from JSON text, one core",
                "transactions/s",
                "MB/s",
                "ratio");
        row("Jackson's tokenizer, bare", result, result.scanNanos());
        row("decode", result, result.decodeNanos());
        System.out.printf(
                Locale.ROOT,
                "%n%-28s %14s %10s %8s%n",
                "base58 of a key",
                "ours ns",
                "solanaj ns",
                "ratio");
        key("encode", result.base58Nanos());
        key("decode", result.base58Nanos());
    }

    private static void row(String name, DecodeBench.Result result, double nanos) {
        System.out.printf(
                Locale.ROOT,
                "%-28s %14.0f %10.0f %8.2f%n",
                name,
                result.transactions() / nanos * 1e9,
                result.bytes() / nanos * 1e3,
                result.scanNanos() / nanos);
    }

    private static void key(String name, Map<String, Double> nanos) {
        double ours = nanos.getOrDefault(name, Double.NaN);
        double library = nanos.getOrDefault(name + "BySolanaj", Double.NaN);
        System.out.printf(
                Locale.ROOT, "%-28s %14.0f %10.0f %8.1f%n", name, ours, library, library / ours);
    }
}
