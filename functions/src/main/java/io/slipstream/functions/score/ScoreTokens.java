package io.slipstream.functions.score;

import io.slipstream.functions.state.AwaitSettings;
import io.slipstream.functions.state.Bootstrapped;
import io.slipstream.models.market.ModelAlert;
import io.slipstream.models.market.Prediction;
import io.slipstream.models.market.ScoredToken;
import io.slipstream.models.market.TokenFeatures;
import io.slipstream.models.port.ModelSource;
import io.slipstream.models.port.TokenModel;
import io.slipstream.models.scoring.Explanation;
import io.slipstream.models.scoring.FeatureSchema;
import io.slipstream.models.user.ModelVersionRow;
import io.slipstream.models.user.SettingsChange;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import org.apache.flink.api.common.state.BroadcastState;
import org.apache.flink.api.common.state.ListStateDescriptor;
import org.apache.flink.api.common.state.MapStateDescriptor;
import org.apache.flink.api.common.state.ReadOnlyBroadcastState;
import org.apache.flink.api.common.typeinfo.TypeInformation;
import org.apache.flink.api.common.typeinfo.Types;
import org.apache.flink.metrics.Counter;
import org.apache.flink.metrics.Gauge;
import org.apache.flink.runtime.state.FunctionInitializationContext;
import org.apache.flink.util.Collector;
import org.apache.flink.util.OutputTag;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Scores each row of features with the champion of {@code model_versions}, or with the bundled
 * model while there is none. Rows wait until the table has been read, so that none is scored by a
 * model that is not the one in force. A promotion takes effect between two rows; a bundle that
 * cannot be used leaves the model before it in place. Challengers score the same rows in shadow:
 * what they say goes along and decides nothing.
 *
 * <p>A row that the model cannot read (another schema, a missing or infinite number) gets no score;
 * it is counted and logged, and nothing is bought on it.
 */
public class ScoreTokens extends AwaitSettings<TokenFeatures, ScoredToken> {
    private static final long serialVersionUID = 1L;
    private static final Logger LOG = LoggerFactory.getLogger(ScoreTokens.class);
    private static final int REASONS = 3;
    private static final int DRIFT_ROWS = 1_000;

    // Broadcast state has no TTL; one holds the champions of the table model_versions, of which
    // there is one but for the moment of a promotion, the other a single mark.
    private static final MapStateDescriptor<String, ModelVersionRow> CHAMPIONS =
            new MapStateDescriptor<>(
                    "champions", Types.STRING, TypeInformation.of(ModelVersionRow.class));
    // Likewise: the challengers of the table.
    private static final MapStateDescriptor<String, ModelVersionRow> CHALLENGERS =
            new MapStateDescriptor<>(
                    "challengers", Types.STRING, TypeInformation.of(ModelVersionRow.class));
    private static final MapStateDescriptor<String, Boolean> BOOTSTRAPPED =
            Bootstrapped.state("models-bootstrapped");

    // No TTL: emptied when the table has been read.
    private static final ListStateDescriptor<TokenFeatures> PARKED =
            new ListStateDescriptor<>("parked-features", TypeInformation.of(TokenFeatures.class));

    /** That the rows of now are not those that the model learnt from. */
    public static final OutputTag<ModelAlert> ALERTS =
            new OutputTag<>("drift-alerts", TypeInformation.of(ModelAlert.class));

    private final ModelSource source;
    private final String fallback;

    /** True if these rows are those that models are judged by. */
    private final boolean judged;

    private transient @Nullable ModelSlot slot;
    private transient @Nullable ShadowModels shadows;
    private transient DriftWindow drift;
    private transient Counter scored;
    private transient Counter unscored;

    /**
     * @param fallback location of the bundle to score with while no champion is named
     */
    public ScoreTokens(ModelSource source, String fallback) {
        this(source, fallback, true);
    }

    private ScoreTokens(ModelSource source, String fallback, boolean judged) {
        super(BOOTSTRAPPED, PARKED);
        this.source = source;
        this.fallback = fallback;
        this.judged = judged;
    }

    /**
     * Scores tokens past their birth with the same champion. Models are judged by young tokens:
     * here challengers have no say, and that these rows differ is no drift.
     */
    public static ScoreTokens ofCandidates(ModelSource source, String fallback) {
        return new ScoreTokens(source, fallback, false);
    }

    /** The states to hand to {@code DataStream.broadcast}. */
    public static MapStateDescriptor<?, ?>[] broadcastStates() {
        return new MapStateDescriptor<?, ?>[] {CHAMPIONS, CHALLENGERS, BOOTSTRAPPED};
    }

    /** A restored job scores with the champion that it knew, from its first row on. */
    @Override
    public void initializeState(FunctionInitializationContext context) throws Exception {
        super.initializeState(context);
        ModelSlot opened = new ModelSlot(source, opened(fallback), fallback);
        slot = opened;
        opened.want(location(context.getOperatorStateStore().getBroadcastState(CHAMPIONS)));
        opened.await();
        ShadowModels beside = new ShadowModels(source);
        shadows = beside;
        if (judged) {
            beside.want(locations(context.getOperatorStateStore().getBroadcastState(CHALLENGERS)));
        }
        register(opened);
    }

    private void register(ModelSlot opened) {
        scored = getRuntimeContext().getMetricGroup().counter("tokensScored");
        unscored = getRuntimeContext().getMetricGroup().counter("tokensUnscored");
        drift = new DriftWindow(FeatureSchema.tokens(), DRIFT_ROWS);
        if (judged) {
            drift.show(getRuntimeContext().getMetricGroup());
        }
        Gauge<Long> failures = opened::failures;
        getRuntimeContext().getMetricGroup().gauge("modelLoadsFailed", failures);
    }

    /**
     * @throws IllegalStateException if the model that comes with the job does not fit it
     */
    private TokenModel opened(String location) {
        TokenModel opened = source.open(location);
        String expected = FeatureSchema.tokens().hash();
        if (!opened.schemaHash().equals(expected)) {
            throw new IllegalStateException(
                    "expected a model trained on feature schema "
                            + expected
                            + ", was model "
                            + opened.version()
                            + " trained on "
                            + opened.schemaHash());
        }
        return opened;
    }

    @Override
    protected void take(
            TokenFeatures features, Tables tables, SideOutputs sides, Collector<ScoredToken> out) {
        score(features, alert -> sides.tell(ALERTS, alert), out);
    }

    @Override
    protected void learn(SettingsChange change, Context context) throws Exception {
        ModelVersionRow row = change.model();
        if (row == null) {
            return;
        }
        BroadcastState<String, ModelVersionRow> champions = context.getBroadcastState(CHAMPIONS);
        if (row.isChampion()) {
            champions.put(row.version(), row);
        } else {
            champions.remove(row.version());
        }
        open().want(location(champions));
        BroadcastState<String, ModelVersionRow> challengers =
                context.getBroadcastState(CHALLENGERS);
        if (row.isChallenger()) {
            challengers.put(row.version(), row);
        } else {
            challengers.remove(row.version());
        }
        if (judged) {
            beside().want(locations(challengers));
        }
    }

    /** The first row is scored by the champion of the table. */
    @Override
    protected void ready() {
        open().await();
        beside().await();
    }

    /**
     * Where the champion lies. A promotion retires the old one and names the new one in one
     * transaction, whose rows come one after the other: with two champions, the one that is not in
     * use yet is meant.
     */
    private String location(ReadOnlyBroadcastState<String, ModelVersionRow> champions)
            throws Exception {
        String newest = fallback;
        String inUse = open().model().version();
        for (Map.Entry<String, ModelVersionRow> entry : champions.immutableEntries()) {
            String path = entry.getValue().bundlePath();
            if (path != null && (newest.equals(fallback) || !entry.getKey().equals(inUse))) {
                newest = path;
            }
        }
        return newest;
    }

    /** Version → where the bundle lies. */
    private static Map<String, String> locations(
            ReadOnlyBroadcastState<String, ModelVersionRow> challengers) throws Exception {
        Map<String, String> locations = new HashMap<>();
        for (Map.Entry<String, ModelVersionRow> entry : challengers.immutableEntries()) {
            String path = entry.getValue().bundlePath();
            if (path != null) {
                locations.put(entry.getKey(), path);
            }
        }
        return locations;
    }

    private void score(
            TokenFeatures features, Consumer<ModelAlert> alerts, Collector<ScoredToken> out) {
        FeatureSchema schema = FeatureSchema.tokens();
        if (!schema.hash().equals(features.schemaHash()) || !schema.fits(features.values())) {
            unscored.inc();
            LOG.warn(
                    "mint={} age={} reason=UNREADABLE_FEATURES: expected {} finite numbers of"
                            + " schema {}, was {} of {}",
                    features.mint(),
                    features.ageMillis(),
                    schema.size(),
                    schema.hash(),
                    features.values(),
                    features.schemaHash());
            return;
        }
        TokenModel model = open().model();
        float score = model.score(features.values());
        List<String> reasons =
                Explanation.of(model, schema, features.values(), REASONS).stream()
                        .map(Explanation::text)
                        .toList();
        List<Prediction> said = beside().predictions(features.values());
        out.collect(new ScoredToken(features, score, model.version(), reasons, said));
        scored.inc();
        String drifted = judged ? drift.add(model, features.values()) : null;
        if (drifted != null) {
            alerts.accept(
                    new ModelAlert(
                            "drift:" + model.version() + ':' + features.slot(),
                            "FEATURES_DRIFTED",
                            model.version(),
                            drifted,
                            features.slot()));
        }
    }

    private ShadowModels beside() {
        ShadowModels opened = shadows;
        if (opened == null) {
            throw new IllegalStateException("expected open shadows, was none");
        }
        return opened;
    }

    private ModelSlot open() {
        ModelSlot opened = slot;
        if (opened == null) {
            throw new IllegalStateException("expected an open model, was none");
        }
        return opened;
    }

    @Override
    public void close() {
        ModelSlot opened = slot;
        if (opened != null) {
            opened.close();
        }
        ShadowModels beside = shadows;
        if (beside != null) {
            beside.close();
        }
    }
}
