package io.slipstream.jobs.local;

import io.slipstream.connectors.safety.ChainInspector;
import io.slipstream.connectors.safety.SimulatedMints;
import io.slipstream.jobs.graph.SignalGraph;
import io.slipstream.models.market.TokenFeatures;
import io.slipstream.models.port.TokenInspector;
import io.slipstream.models.scoring.compiled.CompiledModels;
import io.slipstream.models.trade.Signal;
import io.slipstream.models.user.SettingsChange;
import io.slipstream.models.user.SnipeFilters;
import io.slipstream.models.user.UserSettingsRow;
import java.util.Objects;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicReference;
import org.apache.flink.api.common.JobID;
import org.apache.flink.api.common.JobStatus;
import org.apache.flink.api.common.eventtime.WatermarkStrategy;
import org.apache.flink.api.common.typeinfo.TypeInformation;
import org.apache.flink.api.connector.source.util.ratelimit.RateLimiterStrategy;
import org.apache.flink.connector.datagen.source.DataGeneratorSource;
import org.apache.flink.connector.datagen.source.GeneratorFunction;
import org.apache.flink.streaming.api.datastream.DataStream;
import org.apache.flink.streaming.api.datastream.SingleOutputStreamOperator;
import org.apache.flink.streaming.api.environment.StreamExecutionEnvironment;
import org.apache.flink.streaming.api.functions.sink.v2.DiscardingSink;
import org.jspecify.annotations.Nullable;

/**
 * What the main job's own steps from a row of features to a signal add: ratings, score, facts of
 * safety, match. The clock is read when a row is made, and again behind the match, in one JVM.
 */
public final class SnipeLatency {
    private static final int PARALLELISM = 2;
    private static final int USERS = 1_000;

    /** So that there is something to match, whatever the model says. */
    private static final int NO_CONFIDENCE = 0;

    private static final int WHOLE = 10_000;
    private static final String HONEST = "honest";
    private static final int WARM_UP = 2_000;
    private static final long LOOK_MILLIS = 20;
    private static final ConcurrentLinkedQueue<Long> NANOS = new ConcurrentLinkedQueue<>();

    /** Found by the job in this JVM: a row does not travel with a source. */
    private static final AtomicReference<@Nullable TokenFeatures> ROW = new AtomicReference<>();

    private SnipeLatency() {}

    /** Micros from a row of features to its signal, of one sniper. */
    public record Latency(int signals, double p50, double p99) {}

    /**
     * Rows of ever new tokens at a steady rate.
     *
     * @param row of features, of which mint, pool and time are exchanged
     * @param known true: of tokens whose facts the stream knows; false: of pools of which a
     *     simulated chain is asked, which answers at once
     */
    public static Latency measure(TokenFeatures row, boolean known, double perSecond, int rows)
            throws Exception {
        NANOS.clear();
        ROW.set(row);
        try (FlinkSession flink = FlinkSession.start(0, PARALLELISM)) {
            StreamExecutionEnvironment environment = JobSettings.replay(PARALLELISM);
            SingleOutputStreamOperator<TokenFeatures> features =
                    source(
                                    environment,
                                    place -> at(place, known),
                                    WARM_UP + rows,
                                    RateLimiterStrategy.perSecond(perSecond),
                                    TokenFeatures.class,
                                    "features")
                            .rebalance()
                            .map(SnipeLatency::stamped)
                            .returns(TokenFeatures.class)
                            .uid("stamp")
                            .name("stamp");
            DataStream<SettingsChange> settings =
                    source(
                            environment,
                            SnipeLatency::setting,
                            USERS + 1L,
                            RateLimiterStrategy.noOp(),
                            SettingsChange.class,
                            "settings");
            SignalGraph.snipes(features, settings, new CompiledModels(), SnipeLatency::inspector)
                    .signals()
                    .map(SnipeLatency::measured)
                    .returns(Signal.class)
                    .uid("measure")
                    .name("measure")
                    .sinkTo(new DiscardingSink<>())
                    .uid("signals")
                    .name("signals");
            JobID job = flink.submit(environment, "snipe-latency");
            while (flink.status(job) != JobStatus.FINISHED) {
                flink.expectAliveOrFinished(job, "snipe-latency");
                TimeUnit.MILLISECONDS.sleep(LOOK_MILLIS);
            }
        }
        long[] nanos = NANOS.stream().mapToLong(Long::longValue).skip(WARM_UP).sorted().toArray();
        if (nanos.length == 0) {
            throw new IllegalStateException("expected signals, was none");
        }
        return new Latency(nanos.length, micros(nanos, 0.5), micros(nanos, 0.99));
    }

    private static <T> DataStream<T> source(
            StreamExecutionEnvironment environment,
            GeneratorFunction<Long, T> generator,
            long count,
            RateLimiterStrategy<?> rate,
            Class<T> type,
            String uid) {
        return environment
                .fromSource(
                        new DataGeneratorSource<>(generator, count, rate, TypeInformation.of(type)),
                        WatermarkStrategy.noWatermarks(),
                        uid)
                .setParallelism(1)
                .uid(uid);
    }

    /** A chain on which every mint that is asked for is the same honest one. */
    private static TokenInspector inspector() {
        SimulatedMints chain = new SimulatedMints(1);
        chain.put(HONEST, SimulatedMints.Kind.HONEST);
        return new ChainInspector(chain, chain, Integer.MAX_VALUE / 2);
    }

    private static TokenFeatures at(long place, boolean known) {
        TokenFeatures row = Objects.requireNonNull(ROW.get());
        return new TokenFeatures(
                known ? "mint" + place : HONEST,
                "pool" + place,
                known ? row.dex() : "raydium_cpmm",
                row.creator(),
                row.ageStep(),
                row.ageMillis(),
                row.slot(),
                row.blockTime(),
                0,
                row.schemaHash(),
                row.values(),
                row.quoteReserve(),
                row.baseReserve(),
                row.solUsdMicros(),
                row.lastStep());
    }

    /** The time of receipt is in nanos here, of the clock that only this JVM knows. */
    private static TokenFeatures stamped(TokenFeatures row) {
        return new TokenFeatures(
                row.mint(),
                row.pool(),
                row.dex(),
                row.creator(),
                row.ageStep(),
                row.ageMillis(),
                row.slot(),
                row.blockTime(),
                System.nanoTime(),
                row.schemaHash(),
                row.values(),
                row.quoteReserve(),
                row.baseReserve(),
                row.solUsdMicros(),
                row.lastStep());
    }

    private static Signal measured(Signal signal) {
        NANOS.add(System.nanoTime() - signal.receivedAt());
        return signal;
    }

    /** One who takes everything among many whom no score is high enough, and then the mark. */
    private static SettingsChange setting(long place) {
        return place == USERS
                ? SettingsChange.bootstrapped()
                : SettingsChange.of(sniper(place, place == 0 ? NO_CONFIDENCE : WHOLE));
    }

    private static UserSettingsRow sniper(long id, int confidenceBps) {
        return new UserSettingsRow(
                        id,
                        -1,
                        -1,
                        1_000,
                        true,
                        0,
                        false,
                        -1,
                        false,
                        -1,
                        "ACTIVE",
                        true,
                        100_000_000L,
                        confidenceBps,
                        -1,
                        -1,
                        -1,
                        -1,
                        null,
                        false)
                .with(SnipeFilters.NONE);
    }

    private static double micros(long[] sorted, double share) {
        return sorted[(int) (share * (sorted.length - 1))] / 1e3;
    }
}
