package io.slipstream.functions.copy;

import io.slipstream.functions.settings.SubtaskKeys;
import io.slipstream.models.user.SettingsChange;
import org.apache.flink.api.common.functions.FlatMapFunction;
import org.apache.flink.util.Collector;

/** Sends each copy relation to its leader's key, and the bootstrapped mark to every subtask. */
public final class RouteLeaders implements FlatMapFunction<SettingsChange, LeaderInput> {
    private static final long serialVersionUID = 1L;

    private final String[] subtaskKeys;

    /** Parallelism and maximum parallelism are those of the operator that receives. */
    public RouteLeaders(int parallelism, int maxParallelism) {
        subtaskKeys = SubtaskKeys.texts(parallelism, maxParallelism);
    }

    @Override
    public void flatMap(SettingsChange change, Collector<LeaderInput> out) {
        if (change.relation() != null) {
            out.collect(LeaderInput.of(change.relation().leaderAddress(), change));
        } else if (change.kind() == SettingsChange.Kind.BOOTSTRAPPED) {
            for (String key : subtaskKeys) {
                out.collect(LeaderInput.of(key, change));
            }
        }
    }
}
