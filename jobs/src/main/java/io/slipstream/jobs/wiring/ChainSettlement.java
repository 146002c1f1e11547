package io.slipstream.jobs.wiring;

import io.slipstream.connectors.live.LiveOrdersSource;
import io.slipstream.functions.execute.WithdrawOrders;
import io.slipstream.jobs.graph.ExecutionLoop;
import io.slipstream.jobs.graph.Settlement;
import io.slipstream.models.chain.PoolTrade;
import io.slipstream.models.port.Opener;
import io.slipstream.models.port.OrderLedger;
import io.slipstream.models.trade.Order;
import io.slipstream.models.trade.OrderNews;
import io.slipstream.models.user.SettingsChange;
import java.util.concurrent.TimeUnit;
import org.apache.flink.api.common.eventtime.WatermarkStrategy;
import org.apache.flink.api.common.typeinfo.TypeInformation;
import org.apache.flink.streaming.api.datastream.AsyncDataStream;
import org.apache.flink.streaming.api.datastream.DataStream;
import org.apache.flink.streaming.api.datastream.SingleOutputStreamOperator;
import org.apache.flink.streaming.api.environment.StreamExecutionEnvironment;
import org.apache.flink.streaming.api.functions.sink.v2.DiscardingSink;
import org.apache.flink.util.Collector;

/**
 * Orders are settled on the chain. The ledger, not the stream, says which are open: the source
 * follows it, so what an earlier run left behind is taken up like everything else.
 */
final class ChainSettlement implements Settlement {

    private static final long TIMEOUT_SECONDS = 60;

    private final SingleOutputStreamOperator<OrderNews> news;
    private final Opener<OrderLedger> ledger;

    ChainSettlement(
            StreamExecutionEnvironment environment,
            LiveOrdersSource source,
            Opener<OrderLedger> ledger) {
        this.ledger = ledger;
        news =
                environment
                        .fromSource(
                                source,
                                WatermarkStrategy.noWatermarks(),
                                "open-orders",
                                TypeInformation.of(OrderNews.class))
                        .setParallelism(1)
                        .uid("open-orders");
    }

    @Override
    public DataStream<SettingsChange> marked(DataStream<SettingsChange> settings) {
        return settings.union(
                news.flatMap(
                                (OrderNews one, Collector<SettingsChange> out) -> {
                                    if (one.balance() != null) {
                                        out.collect(SettingsChange.of(one.balance()));
                                    } else if (one.order() == null) {
                                        out.collect(SettingsChange.reconciled());
                                    } else {
                                        out.collect(SettingsChange.open(one.order()));
                                    }
                                })
                        .returns(TypeInformation.of(SettingsChange.class))
                        .setParallelism(1)
                        .uid("mark-reconciled")
                        .name("mark-reconciled"));
    }

    @Override
    public boolean tellsUntilBooked() {
        return true;
    }

    @Override
    public DataStream<Order> settle(
            DataStream<Order> stored,
            DataStream<Order> withdrawals,
            DataStream<PoolTrade> trades,
            ExecutionLoop loop) {
        // What comes of it, the source reads in the ledger.
        AsyncDataStream.unorderedWait(
                        withdrawals, new WithdrawOrders(ledger), TIMEOUT_SECONDS, TimeUnit.SECONDS)
                .returns(Order.class)
                .uid("withdraw-orders")
                .name("withdraw-orders")
                .sinkTo(new DiscardingSink<>())
                .uid("withdrawn-orders")
                .name("withdrawn-orders");
        SingleOutputStreamOperator<Order> settled =
                news.flatMap(
                                (OrderNews one, Collector<Order> out) -> {
                                    if (one.order() != null) {
                                        out.collect(one.order());
                                    }
                                })
                        .returns(TypeInformation.of(Order.class))
                        .setParallelism(1)
                        .uid("settle-on-chain")
                        .name("settle-on-chain");
        loop.feedBack(settled);
        return settled;
    }
}
