package io.slipstream.functions.regime;

import io.slipstream.models.market.MarketMove;
import io.slipstream.models.market.TokenFeatures;
import io.slipstream.models.market.TokenLook;

/** What looks and young tokens tell of the market. */
public final class MarketMoves {
    private MarketMoves() {}

    public static MarketMove of(TokenLook look) {
        TokenFeatures seen = look.features();
        return new MarketMove(seen.slot(), seen.mint(), look.change(), seen.solUsdMicros());
    }

    /** A token that was just born. */
    public static MarketMove launch(TokenFeatures young) {
        return new MarketMove(young.slot(), null, 0, young.solUsdMicros());
    }
}
