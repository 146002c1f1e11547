package io.slipstream.connectors.debezium;

import io.slipstream.models.user.AdviceRow;
import io.slipstream.models.user.Strategy;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** The columns of {@code user_settings} that say what is done with recommendations. */
final class AdviceColumns {
    private static final List<String> STRATEGIES =
            List.of("conservative", "balanced", "aggressive");
    private static final int WHOLE = 100;

    private AdviceColumns() {}

    static AdviceRow read(SettingsRow row) {
        return new AdviceRow(
                strategy(row.word("advice_strategy", STRATEGIES)),
                row.flag("offers_enabled", false),
                row.lamports("offer_amount_sol"),
                row.basisPoints("offer_min_confidence", WHOLE),
                row.flag("auto_enabled", false),
                row.lamports("auto_amount_sol"),
                row.lamports("auto_daily_budget_sol"),
                row.count("auto_max_trades_per_day"),
                row.count("auto_max_positions"),
                row.basisPoints("auto_min_confidence", WHOLE));
    }

    private static @Nullable Strategy strategy(@Nullable String word) {
        return word == null ? null : Strategy.valueOf(word.toUpperCase(Locale.ROOT));
    }
}
