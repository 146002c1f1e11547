package io.slipstream.functions.copy;

import io.slipstream.models.chain.NetSwap;
import io.slipstream.models.trade.Order;
import io.slipstream.models.user.SettingsChange;
import org.jspecify.annotations.Nullable;

/**
 * A swap, a change of a copy relation, an order of a user who is a leader himself, or the mark that
 * all relations are there, by leader: one input, so that its order is defined.
 *
 * @param own an event of an order of the user whose wallet it is
 * @param key wallet of the trader or leader; for a mark, a text that leads to one subtask
 */
public record LeaderInput(
        String key, @Nullable NetSwap swap, @Nullable SettingsChange change, @Nullable Order own) {

    public static LeaderInput of(NetSwap swap) {
        return new LeaderInput(swap.trader(), swap, null, null);
    }

    public static LeaderInput of(String key, SettingsChange change) {
        return new LeaderInput(key, null, change, null);
    }

    static LeaderInput of(String wallet, Order own) {
        return new LeaderInput(wallet, null, null, own);
    }
}
