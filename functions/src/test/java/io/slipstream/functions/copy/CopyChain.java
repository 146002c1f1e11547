package io.slipstream.functions.copy;

import io.slipstream.models.chain.NetSwap;
import io.slipstream.models.trade.Order;
import io.slipstream.models.trade.Signal;
import io.slipstream.models.user.CopyRelationRow;
import io.slipstream.models.user.SettingsChange;
import java.util.ArrayList;
import java.util.List;
import org.apache.flink.api.common.functions.util.ListCollector;
import org.apache.flink.api.common.typeinfo.Types;
import org.apache.flink.runtime.checkpoint.OperatorSubtaskState;
import org.apache.flink.streaming.api.operators.KeyedProcessOperator;
import org.apache.flink.streaming.util.KeyedOneInputStreamOperatorTestHarness;

/** The steps from a swap to the followers' signals, but for the price, which a test says itself. */
final class CopyChain implements AutoCloseable {
    private final KeyedOneInputStreamOperatorTestHarness<String, LeaderInput, LeaderMove> select;
    private final KeyedOneInputStreamOperatorTestHarness<String, FollowerInput, Signal> fanOut;
    private int driftBps = LeaderMove.UNKNOWN;
    private int forwarded;

    CopyChain() throws Exception {
        this(null);
    }

    CopyChain(State restored) throws Exception {
        select =
                new KeyedOneInputStreamOperatorTestHarness<>(
                        new KeyedProcessOperator<>(new SelectLeaderMoves()),
                        LeaderInput::key,
                        Types.STRING);
        fanOut =
                new KeyedOneInputStreamOperatorTestHarness<>(
                        new KeyedProcessOperator<>(new FanOutCopies()),
                        FollowerInput::key,
                        Types.STRING);
        if (restored != null) {
            select.initializeState(restored.select);
            fanOut.initializeState(restored.fanOut);
        }
        select.open();
        fanOut.open();
    }

    /** What a restart begins with. */
    record State(OperatorSubtaskState select, OperatorSubtaskState fanOut) {}

    /** How far the price has gone from here on. */
    void drifts(int bps) {
        driftBps = bps;
    }

    void send(NetSwap swap) throws Exception {
        select.processElement(LeaderInput.of(swap), swap.slot());
        forward();
    }

    /** An order event of the user whose wallet it is. */
    void own(String wallet, Order order) throws Exception {
        select.processElement(LeaderInput.of(wallet, order), Long.MIN_VALUE);
        forward();
    }

    void relation(CopyRelationRow row) throws Exception {
        SettingsChange change = SettingsChange.of(row);
        List<LeaderInput> leaders = new ArrayList<>();
        new RouteLeaders(1, 128).flatMap(change, new ListCollector<>(leaders));
        for (LeaderInput input : leaders) {
            select.processElement(input, Long.MIN_VALUE);
        }
        follow(change);
    }

    void bootstrapped() throws Exception {
        select.processElement(LeaderInput.of("~0", SettingsChange.bootstrapped()), Long.MIN_VALUE);
        follow(SettingsChange.bootstrapped());
        forward();
    }

    void time(long millis) throws Exception {
        select.setProcessingTime(millis);
        forward();
        fanOut.setProcessingTime(millis);
    }

    List<Signal> signals() {
        return fanOut.extractOutputValues();
    }

    List<String> refusals() {
        return signals().stream().map(Signal::refusal).toList();
    }

    void clear() {
        fanOut.getOutput().clear();
    }

    int timers() {
        return select.numProcessingTimeTimers() + fanOut.numProcessingTimeTimers();
    }

    int stateEntries() {
        return select.numKeyedStateEntries() + fanOut.numKeyedStateEntries();
    }

    State snapshot() throws Exception {
        return new State(select.snapshot(1, 1), fanOut.snapshot(1, 1));
    }

    @Override
    public void close() throws Exception {
        select.close();
        fanOut.close();
    }

    private void follow(SettingsChange change) throws Exception {
        List<FollowerInput> followers = new ArrayList<>();
        new RouteRelations(1, 128).flatMap(change, new ListCollector<>(followers));
        for (FollowerInput input : followers) {
            fanOut.processElement(input, Long.MIN_VALUE);
        }
    }

    private void forward() throws Exception {
        List<LeaderMove> moves = select.extractOutputValues();
        for (LeaderMove move : moves.subList(forwarded, moves.size())) {
            List<FollowerInput> parts = new ArrayList<>();
            new RouteMoves().flatMap(move.at(driftBps, "Creator"), new ListCollector<>(parts));
            for (FollowerInput input : parts) {
                fanOut.processElement(input, move.swap().slot());
            }
        }
        forwarded = moves.size();
    }
}
