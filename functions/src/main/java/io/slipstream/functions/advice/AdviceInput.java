package io.slipstream.functions.advice;

import io.slipstream.models.market.MarketRegime;
import io.slipstream.models.user.SettingsChange;
import org.jspecify.annotations.Nullable;

/** What every recommendation depends on, as one input. Exactly one of the two is set. */
public record AdviceInput(@Nullable SettingsChange change, @Nullable MarketRegime regime) {

    public static AdviceInput of(SettingsChange change) {
        return new AdviceInput(change, null);
    }

    public static AdviceInput of(MarketRegime regime) {
        return new AdviceInput(null, regime);
    }
}
