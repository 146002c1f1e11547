package io.slipstream.jobs.local;

import io.slipstream.connectors.simulator.OpeningBell;
import io.slipstream.connectors.simulator.SimulatorSource;
import io.slipstream.functions.feature.SnipeConfig;
import io.slipstream.jobs.metrics.RunMetrics;
import io.slipstream.jobs.wiring.Endpoints;
import io.slipstream.jobs.wiring.FusedSteps;
import io.slipstream.jobs.wiring.TopicLoop;
import io.slipstream.jobs.wiring.Trading;
import io.slipstream.models.chain.RawEvent;
import java.nio.file.Path;
import java.util.Set;
import java.util.UUID;
import org.apache.flink.api.common.JobID;
import org.apache.flink.api.common.JobStatus;
import org.apache.flink.api.common.eventtime.WatermarkStrategy;
import org.apache.flink.api.common.typeinfo.TypeInformation;
import org.apache.flink.streaming.api.datastream.DataStream;
import org.apache.flink.streaming.api.environment.StreamExecutionEnvironment;

/**
 * The fused job on the simulated market: checkpoints, the loop through the topic, resumes from its
 * folder.
 */
final class LiveJob implements RunningJobs {

    private final FlinkSession flink;
    private final JobID job;
    private final Path states;
    private final String bell;
    private final int parallelism;
    private final long total;

    private LiveJob(
            FlinkSession flink, JobID job, Path states, String bell, int parallelism, long total) {
        this.flink = flink;
        this.job = job;
        this.states = states;
        this.bell = bell;
        this.parallelism = parallelism;
        this.total = total;
    }

    /**
     * @param states folder of checkpoints and savepoints; the newest one there is resumed from
     * @param total transactions after which the market ends; 0 if it does not
     */
    static LiveJob start(
            SimulatorSource market,
            Trading trading,
            int parallelism,
            Path states,
            long total,
            Endpoints endpoints,
            FlinkSession flink)
            throws Exception {
        String bell = UUID.randomUUID().toString();
        StreamExecutionEnvironment environment = JobSettings.endless(parallelism, states);
        FusedSteps.build(
                environment,
                market(environment, market.waitingFor(bell)),
                endpoints,
                SnipeConfig.standard(true),
                trading,
                new TopicLoop(environment, endpoints));
        return new LiveJob(
                flink, flink.submit(environment, "slipstream"), states, bell, parallelism, total);
    }

    static DataStream<RawEvent> market(
            StreamExecutionEnvironment environment, SimulatorSource market) {
        return environment
                .fromSource(
                        market,
                        WatermarkStrategy.noWatermarks(),
                        "market-simulator",
                        TypeInformation.of(RawEvent.class))
                .setParallelism(1)
                .uid("market-simulator");
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
        return total > 0 && Tally.isSettled();
    }

    @Override
    public long read() {
        return RunMetrics.sum("decode-transactions", "transactions");
    }

    @Override
    public long total() {
        return total;
    }

    @Override
    public void stop() throws Exception {
        if (isDrained()) {
            flink.awaitEndOf(job, Set.of("market-simulator"));
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
