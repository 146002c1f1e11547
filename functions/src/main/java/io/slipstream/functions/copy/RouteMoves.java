package io.slipstream.functions.copy;

import org.apache.flink.api.common.functions.FlatMapFunction;
import org.apache.flink.util.Collector;

/** Sends a leader's move to each part of his followers, another one first for each trade. */
public final class RouteMoves implements FlatMapFunction<LeaderMove, FollowerInput> {
    private static final long serialVersionUID = 1L;

    @Override
    public void flatMap(LeaderMove move, Collector<FollowerInput> out) {
        for (int shard : Shards.inTurn(move.shards(), move.turn())) {
            out.collect(FollowerInput.of(move, shard));
        }
    }
}
