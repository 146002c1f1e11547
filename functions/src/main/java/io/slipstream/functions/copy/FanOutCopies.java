package io.slipstream.functions.copy;

import io.slipstream.functions.state.WrittenAtOnce;
import io.slipstream.models.trade.Signal;
import io.slipstream.models.user.CopyRelationRow;
import io.slipstream.models.user.SettingsChange;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import org.apache.flink.api.common.functions.OpenContext;
import org.apache.flink.api.common.state.ListStateDescriptor;
import org.apache.flink.api.common.state.MapState;
import org.apache.flink.api.common.state.MapStateDescriptor;
import org.apache.flink.api.common.typeinfo.TypeInformation;
import org.apache.flink.api.common.typeinfo.Types;
import org.apache.flink.metrics.Counter;
import org.apache.flink.metrics.Gauge;
import org.apache.flink.util.Collector;

/**
 * A leader's move becomes one signal for each follower who copies him. Keyed by part of a leader's
 * followers. Who comes first rotates: with each trade another part and, within it, another
 * follower, from whom on they come in ascending user id.
 */
public final class FanOutCopies extends AwaitsRelations<FollowerInput, LeaderMove, Signal> {
    private static final long serialVersionUID = 1L;

    /** By user. No TTL: settings; a row goes when its deletion comes. */
    private static final MapStateDescriptor<Long, CopyRelationRow> RELATIONS =
            new MapStateDescriptor<>(
                    "relations", Types.LONG, WrittenAtOnce.of(CopyRelationRow.class));

    /** No TTL: emptied as soon as the bootstrapped mark is there. */
    private static final ListStateDescriptor<LeaderMove> PARKED =
            new ListStateDescriptor<>("parked", TypeInformation.of(LeaderMove.class));

    private transient MapState<Long, CopyRelationRow> relations;
    private transient QueueFairness fairness;
    private transient Counter copySignals;

    public FanOutCopies() {
        super(PARKED);
    }

    @Override
    public void open(OpenContext context) throws Exception {
        super.open(context);
        relations = getRuntimeContext().getMapState(RELATIONS);
        fairness = new QueueFairness();
        copySignals = getRuntimeContext().getMetricGroup().counter("copySignals");
        Gauge<Double> index = fairness::index;
        getRuntimeContext().getMetricGroup().gauge("queueFairness", index);
    }

    @Override
    public void processElement(FollowerInput input, Context context, Collector<Signal> out)
            throws Exception {
        if (input.change() != null) {
            change(input.change());
        } else if (input.move() != null) {
            handleInTurn(input.move(), context.timerService(), out);
        }
    }

    @Override
    void handle(LeaderMove move, Collector<Signal> out) throws Exception {
        List<CopyRelationRow> followers = followers();
        if (followers.isEmpty()) {
            return;
        }
        LeaderTrade trade = LeaderTrade.of(move.swap());
        int count = followers.size();
        int first = Math.floorMod(move.turn(), count);
        for (int place = 0; place < count; place++) {
            CopyRelationRow follower = followers.get((first + place) % count);
            out.collect(CopySignals.of(move, trade, follower));
            fairness.served(follower.userId(), place, count);
            copySignals.inc();
        }
    }

    private void change(SettingsChange change) throws Exception {
        CopyRelationRow row = change.relation();
        if (row == null) {
            bootstrapped();
        } else if (row.deleted()) {
            relations.remove(row.userId());
        } else {
            relations.put(row.userId(), row.on(row.effectiveTerms().shared()));
        }
    }

    private List<CopyRelationRow> followers() throws Exception {
        List<CopyRelationRow> followers = new ArrayList<>();
        for (CopyRelationRow row : relations.values()) {
            if (row.copyEnabled()) {
                followers.add(row);
            }
        }
        followers.sort(Comparator.comparingLong(CopyRelationRow::userId));
        return followers;
    }
}
