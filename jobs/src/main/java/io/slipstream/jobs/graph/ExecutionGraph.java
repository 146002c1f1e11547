package io.slipstream.jobs.graph;

import io.slipstream.functions.execute.ExecuteOrder;
import io.slipstream.functions.execute.MarkBooked;
import io.slipstream.functions.execute.MillisClock;
import io.slipstream.functions.execute.RecordOutcome;
import io.slipstream.functions.market.WatchMarket;
import io.slipstream.functions.risk.RiskConfig;
import io.slipstream.functions.risk.RiskGate;
import io.slipstream.functions.risk.RiskInput;
import io.slipstream.functions.risk.RouteSettings;
import io.slipstream.models.chain.PoolTrade;
import io.slipstream.models.market.TokenPrice;
import io.slipstream.models.port.Failpoints;
import io.slipstream.models.port.Opener;
import io.slipstream.models.port.OrderLedger;
import io.slipstream.models.port.TradeVenue;
import io.slipstream.models.trade.Command;
import io.slipstream.models.trade.Lot;
import io.slipstream.models.trade.Notification;
import io.slipstream.models.trade.Order;
import io.slipstream.models.trade.Signal;
import io.slipstream.models.trade.Trade;
import io.slipstream.models.trade.UserRiskState;
import io.slipstream.models.user.SettingsChange;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.apache.flink.api.common.typeinfo.Types;
import org.apache.flink.streaming.api.datastream.AsyncDataStream;
import org.apache.flink.streaming.api.datastream.DataStream;
import org.apache.flink.streaming.api.datastream.SingleOutputStreamOperator;
import org.apache.flink.streaming.api.functions.sink.v2.DiscardingSink;

/**
 * Signals, commands and prices into judged, stored and filled orders; fills into lots, trades and
 * what users are told.
 */
public final class ExecutionGraph {

    private static final int OUTCOMES_IN_FLIGHT = 4_096;

    private static final long TIMEOUT_SECONDS = 60;

    /** No timer of Flink's for each order. */
    private static final long WATCHED_BY_ITSELF = 0;

    private ExecutionGraph() {}

    public static Executed build(
            DataStream<Signal> signals,
            DataStream<PoolTrade> trades,
            DataStream<SettingsChange> settings,
            FeedGuard feed,
            DataStream<Order> events,
            ExecutionLoop loop,
            Settlement settlement,
            ExecutionPorts ports) {
        List<DataStream<Command>> commands = loop.commands();
        List<DataStream<SettingsChange>> booked = loop.booked();
        DataStream<SettingsChange> judging = settlement.marked(settings);
        for (DataStream<SettingsChange> stream : booked) {
            judging = judging.union(stream);
        }
        SingleOutputStreamOperator<RiskInput> market =
                new MarketWatch(signals, trades, events, settings, booked)
                        .build(commands, loop.keepsChainOrder());
        DataStream<RiskInput> decisions =
                feed.guard(market.union(routed(signals))).union(routedSettings(judging));
        for (DataStream<Command> stream : commands) {
            decisions = decisions.union(resumes(stream));
        }
        SingleOutputStreamOperator<Order> decided =
                judge(decisions, events, loop, new RiskGate(ports.risk(), !booked.isEmpty()));
        SingleOutputStreamOperator<Order> stored =
                AsyncDataStream.unorderedWait(
                                decided,
                                new ExecuteOrder(
                                        ports.ledger(),
                                        ports.venue(),
                                        ports.failpoints(),
                                        ports.clock()),
                                WATCHED_BY_ITSELF,
                                TimeUnit.SECONDS,
                                ports.mostInFlight())
                        .returns(Order.class)
                        .uid("execute-order")
                        .name("execute-order");
        DataStream<Order> filled =
                settlement.settle(
                        stored, decided.getSideOutput(RiskGate.WITHDRAWALS), trades, loop);
        SingleOutputStreamOperator<Order> recorded =
                AsyncDataStream.unorderedWait(
                                decided.getSideOutput(RiskGate.SETTLED),
                                new RecordOutcome(
                                        ports.ledger(),
                                        ports.clock(),
                                        !settlement.tellsUntilBooked()),
                                TIMEOUT_SECONDS,
                                TimeUnit.SECONDS,
                                OUTCOMES_IN_FLIGHT)
                        .returns(Order.class)
                        .uid("record-outcome")
                        .name("record-outcome");
        if (settlement.tellsUntilBooked()) {
            markBooked(recorded, ports);
        }
        return new Executed(
                stored,
                filled,
                recorded,
                decided.getSideOutput(RiskGate.TRADES),
                decided.getSideOutput(RiskGate.LOTS),
                decided.getSideOutput(RiskGate.RISK_STATES),
                decided.getSideOutput(RiskGate.NOTIFICATIONS),
                market.getSideOutput(WatchMarket.PRICES));
    }

    private static void markBooked(DataStream<Order> recorded, ExecutionPorts ports) {
        recorded.process(new MarkBooked(ports.ledger()))
                .returns(Types.VOID)
                .uid("mark-booked")
                .name("mark-booked")
                .sinkTo(new DiscardingSink<>())
                .uid("marked-booked")
                .name("marked-booked");
    }

    private static DataStream<RiskInput> routed(DataStream<Signal> signals) {
        return signals.map((Signal signal) -> RiskInput.of(signal))
                .returns(RiskInput.TYPE)
                .uid("route-signals")
                .name("route-signals");
    }

    private static DataStream<RiskInput> routedSettings(DataStream<SettingsChange> settings) {
        Parallelism parallelism = Parallelism.of(settings);
        return settings.flatMap(new RouteSettings(parallelism.subtasks(), parallelism.keyGroups()))
                .returns(RiskInput.TYPE)
                .setParallelism(1)
                .uid("route-settings")
                .name("route-settings");
    }

    /** A command that concerns no mint needs no price. */
    private static DataStream<RiskInput> resumes(DataStream<Command> commands) {
        return commands.filter(command -> command.kind() == Command.Kind.RESUME)
                .uid("select-resumes")
                .name("select-resumes")
                .map((Command command) -> RiskInput.resume(command))
                .returns(RiskInput.TYPE)
                .uid("route-resumes")
                .name("route-resumes");
    }

    private static SingleOutputStreamOperator<Order> judge(
            DataStream<RiskInput> decisions,
            DataStream<Order> orderEvents,
            ExecutionLoop loop,
            RiskGate gate) {
        DataStream<RiskInput> events =
                orderEvents
                        .map((Order order) -> RiskInput.of(order))
                        .returns(RiskInput.TYPE)
                        .uid("route-order-events")
                        .name("route-order-events");
        return loop.host(gate, decisions, events).uid("risk-gate").name("risk-gate");
    }

    /**
     * What execution hands on.
     *
     * @param stored every decision as the ledger holds it: orders and denials
     * @param filled every final order event
     * @param recorded every final order event that the gate has applied and the ledger has stored
     * @param prices of what users may hold, for people to read
     */
    public record Executed(
            DataStream<Order> stored,
            DataStream<Order> filled,
            DataStream<Order> recorded,
            DataStream<Trade> trades,
            DataStream<Lot> lots,
            DataStream<UserRiskState> riskStates,
            DataStream<Notification> notifications,
            DataStream<TokenPrice> prices) {}

    /**
     * What execution needs from outside.
     *
     * @param mostInFlight decisions that may be on their way through ledger and venue at once, per
     *     subtask; what the venue cannot take within {@link ExecuteOrder#MOST_MILLIS} would be
     *     UNKNOWN
     */
    public record ExecutionPorts(
            RiskConfig risk,
            Opener<OrderLedger> ledger,
            Opener<TradeVenue> venue,
            int mostInFlight,
            Failpoints failpoints,
            MillisClock clock) {}
}
