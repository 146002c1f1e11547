package io.slipstream.functions.copy;

import io.slipstream.functions.settings.SubtaskKeys;
import io.slipstream.models.user.CopyRelationRow;
import io.slipstream.models.user.SettingsChange;
import org.apache.flink.api.common.functions.FlatMapFunction;
import org.apache.flink.util.Collector;

/**
 * Sends each copy relation to its part of the leader's followers, and the bootstrapped mark to
 * every subtask.
 */
public final class RouteRelations implements FlatMapFunction<SettingsChange, FollowerInput> {
    private static final long serialVersionUID = 1L;

    private final String[] subtaskKeys;

    /** Parallelism and maximum parallelism are those of the operator that receives. */
    public RouteRelations(int parallelism, int maxParallelism) {
        subtaskKeys = SubtaskKeys.texts(parallelism, maxParallelism);
    }

    @Override
    public void flatMap(SettingsChange change, Collector<FollowerInput> out) {
        CopyRelationRow row = change.relation();
        if (row != null) {
            String part = Shards.key(row.leaderAddress(), Shards.of(row.userId()));
            out.collect(FollowerInput.of(part, change));
        } else if (change.kind() == SettingsChange.Kind.BOOTSTRAPPED) {
            for (String key : subtaskKeys) {
                out.collect(FollowerInput.of(key, change));
            }
        }
    }
}
