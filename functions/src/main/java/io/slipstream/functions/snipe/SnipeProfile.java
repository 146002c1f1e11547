package io.slipstream.functions.snipe;

import io.slipstream.models.user.SnipeFilters;
import io.slipstream.models.user.UserSettingsRow;
import java.util.Comparator;

/**
 * All that a user's settings ask of a token, apart from its score: users with equal profiles are
 * answered together.
 *
 * @param wrong true if the row makes no sense; then nothing else matters
 * @param amountSet true if there is an amount to snipe with
 * @param confidenceSet true if there is a minimum score
 * @param provenLamports what he would buy for, if he wants it to be shown that it can be sold
 *     again; else 0
 */
record SnipeProfile(
        boolean wrong,
        boolean amountSet,
        boolean confidenceSet,
        boolean checkHoneypots,
        long minLiquidityUsdCents,
        long provenLamports,
        SnipeFilters filters) {

    /** Any order will do, as long as it is always the same. */
    static final Comparator<SnipeProfile> IN_ORDER = Comparator.comparing(SnipeProfile::toString);

    static SnipeProfile of(UserSettingsRow row) {
        return new SnipeProfile(
                row.invalid() != null,
                row.snipeMaxAmountLamports() > 0,
                row.snipeMinConfidenceBps() >= 0,
                row.checkHoneypots(),
                row.minLiquidityUsdCents(),
                row.provenSnipeLamports(),
                row.effectiveSnipeFilters());
    }
}
