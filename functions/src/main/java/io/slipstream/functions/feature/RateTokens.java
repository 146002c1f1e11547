package io.slipstream.functions.feature;

import io.slipstream.functions.state.AwaitSettings;
import io.slipstream.functions.state.Bootstrapped;
import io.slipstream.models.market.TokenFeatures;
import io.slipstream.models.scoring.TokenFeature;
import io.slipstream.models.user.SettingsChange;
import io.slipstream.models.user.TokenRatingRow;
import org.apache.flink.api.common.state.BroadcastState;
import org.apache.flink.api.common.state.ListStateDescriptor;
import org.apache.flink.api.common.state.MapStateDescriptor;
import org.apache.flink.api.common.state.ReadOnlyBroadcastState;
import org.apache.flink.api.common.typeinfo.TypeInformation;
import org.apache.flink.api.common.typeinfo.Types;
import org.apache.flink.util.Collector;
import org.apache.flink.util.OutputTag;

/**
 * Puts on each row of features what users say of the token. Rows wait until the table has been
 * read: a replay sees the ratings that a restart sees.
 */
public class RateTokens extends AwaitSettings<TokenFeatures, TokenFeatures> {
    private static final long serialVersionUID = 1L;

    // Broadcast state has no TTL; it holds what the table token_ratings holds.
    private static final MapStateDescriptor<String, CommunityBook> BOOKS =
            new MapStateDescriptor<>(
                    "community-books", Types.STRING, TypeInformation.of(CommunityBook.class));
    private static final MapStateDescriptor<String, Boolean> BOOTSTRAPPED =
            Bootstrapped.state("ratings-bootstrapped");

    // No TTL: emptied when the table has been read.
    private static final ListStateDescriptor<TokenFeatures> PARKED =
            new ListStateDescriptor<>("parked-rows", TypeInformation.of(TokenFeatures.class));

    /** The rows of tokens past their birth. */
    public static final OutputTag<TokenFeatures> CANDIDATES =
            new OutputTag<>("rated-candidates", TypeInformation.of(TokenFeatures.class));

    public RateTokens() {
        super(BOOTSTRAPPED, PARKED);
    }

    /** The states to hand to {@code DataStream.broadcast}. */
    public static MapStateDescriptor<?, ?>[] broadcastStates() {
        return new MapStateDescriptor<?, ?>[] {BOOKS, BOOTSTRAPPED};
    }

    @Override
    protected void learn(SettingsChange change, Context context) throws Exception {
        TokenRatingRow rating = change.rating();
        if (rating != null) {
            learn(rating, context.getBroadcastState(BOOKS));
        }
    }

    @Override
    protected void take(
            TokenFeatures features, Tables tables, SideOutputs sides, Collector<TokenFeatures> out)
            throws Exception {
        TokenFeatures row = rated(features, tables.of(BOOKS));
        if (row.candidate() == null) {
            out.collect(row);
        } else {
            sides.tell(CANDIDATES, row);
        }
    }

    private static void learn(TokenRatingRow rating, BroadcastState<String, CommunityBook> books)
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
