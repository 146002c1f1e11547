package io.slipstream.functions.feature;

import io.slipstream.models.market.TokenFeatures;
import io.slipstream.models.scoring.TokenFeature;
import io.slipstream.models.user.SettingsChange;
import io.slipstream.models.user.TokenRatingRow;
import java.util.function.Consumer;
import org.apache.flink.api.common.state.BroadcastState;
import org.apache.flink.api.common.state.ListState;
import org.apache.flink.api.common.state.ListStateDescriptor;
import org.apache.flink.api.common.state.MapStateDescriptor;
import org.apache.flink.api.common.state.ReadOnlyBroadcastState;
import org.apache.flink.api.common.typeinfo.TypeInformation;
import org.apache.flink.api.common.typeinfo.Types;
import org.apache.flink.runtime.state.FunctionInitializationContext;
import org.apache.flink.runtime.state.FunctionSnapshotContext;
import org.apache.flink.streaming.api.checkpoint.CheckpointedFunction;
import org.apache.flink.streaming.api.functions.co.BroadcastProcessFunction;
import org.apache.flink.util.Collector;
import org.apache.flink.util.OutputTag;

/**
 * Puts on each row of features what users say of the token. Rows wait until the table has been
 * read: a replay sees the ratings that a restart sees.
 */
public class RateTokens
        extends BroadcastProcessFunction<TokenFeatures, SettingsChange, TokenFeatures>
        implements CheckpointedFunction {
    private static final long serialVersionUID = 1L;
    private static final String MARK = "bootstrapped";

    // Broadcast state has no TTL; it holds what the table token_ratings holds.
    private static final MapStateDescriptor<String, CommunityBook> BOOKS =
            new MapStateDescriptor<>(
                    "community-books", Types.STRING, TypeInformation.of(CommunityBook.class));
    private static final MapStateDescriptor<String, Boolean> BOOTSTRAPPED =
            new MapStateDescriptor<>("ratings-bootstrapped", Types.STRING, Types.BOOLEAN);

    // No TTL: emptied when the table has been read.
    private static final ListStateDescriptor<TokenFeatures> PARKED =
            new ListStateDescriptor<>("parked-rows", TypeInformation.of(TokenFeatures.class));

    /** The rows of tokens past their birth. */
    public static final OutputTag<TokenFeatures> CANDIDATES =
            new OutputTag<>("rated-candidates", TypeInformation.of(TokenFeatures.class));

    private transient ListState<TokenFeatures> parked;
    private transient boolean bootstrapped;

    /** The states to hand to {@code DataStream.broadcast}. */
    public static MapStateDescriptor<?, ?>[] broadcastStates() {
        return new MapStateDescriptor<?, ?>[] {BOOKS, BOOTSTRAPPED};
    }

    @Override
    public void initializeState(FunctionInitializationContext context) throws Exception {
        parked = context.getOperatorStateStore().getListState(PARKED);
        bootstrapped =
                context.getOperatorStateStore().getBroadcastState(BOOTSTRAPPED).contains(MARK);
    }

    @Override
    public void snapshotState(FunctionSnapshotContext context) {}

    @Override
    public void processElement(
            TokenFeatures features, ReadOnlyContext context, Collector<TokenFeatures> out)
            throws Exception {
        if (bootstrapped) {
            tell(
                    rated(features, context.getBroadcastState(BOOKS)),
                    row -> context.output(CANDIDATES, row),
                    out);
        } else {
            parked.add(features);
        }
    }

    @Override
    public void processBroadcastElement(
            SettingsChange change, Context context, Collector<TokenFeatures> out) throws Exception {
        BroadcastState<String, CommunityBook> books = context.getBroadcastState(BOOKS);
        TokenRatingRow rating = change.rating();
        if (rating != null) {
            take(rating, books);
        } else if (change.kind() == SettingsChange.Kind.BOOTSTRAPPED && !bootstrapped) {
            bootstrapped = true;
            context.getBroadcastState(BOOTSTRAPPED).put(MARK, true);
            for (TokenFeatures features : parked.get()) {
                tell(rated(features, books), row -> context.output(CANDIDATES, row), out);
            }
            parked.clear();
        }
    }

    private static void tell(
            TokenFeatures row, Consumer<TokenFeatures> candidates, Collector<TokenFeatures> young) {
        if (row.candidate() == null) {
            young.collect(row);
        } else {
            candidates.accept(row);
        }
    }

    private static void take(TokenRatingRow rating, BroadcastState<String, CommunityBook> books)
            throws Exception {
        CommunityBook known = books.get(rating.mint());
        CommunityBook book = known == null ? new CommunityBook() : known;
        book.take(rating);
        if (book.isEmpty()) {
            books.remove(rating.mint());
        } else {
            books.put(rating.mint(), book);
        }
    }

    private static TokenFeatures rated(
            TokenFeatures features, ReadOnlyBroadcastState<String, CommunityBook> books)
            throws Exception {
        CommunityBook book = books.get(features.mint());
        if (book == null) {
            return features;
        }
        float[] values = features.values().clone();
        values[TokenFeature.COMMUNITY_SCORE.ordinal()] = (float) book.score();
        values[TokenFeature.COMMUNITY_KNOWN.ordinal()] = 1;
        return features.with(values);
    }
}
