package io.slipstream.jobs.graph;

import io.slipstream.functions.copy.LeaderInput;
import io.slipstream.functions.copy.LeaderMove;
import io.slipstream.functions.copy.MoveInput;
import io.slipstream.functions.copy.PriceLeaderMoves;
import io.slipstream.functions.copy.RouteLeaders;
import io.slipstream.functions.copy.RouteOwnOrders;
import io.slipstream.functions.copy.SelectLeaderMoves;
import io.slipstream.jobs.graph.IngestGraph.Ingested;
import io.slipstream.models.chain.NetSwap;
import io.slipstream.models.trade.Order;
import io.slipstream.models.user.SettingsChange;
import java.util.List;
import org.apache.flink.api.common.typeinfo.TypeInformation;
import org.apache.flink.streaming.api.datastream.DataStream;

/**
 * The steps that find the swaps of those who are followed, and say what the market made of them.
 */
record LeaderMoves(Ingested in, DataStream<SettingsChange> settings, List<DataStream<Order>> own) {

    private static final TypeInformation<LeaderInput> LEADER_INPUT =
            TypeInformation.of(LeaderInput.class);
    private static final TypeInformation<MoveInput> MOVE_INPUT =
            TypeInformation.of(MoveInput.class);

    /**
     * @param chainOrder see {@link PriceLeaderMoves}
     */
    DataStream<LeaderMove> build(boolean chainOrder) {
        return selected()
                .map((LeaderMove move) -> MoveInput.of(move))
                .returns(MOVE_INPUT)
                .uid("route-leader-moves")
                .name("route-leader-moves")
                .union(prices(), creations())
                .keyBy(MoveInput::mint)
                .process(new PriceLeaderMoves(chainOrder))
                .uid("price-leader-moves")
                .name("price-leader-moves");
    }

    private DataStream<LeaderMove> selected() {
        Parallelism parallelism = Parallelism.of(settings);
        DataStream<LeaderInput> leaders =
                settings.flatMap(new RouteLeaders(parallelism.subtasks(), parallelism.keyGroups()))
                        .returns(LEADER_INPUT)
                        .setParallelism(1)
                        .uid("route-leaders")
                        .name("route-leaders");
        DataStream<LeaderInput> inputs = leaders;
        for (DataStream<Order> orders : own) {
            inputs = inputs.union(ownOrders(orders));
        }
        return in.swaps()
                .map((NetSwap swap) -> LeaderInput.of(swap))
                .returns(LEADER_INPUT)
                .setParallelism(in.swaps().getParallelism())
                .uid("route-swaps")
                .name("route-swaps")
                .union(inputs)
                .keyBy(LeaderInput::key)
                .process(new SelectLeaderMoves())
                .uid("select-leader-moves")
                .name("select-leader-moves");
    }

    private DataStream<LeaderInput> ownOrders(DataStream<Order> orders) {
        return orders.keyBy(order -> order.terms().userId())
                .connect(settings.broadcast(RouteOwnOrders.broadcastStates()))
                .process(new RouteOwnOrders(), LEADER_INPUT)
                .uid("route-own-orders")
                .name("route-own-orders");
    }

    private DataStream<MoveInput> prices() {
        return in.trades()
                .map(MoveInput::of)
                .returns(MOVE_INPUT)
                .setParallelism(in.trades().getParallelism())
                .setBufferTimeout(Haste.UNHURRIED_MILLIS)
                .uid("route-move-prices")
                .name("route-move-prices");
    }

    private DataStream<MoveInput> creations() {
        return in.pools()
                .map(MoveInput::of)
                .returns(MOVE_INPUT)
                .setParallelism(in.pools().getParallelism())
                .setBufferTimeout(Haste.UNHURRIED_MILLIS)
                .uid("route-creations")
                .name("route-creations");
    }
}
