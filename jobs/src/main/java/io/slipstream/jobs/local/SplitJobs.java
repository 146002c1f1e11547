package io.slipstream.jobs.local;

import io.slipstream.connectors.replay.ReplayLoop;
import io.slipstream.connectors.replay.TapeSource;
import io.slipstream.connectors.simulator.OpeningBell;
import io.slipstream.functions.feature.SnipeConfig;
import io.slipstream.jobs.graph.Feed;
import io.slipstream.jobs.wiring.Endpoints;
import io.slipstream.jobs.wiring.Recording;
import io.slipstream.jobs.wiring.SplitSteps;
import io.slipstream.models.chain.RawEvent;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.apache.flink.api.common.JobID;
import org.apache.flink.api.common.JobStatus;
import org.apache.flink.api.common.eventtime.WatermarkStrategy;
import org.apache.flink.api.common.typeinfo.TypeInformation;
import org.apache.flink.streaming.api.datastream.DataStream;
import org.apache.flink.streaming.api.environment.StreamExecutionEnvironment;

/** Each step in a job of its own, with topics between them. */
final class SplitJobs implements RunningJobs {

    private final FlinkSession flink;
    private final Path states;
    private final RunOptions options;
    private final String run;
    private final ReplayLoop tape;
    private final List<Job> jobs = new ArrayList<>();

    private record Job(String name, JobID id) {}

    private SplitJobs(
            FlinkSession flink, Path states, RunOptions options, String run, ReplayLoop tape) {
        this.flink = flink;
        this.states = states;
        this.options = options;
        this.run = run;
        this.tape = tape;
    }

    static SplitJobs start(RunOptions options, Path states, Endpoints endpoints, FlinkSession flink)
            throws Exception {
        String run = UUID.randomUUID().toString();
        SplitJobs split = new SplitJobs(flink, states, options, run, ReplayLoop.create(run, 0));
        SnipeConfig snipe = options.snipe();
        SolanaMarket solana = options.solana();
        boolean listens = solana != null && solana.hasPosts();
        split.submit(
                "execution",
                endpoints,
                (environment, steps) ->
                        steps.execution(options.trading(), options.solana() != null));
        Recording recording = Recording.below(options.dataDir());
        split.submit(
                "signals",
                endpoints,
                (environment, steps) -> steps.signals(snipe, recording, listens));
        split.submit(
                "ingest",
                endpoints,
                (environment, steps) -> steps.ingest(input(options, run, environment, endpoints)));
        return split;
    }

    private static Feed input(
            RunOptions options,
            String run,
            StreamExecutionEnvironment environment,
            Endpoints endpoints) {
        if (!options.isRecorded()) {
            return options.market().feed(environment, endpoints, run);
        }
        DataStream<RawEvent> tape =
                environment
                        .fromSource(
                                new TapeSource(Tapes.of(options), run),
                                WatermarkStrategy.noWatermarks(),
                                "tape",
                                TypeInformation.of(RawEvent.class))
                        .setParallelism(1)
                        .uid("tape");
        return Feed.gapless(tape);
    }

    private interface Steps {
        void build(StreamExecutionEnvironment environment, SplitSteps steps);
    }

    private void submit(String name, Endpoints endpoints, Steps steps) throws Exception {
        StreamExecutionEnvironment environment =
                JobSettings.endless(options.parallelism(), states.resolve(name));
        steps.build(environment, new SplitSteps(environment, endpoints));
        jobs.add(new Job(name, flink.submit(environment, "slipstream-" + name)));
    }

    /** Ingest ends by itself when its tape does; the others never. */
    @Override
    public void check() throws Exception {
        for (Job job : jobs) {
            if (finishes() && job.name().equals("ingest")) {
                flink.expectAliveOrFinished(job.id(), job.name());
            } else {
                flink.expectAlive(job.id(), job.name());
            }
        }
        if (!tape.awaitOpen().isDone() && Tally.isBootstrapped(options.parallelism())) {
            tape.open();
            OpeningBell.ring(run);
        }
    }

    @Override
    public boolean isDrained() {
        boolean read =
                !finishes() || flink.status(jobs.get(jobs.size() - 1).id()) == JobStatus.FINISHED;
        return ends() && read && Tally.isSettled();
    }

    private boolean finishes() {
        return options.isRecorded() || options.market().finishes();
    }

    private boolean ends() {
        return options.isRecorded() || options.market().ends();
    }

    @Override
    public long read() {
        return tape.read();
    }

    @Override
    public long total() {
        return options.isRecorded() ? Math.max(1, tape.total()) : 0;
    }

    /** From the input downwards, so that each step still takes what the one before it sent. */
    @Override
    public void stop() throws Exception {
        for (int i = jobs.size() - 1; i >= 0; i--) {
            Job job = jobs.get(i);
            if (flink.status(job.id()) == JobStatus.RUNNING) {
                flink.stop(job.id(), states.resolve(job.name()).resolve("savepoints"));
            }
        }
    }

    @Override
    public void close() throws Exception {
        for (Job job : jobs) {
            if (flink.status(job.id()) == JobStatus.RUNNING) {
                flink.cancel(job.id());
            }
        }
        tape.close();
    }
}
