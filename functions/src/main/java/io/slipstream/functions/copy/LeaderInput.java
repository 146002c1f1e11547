package io.slipstream.functions.copy;

import io.slipstream.models.chain.NetSwap;
import io.slipstream.models.user.SettingsChange;
import org.jspecify.annotations.Nullable;

/**
 * A swap, a change of a copy relation, or the mark that all relations are there, by leader: one
 * input, so that its order is defined.
 *
 * @param key wallet of the trader or leader; for a mark, a text that leads to one subtask
 */
public record LeaderInput(String key, @Nullable NetSwap swap, @Nullable SettingsChange change) {

    public static LeaderInput of(NetSwap swap) {
        return new LeaderInput(swap.trader(), swap, null);
    }

    public static LeaderInput of(String key, SettingsChange change) {
        return new LeaderInput(key, null, change);
    }
}
