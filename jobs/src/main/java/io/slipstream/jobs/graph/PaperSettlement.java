package io.slipstream.jobs.graph;

import io.slipstream.functions.execute.FillOnPaper;
import io.slipstream.functions.risk.RiskConfig;
import io.slipstream.models.chain.PoolTrade;
import io.slipstream.models.trade.Order;
import io.slipstream.models.user.SettingsChange;
import org.apache.flink.streaming.api.datastream.DataStream;
import org.apache.flink.streaming.api.datastream.SingleOutputStreamOperator;

/** Orders are filled in the stream, from the reserves that their pool has at the landing slot. */
public record PaperSettlement(RiskConfig risk) implements Settlement {

    @Override
    public DataStream<SettingsChange> marked(DataStream<SettingsChange> settings) {
        return settings;
    }

    @Override
    public boolean tellsUntilBooked() {
        return false;
    }

    @Override
    public DataStream<Order> settle(
            DataStream<Order> stored,
            DataStream<Order> withdrawals,
            DataStream<PoolTrade> trades,
            ExecutionLoop loop) {
        SingleOutputStreamOperator<Order> filled =
                unhurried(trades)
                        .keyBy(PoolTrade::mint)
                        .connect(
                                loop.toLand(stored, withdrawals)
                                        .keyBy(order -> order.terms().mint()))
                        .process(new FillOnPaper(risk))
                        .uid("fill-on-paper")
                        .name("fill-on-paper");
        loop.feedBack(filled);
        return filled;
    }

    private static DataStream<PoolTrade> unhurried(DataStream<PoolTrade> trades) {
        return trades.map(trade -> trade)
                .returns(PoolTrade.class)
                .setParallelism(trades.getParallelism())
                .setBufferTimeout(Haste.UNHURRIED_MILLIS)
                .uid("route-reserves")
                .name("route-reserves");
    }
}
