package io.slipstream.functions.snipe;

import static org.assertj.core.api.Assertions.assertThat;

import io.slipstream.models.market.LpShare;
import io.slipstream.models.market.SafetyFacts;
import io.slipstream.models.market.ScoredToken;
import io.slipstream.models.scoring.TokenFeature;
import io.slipstream.models.user.SnipeFilters;
import java.util.List;
import org.junit.jupiter.api.Test;

class TokenFiltersTest {

    @Test
    void whatNobodyCouldReadIsNotSafe() {
        ScoredToken blind = token().with(SafetyFacts.unknown("mint"));
        assertThat(SnipeRules.objections(Snipers.user(1), blind))
                .containsExactly(SnipeReason.SAFETY_UNKNOWN);
    }

    @Test
    void refusesEachPowerOverHolders() {
        assertThat(facts(false, false, true, false, true))
                .containsExactly(SnipeReason.DANGEROUS_EXTENSION);
        assertThat(facts(false, true, false, false, true))
                .containsExactly(SnipeReason.FREEZE_AUTHORITY);
        assertThat(facts(true, false, false, true, false))
                .containsExactly(SnipeReason.NOT_SELLABLE);
    }

    @Test
    void aPresetThatAsksForAllFactsRefusesTheUnknownAmongThem() {
        assertThat(objections(SnipeFilters.CAREFUL, Snipers.SAFE, values()))
                .containsExactly(SnipeReason.SAFETY_UNKNOWN, SnipeReason.LIQUIDITY_LOCK_UNKNOWN);
        assertThat(objections(SnipeFilters.CAREFUL, complete(), values())).isEmpty();
        SafetyFacts mintable =
                SafetyFacts.ofMint("mint", 1, "rpc", true, false, false, null, true)
                        .sellable(Snipers.AMOUNT)
                        .with(LpShare.of(10_000, 0, 1));
        assertThat(objections(SnipeFilters.CAREFUL, mintable, values()))
                .containsExactly(SnipeReason.MINT_AUTHORITY, SnipeReason.MUTABLE_METADATA);
    }

    @Test
    void aSaleThatWasShownForLessThanHisAmountIsNoneForHim() {
        assertThat(
                        objections(
                                SnipeFilters.CAREFUL,
                                complete().sellable(Snipers.AMOUNT - 1),
                                values()))
                .containsExactly(SnipeReason.SAFETY_UNKNOWN);
        assertThat(objections(SnipeFilters.NONE, complete().sellable(1), values())).isEmpty();
    }

    @Test
    void liquidityThatItsMakerCanTakeAwayIsRefusedByWhoAsks() {
        SafetyFacts half = complete().with(LpShare.of(3_000, 2_000, 1));
        assertThat(objections(SnipeFilters.CAREFUL, half, values()))
                .containsExactly(SnipeReason.LIQUIDITY_NOT_LOCKED);
        assertThat(objections(SnipeFilters.BALANCED, half, values())).isEmpty();
        SafetyFacts unread = complete().with(LpShare.UNKNOWN);
        assertThat(objections(SnipeFilters.BALANCED, unread, values()))
                .containsExactly(SnipeReason.LIQUIDITY_LOCK_UNKNOWN);
        assertThat(objections(SnipeFilters.BOLD, unread, values())).isEmpty();
    }

    @Test
    void aCurveHasNoLiquidityThatCouldBeTaken() {
        SafetyFacts curve = complete().with(LpShare.ofCurve(1));
        assertThat(objections(SnipeFilters.CAREFUL, curve, values())).isEmpty();
    }

    @Test
    void refusesABundleASerialRuggerAndADuplicate() {
        float[] values = values();
        values[TokenFeature.BUNDLE_SHARE.ordinal()] = 0.5f;
        values[TokenFeature.CREATOR_RUGS.ordinal()] = 1;
        values[TokenFeature.CREATOR_LAUNCHES.ordinal()] = 4;
        values[TokenFeature.NAMESAKES.ordinal()] = 3;
        assertThat(objections(SnipeFilters.CAREFUL, complete(), values))
                .containsExactly(
                        SnipeReason.BUNDLED,
                        SnipeReason.DUPLICATE_SYMBOL,
                        SnipeReason.CREATOR_RUGGED,
                        SnipeReason.SERIAL_CREATOR);
        assertThat(objections(SnipeFilters.NONE, complete(), values)).isEmpty();
    }

    @Test
    void anUnknownPastAndAnUnheardSentimentAreNotGood() {
        float[] values = values();
        values[TokenFeature.CREATOR_KNOWN.ordinal()] = 0;
        values[TokenFeature.POSTS_KNOWN.ordinal()] = 0;
        assertThat(objections(SnipeFilters.CAREFUL, complete(), values))
                .containsExactly(SnipeReason.CREATOR_UNKNOWN, SnipeReason.SENTIMENT_UNKNOWN);
    }

    @Test
    void whoDoesNotCheckHoneypotsIsNotAsked() {
        SnipeProfile profile = new SnipeProfile(false, true, true, false, 0, 0, SnipeFilters.NONE);
        assertThat(SnipeRules.objections(profile, token().with(SafetyFacts.unknown("mint"))))
                .isEmpty();
    }

    private static List<SnipeReason> facts(
            boolean mintable, boolean freezable, boolean trapped, boolean mutable, boolean sells) {
        return objections(
                SnipeFilters.NONE,
                SafetyFacts.ofMint("mint", 1, "rpc", mintable, freezable, trapped, null, mutable)
                        .sellable(sells ? SafetyFacts.ANY_AMOUNT : 0),
                values());
    }

    private static List<SnipeReason> objections(
            SnipeFilters filters, SafetyFacts facts, float[] values) {
        ScoredToken token = token();
        System.arraycopy(values, 0, token.features().values(), 0, values.length);
        return SnipeRules.objections(Snipers.user(1, filters), token.with(facts));
    }

    private static SafetyFacts complete() {
        return SafetyFacts.ofMint("mint", 1, "rpc", false, false, false, null, false)
                .sellable(Snipers.AMOUNT)
                .with(LpShare.of(9_000, 500, 1));
    }

    private static ScoredToken token() {
        return Snipers.scored(0, 0.9);
    }

    private static float[] values() {
        float[] values = new float[TokenFeature.values().length];
        values[TokenFeature.CREATOR_KNOWN.ordinal()] = 1;
        values[TokenFeature.POSTS_KNOWN.ordinal()] = 1;
        values[TokenFeature.SENTIMENT_SCORE.ordinal()] = 60;
        return values;
    }
}
