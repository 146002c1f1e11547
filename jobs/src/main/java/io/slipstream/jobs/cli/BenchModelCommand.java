package io.slipstream.jobs.cli;

import io.slipstream.jobs.bench.ModelBenchmark;
import java.util.Collection;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.Callable;
import org.openjdk.jmh.results.RunResult;
import org.openjdk.jmh.runner.Runner;
import org.openjdk.jmh.runner.options.OptionsBuilder;
import org.openjdk.jmh.runner.options.VerboseMode;
import picocli.CommandLine.Command;

/** {@code slipstream bench model}: the bundled network, compiled and by Deeplearning4j. */
@Command(
        name = "model",
        description =
                "Measures with JMH on one core what a row costs in the bundled network. Takes half a minute.",
        mixinStandardHelpOptions = true)
public final class BenchModelCommand implements Callable<Integer> {

    @Override
    public Integer call() throws Exception {
        Collection<RunResult> results =
                new Runner(
                                new OptionsBuilder()
                                        .include(ModelBenchmark.class.getName() + "\\.")
                                        .verbosity(VerboseMode.SILENT)
                                        .build())
                        .run();
        Map<String, Double> nanos = new HashMap<>();
        results.forEach(
                result ->
                        nanos.put(
                                result.getPrimaryResult().getLabel(),
                                result.getPrimaryResult().getScore()));
        double compiled = nanos.getOrDefault("compiled", Double.NaN);
        System.out.printf(
                Locale.ROOT, "%-36s %12s %10s%n", "one row, one core", "µs a row", "ratio");
        row("compiled to plain arrays", compiled, compiled);
        row("Deeplearning4j", nanos.getOrDefault("deeplearning4j", Double.NaN), compiled);
        double batch = nanos.getOrDefault("batchOfDeeplearning4j", Double.NaN);
        row("Deeplearning4j, batches of 128", batch / ModelBenchmark.BATCH, compiled);
        return 0;
    }

    private static void row(String what, double nanos, double compiled) {
        System.out.printf(
                Locale.ROOT, "%-36s %12.2f %10.1f%n", what, nanos / 1_000, nanos / compiled);
    }
}
