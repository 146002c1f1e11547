package io.slipstream.functions.copy;

import io.slipstream.models.user.SettingsChange;
import org.jspecify.annotations.Nullable;

/**
 * A leader's move, a change of a copy relation, or the mark that all relations are there, by part
 * of a leader's followers: one input, so that its order is defined.
 *
 * @param key see {@link Shards#key}; for a mark, a text that leads to one subtask
 */
public record FollowerInput(
        String key, @Nullable LeaderMove move, @Nullable SettingsChange change) {

    static FollowerInput of(LeaderMove move, int shard) {
        return new FollowerInput(Shards.key(move.swap().trader(), shard), move, null);
    }

    public static FollowerInput of(String key, SettingsChange change) {
        return new FollowerInput(key, null, change);
    }
}
