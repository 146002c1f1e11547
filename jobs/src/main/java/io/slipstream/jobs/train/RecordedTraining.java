package io.slipstream.jobs.train;

import io.slipstream.connectors.recording.TrainingFiles;
import io.slipstream.functions.outcome.OutcomePolicy;
import io.slipstream.functions.outcome.PairOutcomes;
import io.slipstream.models.market.RecordedPair;
import io.slipstream.models.market.ScoredToken;
import io.slipstream.models.market.TokenFeatures;
import io.slipstream.models.market.TokenOutcome;
import io.slipstream.models.scoring.FeatureSchema;
import io.slipstream.models.scoring.OutcomeLabel;
import io.slipstream.models.scoring.TrainingRows;
import io.slipstream.models.unit.Slots;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.function.IntConsumer;
import org.apache.flink.api.common.eventtime.WatermarkStrategy;
import org.apache.flink.api.common.typeinfo.TypeInformation;
import org.apache.flink.configuration.Configuration;
import org.apache.flink.streaming.api.datastream.DataStream;
import org.apache.flink.streaming.api.environment.StreamExecutionEnvironment;
import org.apache.flink.util.CloseableIterator;

/**
 * Rows to train on from what running jobs recorded: a batch job that joins scored rows with their
 * outcomes. The same files give the same rows, in the same order.
 */
public final class RecordedTraining {
    private static final Comparator<TokenFeatures> IN_CHAIN_ORDER =
            Comparator.comparingLong(TokenFeatures::slot)
                    .thenComparing(TokenFeatures::mint)
                    .thenComparing(TokenFeatures::pool)
                    .thenComparingInt(TokenFeatures::ageStep);

    private final TrainingFiles files;
    private final OutcomeLabel label;
    private final IntConsumer progress;

    /**
     * @param folder a URI: where the jobs recorded
     * @param progress told the number of pairs joined so far
     * @throws IllegalArgumentException if no outcome is recorded after the label's horizon
     */
    public RecordedTraining(String folder, OutcomeLabel label, IntConsumer progress) {
        List<Integer> horizons = OutcomePolicy.standard().horizonsMinutes();
        if (!horizons.contains(label.horizonMinutes())) {
            throw new IllegalArgumentException(
                    "expected a label after one of " + horizons + " minutes, was " + label.text());
        }
        files = new TrainingFiles(folder);
        this.label = label;
        this.progress = progress;
    }

    /**
     * @param rows of the schema that the jobs score now
     * @param otherSchema pairs of other schemas, which cannot be learnt from any more
     */
    public record Recorded(TrainingRows rows, int otherSchema) {}

    /** Runs the job in this process. */
    public Recorded read() throws Exception {
        List<RecordedPair> pairs = new ArrayList<>();
        int others = 0;
        StreamExecutionEnvironment environment = environment();
        try (CloseableIterator<RecordedPair> joined =
                pairs(environment).executeAndCollect("slipstream-retrain")) {
            while (joined.hasNext()) {
                RecordedPair pair = joined.next();
                if (fits(pair.scored().features())) {
                    pairs.add(pair);
                    progress.accept(pairs.size());
                } else {
                    others++;
                }
            }
        } finally {
            environment.close();
        }
        pairs.sort(Comparator.comparing(pair -> pair.scored().features(), IN_CHAIN_ORDER));
        return new Recorded(rows(pairs), others);
    }

    private DataStream<RecordedPair> pairs(StreamExecutionEnvironment environment) {
        int minutes = label.horizonMinutes();
        DataStream<ScoredToken> rows =
                environment
                        .fromSource(
                                files.features(),
                                WatermarkStrategy.noWatermarks(),
                                "recorded-features",
                                TypeInformation.of(ScoredToken.class))
                        .uid("recorded-features");
        DataStream<TokenOutcome> outcomes =
                environment
                        .fromSource(
                                files.outcomes(),
                                WatermarkStrategy.noWatermarks(),
                                "recorded-outcomes",
                                TypeInformation.of(TokenOutcome.class))
                        .uid("recorded-outcomes")
                        .filter(outcome -> outcome.horizonMinutes() == minutes)
                        .uid("select-horizon")
                        .name("select-horizon");
        return rows.keyBy(ScoredToken::id)
                .connect(outcomes.keyBy(TokenOutcome::id))
                .process(new PairOutcomes())
                .uid("pair-outcomes")
                .name("pair-outcomes");
    }

    private TrainingRows rows(List<RecordedPair> pairs) {
        int n = pairs.size();
        float[][] values = new float[n][];
        boolean[] labels = new boolean[n];
        long[] times = new long[n];
        long[] knownAt = new long[n];
        String[] venues = new String[n];
        double[] returns = new double[n];
        long horizon = Slots.ofMillisCeil(TimeUnit.MINUTES.toMillis(label.horizonMinutes()));
        for (int i = 0; i < n; i++) {
            TokenFeatures features = pairs.get(i).scored().features();
            TokenOutcome outcome = pairs.get(i).outcome();
            values[i] = features.values();
            labels[i] = label.isTrue(outcome);
            times[i] = features.slot() - Slots.ofMillisCeil(features.ageMillis());
            knownAt[i] = features.slot() + horizon;
            venues[i] = features.dex();
            returns[i] = outcome.endMultiple() - 1;
        }
        return new TrainingRows(
                FeatureSchema.tokens(),
                values,
                labels,
                times,
                knownAt,
                venues,
                label.sentence(),
                "The rows are "
                        + n
                        + " that running jobs scored and recorded, each with what then happened."
                        + " Outcomes that lie beyond the recording are not among them.",
                returns);
    }

    private static boolean fits(TokenFeatures features) {
        FeatureSchema schema = FeatureSchema.tokens();
        return features.schemaHash().equals(schema.hash()) && schema.fits(features.values());
    }

    private static StreamExecutionEnvironment environment() {
        Configuration configuration = new Configuration();
        configuration.setString("execution.runtime-mode", "BATCH");
        configuration.setString("pipeline.generic-types", "false");
        configuration.setString("pipeline.auto-generate-uids", "false");
        configuration.setString("rest.bind-address", "127.0.0.1");
        configuration.setString("rest.port", "0");
        StreamExecutionEnvironment environment =
                StreamExecutionEnvironment.getExecutionEnvironment(configuration);
        environment.setParallelism(1);
        return environment;
    }
}
