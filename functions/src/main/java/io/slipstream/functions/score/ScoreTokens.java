package io.slipstream.functions.score;

import io.slipstream.models.market.ScoredToken;
import io.slipstream.models.market.TokenFeatures;
import io.slipstream.models.port.Opener;
import io.slipstream.models.port.TokenModel;
import io.slipstream.models.scoring.FeatureSchema;
import org.apache.flink.api.common.functions.OpenContext;
import org.apache.flink.api.common.functions.RichFlatMapFunction;
import org.apache.flink.metrics.Counter;
import org.apache.flink.util.Collector;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Scores each row of features with the model. A row that the model cannot read (another schema, a
 * missing or infinite number) gets no score; it is counted and logged, and nothing is bought on it.
 */
public class ScoreTokens extends RichFlatMapFunction<TokenFeatures, ScoredToken> {
    private static final Logger LOG = LoggerFactory.getLogger(ScoreTokens.class);

    private final Opener<TokenModel> opener;

    private transient @Nullable TokenModel model;
    private transient Counter scored;
    private transient Counter unscored;

    public ScoreTokens(Opener<TokenModel> opener) {
        this.opener = opener;
    }

    /**
     * @throws IllegalStateException if the model was trained on another schema than the one that
     *     rows are built by
     */
    @Override
    public void open(OpenContext context) throws Exception {
        scored = getRuntimeContext().getMetricGroup().counter("tokensScored");
        unscored = getRuntimeContext().getMetricGroup().counter("tokensUnscored");
        TokenModel opened = opener.open();
        model = opened;
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
    }

    @Override
    public void flatMap(TokenFeatures features, Collector<ScoredToken> out) {
        TokenModel opened = model;
        if (opened == null) {
            throw new IllegalStateException("expected an open model, was none");
        }
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
        float score = opened.score(new float[][] {features.values()})[0];
        out.collect(new ScoredToken(features, score, opened.version()));
        scored.inc();
    }

    @Override
    public void close() {
        if (model != null) {
            model.close();
        }
    }
}
