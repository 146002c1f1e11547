package io.slipstream.jobs.local;

import io.slipstream.connectors.simulator.OpeningBell;
import io.slipstream.functions.feature.SnipeConfig;
import io.slipstream.jobs.metrics.RunMetrics;
import io.slipstream.jobs.wiring.Endpoints;
import io.slipstream.jobs.wiring.FusedSteps;
import io.slipstream.jobs.wiring.Recording;
import io.slipstream.jobs.wiring.TopicLoop;
import io.slipstream.jobs.wiring.Trading;
import java.nio.file.Path;
import java.util.Set;
import java.util.UUID;
import org.apache.flink.api.common.JobID;
import org.apache.flink.api.common.JobStatus;
import org.apache.flink.streaming.api.environment.StreamExecutionEnvironment;

/** The fused job on a market: checkpoints, the loop through the topic, resumes from its folder. */
final class LiveJob implements RunningJobs {

    private final FlinkSession flink;
    private final JobID job;
    private final Path states;
    private final String bell;
    private final int parallelism;
    private final Market market;

    private LiveJob(
            FlinkSession flink,
            JobID job,
            Path states,
            String bell,
            int parallelism,
            Market market) {
        this.flink = flink;
        this.job = job;
        this.states = states;
        this.bell = bell;
        this.parallelism = parallelism;
        this.market = market;
    }

    /**
     * @param states folder of checkpoints and savepoints; the newest one there is resumed from
     */
    static LiveJob start(
            Market market,
            SnipeConfig snipe,
            Recording recording,
            Trading trading,
            int parallelism,
            Path states,
            Endpoints endpoints,
            FlinkSession flink)
            throws Exception {
        String bell = UUID.randomUUID().toString();
        StreamExecutionEnvironment environment = JobSettings.endless(parallelism, states);
        FusedSteps.build(
                environment,
                market.feed(environment, endpoints, bell),
                endpoints,
                snipe,
                recording,
                trading,
                new TopicLoop(environment, endpoints));
        return new LiveJob(
                flink, flink.submit(environment, "slipstream"), states, bell, parallelism, market);
    }

    @Override
    public void check() throws Exception {
        flink.expectAlive(job, "slipstream");
        if (!OpeningBell.hasRung(bell) && Tally.isBootstrapped(parallelism)) {
            OpeningBell.ring(bell);
        }
    }

    @Override
    public boolean isDrained() {
        return market.ends() && Tally.isSettled();
    }

    @Override
    public long read() {
        return RunMetrics.sum("decode-transactions", "transactions");
    }

    @Override
    public long total() {
        return market.total();
    }

    @Override
    public void stop() throws Exception {
        if (market.finishes() && isDrained()) {
            flink.awaitEndOf(job, Set.of(market.name()));
        }
        flink.stop(job, states.resolve("savepoints"));
    }

    @Override
    public void close() throws Exception {
        if (flink.status(job) == JobStatus.RUNNING) {
            flink.cancel(job);
        }
    }
}
