package io.slipstream.jobs.replay;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.slipstream.connectors.replay.LoopSink;
import io.slipstream.connectors.replay.LoopSource;
import io.slipstream.connectors.replay.ReplayLoop;
import io.slipstream.connectors.replay.TapeOptions;
import io.slipstream.connectors.replay.TapeSource;
import io.slipstream.functions.risk.RiskInput;
import io.slipstream.models.chain.PoolTrade;
import io.slipstream.models.chain.RawEvent;
import io.slipstream.models.chain.Side;
import io.slipstream.models.trade.Order;
import io.slipstream.models.trade.OrderContext;
import io.slipstream.models.trade.Signal;
import io.slipstream.models.unit.Mints;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayDeque;
import java.util.Collection;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.TimeUnit;
import org.apache.flink.api.common.eventtime.Watermark;
import org.apache.flink.api.common.eventtime.WatermarkGenerator;
import org.apache.flink.api.common.eventtime.WatermarkOutput;
import org.apache.flink.api.common.eventtime.WatermarkStrategy;
import org.apache.flink.configuration.Configuration;
import org.apache.flink.configuration.PipelineOptions;
import org.apache.flink.streaming.api.datastream.AsyncDataStream;
import org.apache.flink.streaming.api.datastream.DataStream;
import org.apache.flink.streaming.api.datastream.SingleOutputStreamOperator;
import org.apache.flink.streaming.api.environment.StreamExecutionEnvironment;

/** The graph of a replay with the smallest functions that need its order. */
final class SmallReplay {
    private static final ObjectMapper JSON = new ObjectMapper();

    /**
     * What a run left behind.
     *
     * @param journal sorted lines: the order within a user is in their numbers
     * @param late orders that broke a promise
     * @param records that left the tape
     */
    record Outcome(List<String> journal, int late, long records) {}

    private SmallReplay() {}

    /**
     * @param held false for the control: the loop's watermark holds nothing back
     */
    static Outcome run(Path tape, int parallelism, boolean held) throws Exception {
        String runId = UUID.randomUUID().toString();
        try (ReplayLoop loop = ReplayLoop.create(runId, parallelism)) {
            loop.open();
            StreamExecutionEnvironment env = environment(parallelism);
            build(env, tape, runId, held);
            env.execute();
            if (!loop.awaitDrained().isDone() || loop.read() != loop.total()) {
                throw new AssertionError(
                        "expected a drained loop, was " + loop.read() + " of " + loop.total());
            }
            Collection<Order> late = SmallFill.LATE.getOrDefault(runId, new ArrayDeque<>());
            return new Outcome(
                    JournalSink.LINES.remove(runId).stream().sorted().toList(),
                    late.size(),
                    loop.read());
        }
    }

    private static StreamExecutionEnvironment environment(int parallelism) {
        Configuration conf = new Configuration();
        conf.set(PipelineOptions.GENERIC_TYPES, false);
        StreamExecutionEnvironment env = StreamExecutionEnvironment.getExecutionEnvironment(conf);
        env.setParallelism(parallelism);
        env.setBufferTimeout(0);
        env.getConfig().setAutoWatermarkInterval(1);
        return env;
    }

    private static void build(
            StreamExecutionEnvironment env, Path tape, String runId, boolean held) {
        TapeOptions options =
                new TapeOptions(List.of(tape.toString()), null, TapeOptions.MAX_SPEED);
        DataStream<PoolTrade> trades =
                env.fromSource(
                                new TapeSource(options, runId),
                                WatermarkStrategy.noWatermarks(),
                                "tape")
                        .setParallelism(1)
                        .map(SmallReplay::trade)
                        .returns(PoolTrade.class)
                        .setParallelism(1);
        DataStream<RiskInput> signals =
                trades.<RiskInput>flatMap(
                                (trade, out) -> {
                                    if (!"-".equals(trade.trader())) {
                                        RecordedMarket.followers(trade.trader())
                                                .forEach(user -> out.collect(signal(trade, user)));
                                    }
                                })
                        .returns(RiskInput.TYPE)
                        .setParallelism(1);
        DataStream<Order> events =
                env.fromSource(new LoopSource(runId), WatermarkStrategy.noWatermarks(), "loop");
        if (!held) {
            events = events.assignTimestampsAndWatermarks(endless());
        }
        DataStream<RiskInput> loopSide =
                events.map(order -> RiskInput.of(order)).returns(RiskInput.TYPE);
        SingleOutputStreamOperator<Order> orders =
                RingGate.connect(signals, loopSide, new SmallGate(), SmallGate.LEAST_DELAY);
        orders.getSideOutput(SmallGate.JOURNAL).sinkTo(new JournalSink(runId));
        DataStream<Order> sent =
                AsyncDataStream.unorderedWait(orders, new SlowStep(), 60, TimeUnit.SECONDS, 1000);
        trades.keyBy(PoolTrade::mint)
                .connect(sent.keyBy(order -> order.terms().mint()))
                .process(new SmallFill(runId))
                .returns(Order.class)
                .sinkTo(new LoopSink(runId));
    }

    private static WatermarkStrategy<Order> endless() {
        return WatermarkStrategy.forGenerator(
                        context ->
                                new WatermarkGenerator<Order>() {
                                    @Override
                                    public void onEvent(
                                            Order order, long slot, WatermarkOutput output) {}

                                    @Override
                                    public void onPeriodicEmit(WatermarkOutput output) {
                                        output.emitWatermark(Watermark.MAX_WATERMARK);
                                    }
                                })
                .withTimestampAssigner((order, slot) -> slot);
    }

    private static PoolTrade trade(RawEvent event) throws IOException {
        JsonNode line = JSON.readTree(event.payload());
        String mint = line.get("mint").asText();
        boolean buy = line.get("buy").asBoolean();
        return new PoolTrade(
                event.origin(),
                event.slot(),
                event.position(),
                0,
                0,
                event.receivedAt(),
                mint,
                Mints.SOL,
                "program",
                "dex",
                null,
                line.get("trader").asText(),
                buy ? Mints.SOL : mint,
                1,
                buy ? mint : Mints.SOL,
                1,
                line.get("base").asLong(),
                line.get("quote").asLong(),
                0);
    }

    private static RiskInput signal(PoolTrade trade, long user) {
        return RiskInput.of(
                new Signal(
                        trade.signature() + "/" + user,
                        user,
                        OrderContext.COPY_TRADE,
                        "L",
                        trade.signature(),
                        trade.slot(),
                        trade.position(),
                        trade.ordinal(),
                        0,
                        0,
                        trade.isBuy() ? Side.BUY : Side.SELL,
                        trade.mint(),
                        1,
                        0,
                        -1,
                        0,
                        0,
                        null));
    }
}
