package io.slipstream.functions.snipe;

import io.slipstream.models.market.LpShare;
import io.slipstream.models.market.SafetyFacts;
import io.slipstream.models.market.ScoredToken;
import io.slipstream.models.scoring.TokenFeature;
import io.slipstream.models.user.SnipeFilters;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Whether a token meets what a user's filters ask of it. What they ask for and nobody knows is not
 * met.
 */
final class TokenFilters {

    private TokenFilters() {}

    /**
     * Facts of safety: what keeps one from selling, and for who asks for all of them everything.
     * That a sale of as much was simulated is asked for with all only: the live venue simulates one
     * before it sends.
     *
     * @param proven lamports of a buy that must have been shown to be sellable; 0: nobody asks
     */
    static void facts(SafetyFacts facts, boolean all, long proven, List<SnipeReason> objections) {
        boolean unknown = isUnknown(facts.freezable(), facts.trapped());
        if (all) {
            unknown |= isUnknown(facts.mintable(), facts.mutable());
            unknown |= facts.sellableLamports() != 0 && facts.sellableLamports() < proven;
            object(facts.mintable(), SnipeReason.MINT_AUTHORITY, objections);
            object(facts.mutable(), SnipeReason.MUTABLE_METADATA, objections);
        }
        object(facts.freezable(), SnipeReason.FREEZE_AUTHORITY, objections);
        object(facts.trapped(), SnipeReason.DANGEROUS_EXTENSION, objections);
        if (facts.sellableLamports() == 0) {
            objections.add(SnipeReason.NOT_SELLABLE);
        }
        if (unknown) {
            objections.add(SnipeReason.SAFETY_UNKNOWN);
        }
    }

    /** That the pool's liquidity stays; a curve's cannot be taken. */
    static void liquidity(LpShare lp, SnipeFilters ask, List<SnipeReason> objections) {
        if (ask.minLpBps() <= 0 || lp.kind() == LpShare.Kind.CURVE) {
            return;
        }
        if (lp.kind() == LpShare.Kind.UNKNOWN) {
            objections.add(SnipeReason.LIQUIDITY_LOCK_UNKNOWN);
        } else if (lp.safeBps() < ask.minLpBps()) {
            objections.add(SnipeReason.LIQUIDITY_NOT_LOCKED);
        }
    }

    /** What the features since birth show. */
    static void features(ScoredToken token, SnipeFilters ask, List<SnipeReason> objections) {
        above(
                token,
                TokenFeature.TOP10_SHARE,
                ask.maxTopHoldersBps(),
                SnipeReason.TOP_HOLDERS,
                objections);
        above(
                token,
                TokenFeature.CREATOR_SHARE,
                ask.maxCreatorBps(),
                SnipeReason.CREATOR_SHARE,
                objections);
        above(
                token,
                TokenFeature.BUNDLE_SHARE,
                ask.maxBundleBps(),
                SnipeReason.BUNDLED,
                objections);
        above(token, TokenFeature.SNIPER_SHARE, ask.maxSniperBps(), SnipeReason.SNIPED, objections);
        if (ask.maxNamesakes() >= 0 && value(token, TokenFeature.NAMESAKES) > ask.maxNamesakes()) {
            objections.add(SnipeReason.DUPLICATE_SYMBOL);
        }
        creator(token, ask, objections);
        atLeast(
                token,
                TokenFeature.POSTS_KNOWN,
                TokenFeature.SENTIMENT_SCORE,
                ask.minSentiment(),
                SnipeReason.SENTIMENT_UNKNOWN,
                SnipeReason.SENTIMENT_TOO_LOW,
                objections);
        atLeast(
                token,
                TokenFeature.COMMUNITY_KNOWN,
                TokenFeature.COMMUNITY_SCORE,
                ask.minCommunity(),
                SnipeReason.COMMUNITY_UNKNOWN,
                SnipeReason.COMMUNITY_TOO_LOW,
                objections);
        String venues = ask.venues();
        if (venues != null && !List.of(venues.split(",")).contains(token.features().dex())) {
            objections.add(SnipeReason.VENUE_NOT_ALLOWED);
        }
    }

    private static void creator(ScoredToken token, SnipeFilters ask, List<SnipeReason> objections) {
        if (ask.maxCreatorRugs() < 0 && ask.maxCreatorLaunches() < 0) {
            return;
        }
        if (value(token, TokenFeature.CREATOR_KNOWN) == 0) {
            objections.add(SnipeReason.CREATOR_UNKNOWN);
            return;
        }
        if (ask.maxCreatorRugs() >= 0
                && value(token, TokenFeature.CREATOR_RUGS) > ask.maxCreatorRugs()) {
            objections.add(SnipeReason.CREATOR_RUGGED);
        }
        if (ask.maxCreatorLaunches() >= 0
                && value(token, TokenFeature.CREATOR_LAUNCHES) > ask.maxCreatorLaunches()) {
            objections.add(SnipeReason.SERIAL_CREATOR);
        }
    }

    private static void above(
            ScoredToken token,
            TokenFeature feature,
            int mostBps,
            SnipeReason reason,
            List<SnipeReason> objections) {
        if (mostBps >= 0 && value(token, feature) * 10_000 > mostBps) {
            objections.add(reason);
        }
    }

    private static void atLeast(
            ScoredToken token,
            TokenFeature known,
            TokenFeature feature,
            int least,
            SnipeReason ifUnknown,
            SnipeReason ifLower,
            List<SnipeReason> objections) {
        if (least < 0) {
            return;
        }
        if (value(token, known) == 0) {
            objections.add(ifUnknown);
        } else if (value(token, feature) < least) {
            objections.add(ifLower);
        }
    }

    private static double value(ScoredToken token, TokenFeature feature) {
        return token.features().values()[feature.ordinal()];
    }

    private static void object(
            @Nullable Boolean harmful, SnipeReason reason, List<SnipeReason> objections) {
        if (Boolean.TRUE.equals(harmful)) {
            objections.add(reason);
        }
    }

    private static boolean isUnknown(@Nullable Boolean... facts) {
        for (Boolean fact : facts) {
            if (fact == null) {
                return true;
            }
        }
        return false;
    }
}
