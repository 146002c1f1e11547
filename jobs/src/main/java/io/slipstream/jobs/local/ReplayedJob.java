package io.slipstream.jobs.local;

import io.slipstream.connectors.replay.LoopSink;
import io.slipstream.connectors.replay.LoopSource;
import io.slipstream.connectors.replay.ReplayLoop;
import io.slipstream.connectors.replay.TapeSource;
import io.slipstream.functions.risk.RiskConfig;
import io.slipstream.functions.risk.RiskGate;
import io.slipstream.functions.risk.RiskInput;
import io.slipstream.jobs.graph.ExecutionLoop;
import io.slipstream.jobs.graph.Feed;
import io.slipstream.jobs.replay.RingGate;
import io.slipstream.jobs.wiring.Endpoints;
import io.slipstream.jobs.wiring.FusedSteps;
import io.slipstream.jobs.wiring.Recording;
import io.slipstream.jobs.wiring.Trading;
import io.slipstream.models.chain.RawEvent;
import io.slipstream.models.trade.Command;
import io.slipstream.models.trade.Order;
import io.slipstream.models.user.SettingsChange;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.apache.flink.api.common.JobID;
import org.apache.flink.api.common.JobStatus;
import org.apache.flink.api.common.eventtime.WatermarkStrategy;
import org.apache.flink.api.common.typeinfo.TypeInformation;
import org.apache.flink.streaming.api.datastream.DataStream;
import org.apache.flink.streaming.api.datastream.SingleOutputStreamOperator;
import org.apache.flink.streaming.api.environment.StreamExecutionEnvironment;

/**
 * A tape through the fused job in lock-step: the same orders at every parallelism, however fast it
 * goes.
 */
final class ReplayedJob implements RunningJobs {

    private final FlinkSession flink;
    private final JobID job;
    private final ReplayLoop loop;
    private final int parallelism;

    private ReplayedJob(FlinkSession flink, JobID job, ReplayLoop loop, int parallelism) {
        this.flink = flink;
        this.job = job;
        this.loop = loop;
        this.parallelism = parallelism;
    }

    static ReplayedJob start(RunOptions options, Endpoints endpoints, FlinkSession flink)
            throws Exception {
        String run = UUID.randomUUID().toString();
        ReplayLoop loop = ReplayLoop.create(run, options.parallelism());
        StreamExecutionEnvironment environment = JobSettings.replay(options.parallelism());
        DataStream<RawEvent> tape =
                environment
                        .fromSource(
                                new TapeSource(Tapes.of(options), run),
                                WatermarkStrategy.noWatermarks(),
                                "tape",
                                TypeInformation.of(RawEvent.class))
                        .setParallelism(1)
                        .uid("tape");
        FusedSteps.build(
                environment,
                Feed.gapless(tape),
                endpoints,
                options.snipe(),
                Recording.below(options.dataDir()),
                Trading.onPaper(),
                new LockStep(environment, run));
        return new ReplayedJob(
                flink, flink.submit(environment, "slipstream-replay"), loop, options.parallelism());
    }

    /** The tape begins once every step that waits for settings has them. */
    @Override
    public void check() throws Exception {
        flink.expectAlive(job, "slipstream-replay");
        if (!loop.awaitOpen().isDone() && Tally.isBootstrapped(parallelism)) {
            loop.open();
        }
    }

    @Override
    public boolean isDrained() {
        return loop.awaitDrained().isDone();
    }

    @Override
    public long read() {
        return loop.read();
    }

    @Override
    public long total() {
        return Math.max(1, loop.total());
    }

    /**
     * Once drained, a savepoint flushes every sink. Before that there is nothing to keep: the tape
     * begins again.
     */
    @Override
    public void stop() throws Exception {
        if (!isDrained()) {
            flink.cancel(job);
            return;
        }
        flink.awaitEndOf(job, Set.of("tape", "loop"));
        Path flushed = Files.createTempDirectory("slipstream-drained-");
        try {
            flink.stop(job, flushed);
        } finally {
            LocalRun.delete(flushed);
        }
    }

    @Override
    public void close() throws Exception {
        if (flink.status(job) == JobStatus.RUNNING) {
            flink.cancel(job);
        }
        loop.close();
    }

    /** The loop closes inside this JVM, held by the ring of watermarks. */
    private record LockStep(StreamExecutionEnvironment environment, String run)
            implements ExecutionLoop {

        @Override
        public List<DataStream<Command>> commands() {
            return List.of();
        }

        @Override
        public List<DataStream<SettingsChange>> booked() {
            return List.of();
        }

        @Override
        public boolean keepsChainOrder() {
            return true;
        }

        @Override
        public DataStream<Order> orderEvents() {
            return environment
                    .fromSource(
                            new LoopSource(run),
                            WatermarkStrategy.noWatermarks(),
                            "loop",
                            TypeInformation.of(Order.class))
                    .uid("loop");
        }

        @Override
        public SingleOutputStreamOperator<Order> host(
                RiskGate gate, DataStream<RiskInput> decisions, DataStream<RiskInput> orderEvents) {
            return RingGate.connect(
                    decisions, orderEvents, gate, RiskConfig.paper().landingDelaySlots());
        }

        /** A tape takes nothing back. */
        @Override
        public DataStream<Order> toLand(DataStream<Order> stored, DataStream<Order> withdrawals) {
            return stored;
        }

        @Override
        public void feedBack(DataStream<Order> orderEvents) {
            orderEvents.sinkTo(new LoopSink(run)).uid("loop-sink").name("loop-sink");
        }
    }
}
