package io.slipstream.jobs.cli;

import io.slipstream.jobs.bench.SnipeBench;
import io.slipstream.jobs.bench.SnipeBench.Outcome;
import io.slipstream.jobs.bench.SnipeBench.Speed;
import io.slipstream.jobs.local.SnipeLatency;
import io.slipstream.jobs.local.SnipeLatency.Latency;
import io.slipstream.models.market.TokenFeatures;
import io.slipstream.models.port.TokenModel;
import io.slipstream.models.scoring.FeatureSchema;
import io.slipstream.models.scoring.ModelBundles;
import io.slipstream.models.scoring.TokenFeature;
import io.slipstream.models.scoring.compiled.CompiledModels;
import java.util.Comparator;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.stream.Collectors;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** {@code slipstream bench snipes}: what is refused and why, and how fast users match. */
@Command(
        name = "snipes",
        description =
                "Judges a simulated market with rugs, bundles, honeypots and honest launches under each preset: taken"
                        + " and refused by kind and reason. Then matches pools against a million users' settings,"
                        + " and measures what the job's steps from features to a signal take."
                        + " Fails if a honeypot is taken.",
        mixinStandardHelpOptions = true)
public final class BenchSnipesCommand implements Callable<Integer> {
    private static final int POOLS = 100;
    private static final int REASONS = 4;
    private static final double ROWS_PER_SECOND = 200;
    private static final int ROWS = 4_000;

    @Option(
            names = "--launches",
            paramLabel = "N",
            description = "launches on the curve; default: ${DEFAULT-VALUE}",
            defaultValue = "1000")
    private int launches = 1_000;

    @Option(
            names = "--seed",
            paramLabel = "N",
            description = "of the market, another than the model's; default: ${DEFAULT-VALUE}",
            defaultValue = "7")
    private long seed = 7;

    @Option(
            names = "--min-confidence",
            paramLabel = "PERCENT",
            description = "the snipers' minimum score; default: ${DEFAULT-VALUE}",
            defaultValue = "40")
    private int minConfidence = 40;

    @Option(
            names = "--users",
            paramLabel = "N",
            description = "users to match; default: ${DEFAULT-VALUE}",
            defaultValue = "1000000")
    private int users = 1_000_000;

    @Override
    public Integer call() throws Exception {
        if (launches < 1 || users < 1) {
            throw new UsageException(
                    "expected --launches and --users above zero, was "
                            + launches
                            + " and "
                            + users);
        }
        try (TokenModel model = new CompiledModels().open(ModelBundles.DEFAULT)) {
            SnipeBench bench = new SnipeBench(model, minConfidence * 100);
            Map<String, Map<String, Outcome>> table = bench.judge(seed, launches);
            boolean safe = print(table);
            System.out.printf(
                    Locale.ROOT,
                    "%n%-10s %8s %12s %12s %12s %12s%n",
                    "users",
                    "score",
                    "pools/s",
                    "matches",
                    "first us",
                    "last us");
            for (double score : new double[] {0.01, 0.5, 0.99}) {
                Speed speed = bench.speed(users, POOLS, score, newborn());
                System.out.printf(
                        Locale.ROOT,
                        "%-10d %8.2f %12.1f %12.0f %12.1f %12.1f%n",
                        speed.users(),
                        score,
                        speed.poolsPerSecond(),
                        speed.matched(),
                        speed.firstMicros(),
                        speed.lastMicros());
            }
            latency();
            return safe ? 0 : 1;
        }
    }

    private static void latency() throws Exception {
        System.out.printf(
                Locale.ROOT,
                "%n%-44s %8s %10s %10s%n",
                "from features to signal, through the job",
                "signals",
                "p50 ms",
                "p99 ms");
        for (boolean known : new boolean[] {true, false}) {
            Latency latency = SnipeLatency.measure(newborn(), known, ROWS_PER_SECOND, ROWS);
            System.out.printf(
                    Locale.ROOT,
                    "%-44s %8d %10.2f %10.2f%n",
                    known ? "facts are in the stream" : "facts are asked for, and answered at once",
                    latency.signals(),
                    latency.p50() / 1e3,
                    latency.p99() / 1e3);
        }
    }

    private static boolean print(Map<String, Map<String, Outcome>> table) {
        boolean safe = true;
        System.out.printf(
                Locale.ROOT,
                "%-20s %-9s %6s %8s  %s%n",
                "kind",
                "preset",
                "taken",
                "refused",
                "reasons (a token may have several)");
        for (var kind : table.entrySet()) {
            for (var preset : kind.getValue().entrySet()) {
                Outcome outcome = preset.getValue();
                System.out.printf(
                        Locale.ROOT,
                        "%-20s %-9s %6d %8d  %s%n",
                        kind.getKey(),
                        preset.getKey(),
                        outcome.taken,
                        outcome.refused,
                        reasons(outcome));
                safe &= !kind.getKey().equals("honeypot") || outcome.taken == 0;
            }
        }
        return safe;
    }

    private static String reasons(Outcome outcome) {
        return outcome.reasons.entrySet().stream()
                .sorted(Comparator.comparing(entry -> -entry.getValue()))
                .limit(REASONS)
                .map(entry -> entry.getKey() + " " + entry.getValue())
                .collect(Collectors.joining(", "));
    }

    private static TokenFeatures newborn() {
        FeatureSchema schema = FeatureSchema.tokens();
        float[] values = new float[schema.size()];
        values[TokenFeature.POSTS_KNOWN.ordinal()] = 1;
        values[TokenFeature.SENTIMENT_SCORE.ordinal()] = 60;
        values[TokenFeature.CREATOR_KNOWN.ordinal()] = 1;
        return new TokenFeatures(
                "mint",
                "pool",
                "pumpfun",
                null,
                0,
                2_000,
                1,
                0,
                0,
                schema.hash(),
                values,
                40_000_000_000L,
                1_000_000_000L,
                150_000_000,
                false);
    }
}
