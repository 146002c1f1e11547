package io.slipstream.functions.snipe;

import static org.assertj.core.api.Assertions.assertThat;

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
                .containsExactly(SnipeReason.SAFETY_UNKNOWN);
        SafetyFacts all = new SafetyFacts("mint", 1, "rpc", false, false, false, null, false, true);
        assertThat(objections(SnipeFilters.CAREFUL, all, values())).isEmpty();
        SafetyFacts mintable =
                new SafetyFacts("mint", 1, "rpc", true, false, false, null, true, true);
        assertThat(objections(SnipeFilters.CAREFUL, mintable, values()))
                .containsExactly(SnipeReason.MINT_AUTHORITY, SnipeReason.MUTABLE_METADATA);
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
        SnipeProfile profile = new SnipeProfile(false, true, true, false, 0, SnipeFilters.NONE);
        assertThat(SnipeRules.objections(profile, token().with(SafetyFacts.unknown("mint"))))
                .isEmpty();
    }

    private static List<SnipeReason> facts(
            boolean mintable, boolean freezable, boolean trapped, boolean mutable, boolean sells) {
        return objections(
                SnipeFilters.NONE,
                new SafetyFacts(
                        "mint", 1, "rpc", mintable, freezable, trapped, null, mutable, sells),
                values());
    }

    private static List<SnipeReason> objections(
            SnipeFilters filters, SafetyFacts facts, float[] values) {
        ScoredToken token = token();
        System.arraycopy(values, 0, token.features().values(), 0, values.length);
        return SnipeRules.objections(Snipers.user(1, filters), token.with(facts));
    }

    private static SafetyFacts complete() {
        return new SafetyFacts("mint", 1, "rpc", false, false, false, null, false, true);
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
