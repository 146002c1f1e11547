package io.slipstream.functions.market;

import io.slipstream.models.chain.PoolTrade;
import io.slipstream.models.trade.Command;
import org.jspecify.annotations.Nullable;

/**
 * What concerns one mint: a trade, somebody who may come to hold it, or a command. Exactly one of
 * the last three is set; a buyer that is not is zero.
 *
 * @param buyer id of a user who was or will be offered the mint
 */
public record MarketInput(
        String mint, @Nullable PoolTrade trade, long buyer, @Nullable Command command) {

    public static MarketInput of(PoolTrade trade) {
        return new MarketInput(trade.mint(), trade, 0, null);
    }

    public static MarketInput ofBuyer(String mint, long userId) {
        return new MarketInput(mint, null, userId, null);
    }

    /**
     * @throws IllegalArgumentException if it names no mint
     */
    public static MarketInput of(Command command) {
        String mint = command.mint();
        if (mint == null) {
            throw new IllegalArgumentException("expected a command of a mint, was " + command);
        }
        return new MarketInput(mint, null, 0, command);
    }
}
