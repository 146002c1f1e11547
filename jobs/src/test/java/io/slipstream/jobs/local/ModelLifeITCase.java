package io.slipstream.jobs.local;

import static org.assertj.core.api.Assertions.assertThat;

import io.slipstream.connectors.recording.TrainingFiles;
import io.slipstream.connectors.simulator.Pacing;
import io.slipstream.connectors.simulator.SimulatedLeaders;
import io.slipstream.connectors.simulator.SimulatorOptions;
import io.slipstream.connectors.simulator.SimulatorSource;
import io.slipstream.functions.feature.SnipeConfig;
import io.slipstream.jobs.cli.SlipstreamCommand;
import io.slipstream.jobs.cli.models.ModelsCommand;
import io.slipstream.jobs.metrics.RunMetrics;
import io.slipstream.jobs.train.ModelRetraining;
import io.slipstream.jobs.train.RecordedTraining;
import io.slipstream.jobs.wiring.Recording;
import io.slipstream.jobs.wiring.Trading;
import io.slipstream.models.market.Prediction;
import io.slipstream.models.market.TokenOutcome;
import io.slipstream.models.scoring.AveragePrecision;
import io.slipstream.models.scoring.Brier;
import io.slipstream.models.scoring.FeatureSchema;
import io.slipstream.models.scoring.ModelBundle;
import io.slipstream.models.scoring.ModelBundles;
import io.slipstream.models.scoring.OutcomeLabel;
import io.slipstream.models.scoring.PromotionGate;
import io.slipstream.models.scoring.TrainingRows;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.apache.flink.api.common.eventtime.WatermarkStrategy;
import org.apache.flink.streaming.api.environment.StreamExecutionEnvironment;
import org.apache.flink.util.CloseableIterator;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/**
 * A model's whole life: a market is recorded, a model learns from it, scores in shadow in a job on
 * another market, is promoted while that job runs, and the next signals are its own.
 */
@Tag("long")
@Timeout(value = 1_200, threadMode = Timeout.ThreadMode.SEPARATE_THREAD)
class ModelLifeITCase {
    private static final int LEADERS = 4;

    /**
     * Four hours of trades: each part of the split must outlast the label's 15 minutes, and of the
     * 36 that are held out there must be enough left to judge by.
     */
    private static final long FOUR_HOURS = 20 * 60 * 240;

    /** Another market than the one that the bundled model has learnt from. */
    private static final SimulatorOptions LEARNT =
            SimulatorOptions.ofSeed(77)
                    .withLeaders(LEADERS)
                    .withRates(20, 20)
                    .withMaxTransactions(FOUR_HOURS);

    /** The day after, other tokens. */
    private static final SimulatorOptions UNSEEN =
            SimulatorOptions.ofSeed(78)
                    .withLeaders(LEADERS)
                    .withRates(20, 20)
                    .startingAt(350_300_000, 1_751_448_000);

    /** Some fifty times as fast as that market's own clock. */
    private static final int EVENTS_PER_SECOND = 1_000;

    private static final String SEED =
            """
            INSERT INTO users (user_id, status, time_zone) VALUES (1, 'ACTIVE', 'UTC');
            INSERT INTO user_settings (user_id, max_trade_size_sol, daily_loss_limit_sol, slippage_percentage,
                trading_state, snipe_enabled, snipe_max_amount_sol, snipe_min_confidence, snipe_daily_limit_sol,
                paper_balance_sol)
            VALUES (1, 1, 1000, 25, 'ACTIVE', true, 0.01, 5, 1000, 100000);
            """
                    + IntStream.range(0, LEADERS)
                            .mapToObj(SimulatedLeaders::address)
                            .map(
                                    "INSERT INTO tracked_wallets (address) VALUES ('%s');\n"
                                            ::formatted)
                            .collect(Collectors.joining());

    @TempDir Path folder;

    @Test
    void aMarketIsRecordedAModelLearnsFromItAndTakesOver() throws Exception {
        Path seed = Files.writeString(folder.resolve("seed.sql"), SEED);
        try (Services services = Services.start(folder.resolve("services"), 0, 0, seed);
                FlinkSession flink = FlinkSession.start(0, 1)) {
            Path before = Files.createDirectory(folder.resolve("before"));
            try (LiveJob job =
                    start(
                            new SimulatedMarket(
                                    SimulatorSource.of(LEARNT, Pacing.max()), FOUR_HOURS),
                            before,
                            services,
                            flink)) {
                await(job, () -> job.isDrained() ? Boolean.TRUE : null);
                job.stop();
            }
            TrainingRows rows =
                    new RecordedTraining(
                                    before.resolve("training").toUri().toString(),
                                    OutcomeLabel.STANDARD,
                                    read -> {})
                            .read()
                            .rows();
            List<ModelBundle> trained =
                    ModelRetraining.run(rows, List.of(), List.of(), 1, folder.resolve("bundle"));
            String url = services.jdbcUrl();
            for (ModelBundle bundle : trained) {
                Path out = ModelRetraining.folder(bundle, folder.resolve("bundle"));
                assertThat(models(url, "publish", out.toString())).isZero();
            }
            ModelBundle chosen =
                    trained.stream()
                            .filter(
                                    bundle ->
                                            PromotionGate.objections(
                                                            bundle.info(),
                                                            FeatureSchema.tokens(),
                                                            null)
                                                    .isEmpty())
                            .findFirst()
                            .orElseThrow(() -> new AssertionError(trained.get(0).card()));
            takesOver(chosen.info().version(), services, flink);
        }
    }

    /** In a job that runs all the while, on a market that neither model has seen. */
    private void takesOver(String version, Services services, FlinkSession flink) throws Exception {
        String url = services.jdbcUrl();
        String bundled = ModelBundles.load(ModelBundles.DEFAULT).info().version();
        String standing =
                "SELECT coalesce(max(outcomes), 0) FROM model_standings WHERE version = '%s' AND against = '%s'"
                        .formatted(version, bundled);
        String runs = "SELECT count(*) FROM snipe_runs WHERE model_version = '%s'";
        String strangers =
                "SELECT count(*) FROM snipe_runs WHERE model_version NOT IN ('%s', '%s')";
        Path after = Files.createDirectory(folder.resolve("after"));
        RunMetrics.reset();
        try (LiveJob job =
                start(
                        new SimulatedMarket(
                                SimulatorSource.of(UNSEEN, Pacing.rate(EVENTS_PER_SECOND)), 0),
                        after,
                        services,
                        flink)) {
            await(
                    job,
                    () ->
                            number(url, standing) >= 2 * PromotionGate.LEAST_OUTCOMES
                                    ? Boolean.TRUE
                                    : null);
            assertThat(models(url, "promote", version)).isZero();
            await(job, () -> number(url, runs.formatted(version)) >= 20 ? Boolean.TRUE : null);
            job.stop();
        }
        assertThat(number(url, runs.formatted(bundled))).isPositive();
        assertThat(number(url, strangers.formatted(version, bundled))).isZero();
        // None lost and none unscored: each row that was built was scored and recorded.
        long built = RunMetrics.sum("build-token-features", "tokenFeatures");
        assertThat(RunMetrics.sum("score-tokens", "tokensScored")).isEqualTo(built);
        assertThat(RunMetrics.sum("score-tokens", "tokensUnscored")).isZero();
        long grown = RunMetrics.sum("score-candidates", "tokensScored");
        assertThat(grown).as("tokens past their birth").isPositive();
        Recorded recorded = read(after.resolve("training"));
        assertThat(recorded.features()).isEqualTo(built + grown);
        System.out.printf("ModelLifeITCase: %d young rows recorded, %d grown ones%n", built, grown);
        compare(recorded.outcomes(), bundled, version);
    }

    private static LiveJob start(Market market, Path dir, Services services, FlinkSession flink)
            throws Exception {
        return LiveJob.start(
                market,
                SnipeConfig.standard(true),
                Recording.below(dir),
                Trading.onPaper(),
                1,
                dir.resolve("states"),
                services.endpoints(),
                flink);
    }

    /** On outcomes that neither had seen, scored by both at the time. */
    private static void compare(List<TokenOutcome> outcomes, String bundled, String version) {
        List<Double> old = new ArrayList<>();
        List<Double> young = new ArrayList<>();
        List<Boolean> good = new ArrayList<>();
        for (TokenOutcome outcome : outcomes) {
            Double before = score(outcome, bundled);
            Double after = score(outcome, version);
            if (before != null && after != null) {
                old.add(before);
                young.add(after);
                good.add(OutcomeLabel.STANDARD.isTrue(outcome));
            }
        }
        boolean[] labels = new boolean[good.size()];
        for (int i = 0; i < labels.length; i++) {
            labels[i] = good.get(i);
        }
        double[] was = old.stream().mapToDouble(Double::doubleValue).toArray();
        double[] is = young.stream().mapToDouble(Double::doubleValue).toArray();
        System.out.printf(
                "ModelLifeITCase: %d unseen outcomes, %.1f %% good; bundled AP %.3f Brier %.4f;"
                        + " retrained AP %.3f Brier %.4f%n",
                labels.length,
                100.0 * good.stream().filter(one -> one).count() / labels.length,
                AveragePrecision.of(was, labels),
                Brier.of(was, labels),
                AveragePrecision.of(is, labels),
                Brier.of(is, labels));
        assertThat(labels.length).isGreaterThan(PromotionGate.LEAST_OUTCOMES);
        assertThat(AveragePrecision.of(is, labels)).isGreaterThan(AveragePrecision.of(was, labels));
        assertThat(Brier.of(is, labels)).isLessThan(Brier.of(was, labels));
    }

    private static Double score(TokenOutcome outcome, String version) {
        return outcome.predictions().stream()
                .filter(one -> one.version().equals(version))
                .map(Prediction::score)
                .findFirst()
                .orElse(null);
    }

    private record Recorded(long features, List<TokenOutcome> outcomes) {}

    private static Recorded read(Path recorded) throws Exception {
        TrainingFiles files = new TrainingFiles(recorded.toUri().toString());
        StreamExecutionEnvironment environment =
                StreamExecutionEnvironment.getExecutionEnvironment();
        environment.setParallelism(1);
        long features = 0;
        try (CloseableIterator<?> all =
                environment
                        .fromSource(files.features(), WatermarkStrategy.noWatermarks(), "features")
                        .executeAndCollect()) {
            while (all.hasNext()) {
                all.next();
                features++;
            }
        }
        List<TokenOutcome> outcomes = new ArrayList<>();
        try (CloseableIterator<TokenOutcome> all =
                environment
                        .fromSource(files.outcomes(), WatermarkStrategy.noWatermarks(), "outcomes")
                        .executeAndCollect()) {
            all.forEachRemaining(
                    outcome -> {
                        if (outcome.horizonMinutes() == OutcomeLabel.STANDARD.horizonMinutes()) {
                            outcomes.add(outcome);
                        }
                    });
        }
        return new Recorded(features, outcomes);
    }

    /** Asks until there is an answer, and keeps the job going meanwhile. */
    private static <T> T await(LiveJob job, Callable<T> question) throws Exception {
        while (true) {
            job.check();
            T answer = question.call();
            if (answer != null) {
                return answer;
            }
            TimeUnit.MILLISECONDS.sleep(200);
        }
    }

    private static int models(String url, String... words) {
        return SlipstreamCommand.line(new ModelsCommand(Map.of("DATABASE_URL", url)))
                .execute(words);
    }

    private static long number(String url, String sql) throws Exception {
        try (Connection connection = DriverManager.getConnection(url);
                Statement statement = connection.createStatement();
                ResultSet row = statement.executeQuery(sql)) {
            row.next();
            return row.getLong(1);
        }
    }
}
