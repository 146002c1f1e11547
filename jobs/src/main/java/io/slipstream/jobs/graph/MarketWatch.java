package io.slipstream.jobs.graph;

import io.slipstream.functions.market.MarketInput;
import io.slipstream.functions.market.WatchMarket;
import io.slipstream.functions.risk.RiskInput;
import io.slipstream.models.chain.PoolTrade;
import io.slipstream.models.chain.Side;
import io.slipstream.models.trade.Command;
import io.slipstream.models.trade.Order;
import io.slipstream.models.trade.OrderState;
import io.slipstream.models.trade.Signal;
import io.slipstream.models.user.SettingsChange;
import java.util.List;
import org.apache.flink.api.common.eventtime.Watermark;
import org.apache.flink.api.common.eventtime.WatermarkGenerator;
import org.apache.flink.api.common.eventtime.WatermarkOutput;
import org.apache.flink.api.common.eventtime.WatermarkStrategy;
import org.apache.flink.api.common.typeinfo.TypeInformation;
import org.apache.flink.streaming.api.datastream.DataStream;
import org.apache.flink.streaming.api.datastream.SingleOutputStreamOperator;
import org.apache.flink.util.Collector;

/**
 * The step that watches the market for those who hold something: prices to the users, commands with
 * a price on them.
 */
record MarketWatch(
        DataStream<Signal> signals,
        DataStream<PoolTrade> trades,
        DataStream<Order> orderEvents,
        DataStream<SettingsChange> settings,
        List<DataStream<SettingsChange>> booked) {

    private static final TypeInformation<MarketInput> MARKET_INPUT =
            TypeInformation.of(MarketInput.class);

    /**
     * @param commands at most one stream
     * @param chainOrder see {@link WatchMarket}
     */
    SingleOutputStreamOperator<RiskInput> build(
            List<DataStream<Command>> commands, boolean chainOrder) {
        DataStream<MarketInput> inputs = buyers().union(prices(), fills());
        for (DataStream<Command> stream : commands) {
            inputs = inputs.union(orders(stream));
        }
        return inputs.keyBy(MarketInput::mint)
                .connect(settings.broadcast(WatchMarket.broadcastStates()))
                .process(new WatchMarket(chainOrder), RiskInput.TYPE)
                .uid("watch-market")
                .name("watch-market");
    }

    private DataStream<MarketInput> prices() {
        return trades.map(MarketInput::of)
                .returns(MARKET_INPUT)
                .setParallelism(trades.getParallelism())
                .setBufferTimeout(Haste.UNHURRIED_MILLIS)
                .uid("route-prices")
                .name("route-prices");
    }

    /** Known before the order is, so that no answer of the gate is waited for. */
    private DataStream<MarketInput> buyers() {
        return signals.flatMap(
                        (Signal signal, Collector<MarketInput> out) -> {
                            if (signal.side() == Side.BUY && signal.refusal() == null) {
                                out.collect(MarketInput.ofBuyer(signal.mint(), signal.userId()));
                            }
                        })
                .returns(MARKET_INPUT)
                .uid("route-buyers")
                .name("route-buyers");
    }

    /** Buys of which no signal was seen, as after a lost state. They hold no time back. */
    private DataStream<MarketInput> fills() {
        DataStream<Order> known = orderEvents;
        for (DataStream<SettingsChange> stream : booked) {
            known = known.union(bookedOrders(stream));
        }
        return known.flatMap(
                        (Order order, Collector<MarketInput> out) -> {
                            if (order.state() == OrderState.FILLED
                                    && order.terms().side() == Side.BUY) {
                                out.collect(
                                        MarketInput.ofBuyer(
                                                order.terms().mint(), order.terms().userId()));
                            }
                        })
                .returns(MARKET_INPUT)
                .uid("route-fills")
                .name("route-fills")
                .assignTimestampsAndWatermarks(
                        WatermarkStrategy.forGenerator(context -> new EndOfTime()))
                .uid("release-fills")
                .name("release-fills");
    }

    private static DataStream<Order> bookedOrders(DataStream<SettingsChange> booked) {
        return booked.flatMap(
                        (SettingsChange change, Collector<Order> out) -> {
                            if (change.open() != null) {
                                out.collect(change.open());
                            }
                        })
                .returns(Order.class)
                .setParallelism(1)
                .uid("select-booked")
                .name("select-booked");
    }

    private static DataStream<MarketInput> orders(DataStream<Command> commands) {
        return commands.flatMap(
                        (Command command, Collector<MarketInput> out) -> {
                            if (command.mint() != null) {
                                out.collect(MarketInput.of(command));
                            }
                        })
                .returns(MARKET_INPUT)
                .uid("route-commands")
                .name("route-commands");
    }

    private static final class EndOfTime implements WatermarkGenerator<MarketInput> {
        @Override
        public void onEvent(MarketInput input, long timestamp, WatermarkOutput output) {}

        @Override
        public void onPeriodicEmit(WatermarkOutput output) {
            output.emitWatermark(Watermark.MAX_WATERMARK);
        }
    }
}
