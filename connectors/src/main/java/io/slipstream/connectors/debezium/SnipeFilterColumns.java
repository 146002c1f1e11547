package io.slipstream.connectors.debezium;

import io.slipstream.models.user.SnipeFilters;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The columns {@code snipe_…} that filter tokens: the preset, and over it what is set. */
final class SnipeFilterColumns {
    private static final List<String> PRESETS = List.of("careful", "balanced", "bold");
    private static final int WHOLE = 100;

    private SnipeFilterColumns() {}

    static SnipeFilters read(SettingsRow row) {
        SnipeFilters base = preset(row.word("snipe_preset", PRESETS));
        long maxLiquidity = row.cents("snipe_max_liquidity_usd");
        String venues = row.text("snipe_venues");
        return new SnipeFilters(
                percentage(row, "snipe_max_top10_percentage", base.maxTopHoldersBps()),
                percentage(row, "snipe_max_creator_percentage", base.maxCreatorBps()),
                percentage(row, "snipe_max_bundle_percentage", base.maxBundleBps()),
                percentage(row, "snipe_max_sniper_percentage", base.maxSniperBps()),
                count(row, "snipe_max_creator_rugs", Integer.MAX_VALUE, base.maxCreatorRugs()),
                count(
                        row,
                        "snipe_max_creator_launches",
                        Integer.MAX_VALUE,
                        base.maxCreatorLaunches()),
                count(row, "snipe_max_namesakes", Integer.MAX_VALUE, base.maxNamesakes()),
                count(row, "snipe_min_sentiment", WHOLE, base.minSentiment()),
                count(row, "snipe_min_community", WHOLE, base.minCommunity()),
                maxLiquidity < 0 ? base.maxLiquidityUsdCents() : maxLiquidity,
                percentage(row, "snipe_min_lp_percentage", base.minLpBps()),
                venues == null ? base.venues() : venues.replace(" ", ""),
                Math.max(1, count(row, "snipe_passes", WHOLE, base.passes())),
                row.flag("snipe_all_facts", base.allFacts()));
    }

    private static SnipeFilters preset(@Nullable String name) {
        SnipeFilters preset = name == null ? null : SnipeFilters.preset(name);
        return preset == null ? SnipeFilters.NONE : preset;
    }

    private static int percentage(SettingsRow row, String column, int ifNull) {
        int bps = row.basisPoints(column, WHOLE);
        return bps < 0 ? ifNull : bps;
    }

    private static int count(SettingsRow row, String column, int most, int ifNull) {
        int count = row.count(column, most);
        return count < 0 ? ifNull : count;
    }
}
