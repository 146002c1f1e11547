package io.slipstream.functions.risk;

import io.slipstream.functions.settings.SubtaskKeys;
import io.slipstream.models.user.SettingsChange;
import org.apache.flink.api.common.functions.FlatMapFunction;
import org.apache.flink.util.Collector;

/**
 * Sends users, their settings, relations, blacklists, balances and orders to the user's key, the
 * operator's switch and marks to every subtask.
 */
public final class RouteSettings implements FlatMapFunction<SettingsChange, RiskInput> {
    private static final long serialVersionUID = 1L;

    private final long[] subtaskKeys;

    /** Parallelism and maximum parallelism are those of the operator that receives. */
    public RouteSettings(int parallelism, int maxParallelism) {
        subtaskKeys = SubtaskKeys.numbers(parallelism, maxParallelism);
    }

    @Override
    public void flatMap(SettingsChange change, Collector<RiskInput> out) {
        if (change.user() != null) {
            out.collect(RiskInput.of(change.user().userId(), change));
        } else if (change.settings() != null) {
            out.collect(RiskInput.of(change.settings().userId(), change));
        } else if (change.relation() != null) {
            out.collect(RiskInput.of(change.relation().userId(), change));
        } else if (change.listed() != null) {
            out.collect(RiskInput.of(change.listed().userId(), change));
        } else if (change.balance() != null) {
            out.collect(RiskInput.of(change.balance().userId(), change));
        } else if (change.open() != null) {
            out.collect(RiskInput.of(change.open().terms().userId(), change));
        } else if (change.standing() != null) {
            out.collect(RiskInput.of(change.standing().userId(), change));
        } else if (change.system() != null
                || change.kind() == SettingsChange.Kind.BOOTSTRAPPED
                || change.kind() == SettingsChange.Kind.RECONCILED
                || change.kind() == SettingsChange.Kind.RECALLED) {
            for (long key : subtaskKeys) {
                out.collect(RiskInput.of(key, change));
            }
        }
    }
}
