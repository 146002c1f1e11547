package io.slipstream.jobs.cluster;

import io.slipstream.connectors.replay.TapeOptions;
import io.slipstream.connectors.replay.TapeSource;
import io.slipstream.connectors.simulator.Pacing;
import io.slipstream.connectors.simulator.SimulatorOptions;
import io.slipstream.connectors.simulator.SimulatorSource;
import io.slipstream.connectors.solana.Commitment;
import io.slipstream.connectors.solana.FeedOptions;
import io.slipstream.connectors.solana.SolanaNodes;
import io.slipstream.connectors.solana.SolanaSource;
import io.slipstream.jobs.graph.Feed;
import io.slipstream.jobs.wiring.Endpoints;
import io.slipstream.jobs.wiring.LiveSource;
import io.slipstream.jobs.wiring.PostOptions;
import io.slipstream.jobs.wiring.SolanaFeed;
import io.slipstream.jobs.wiring.SplitSteps;
import io.slipstream.models.chain.RawEvent;
import java.util.List;
import org.apache.flink.api.common.eventtime.WatermarkStrategy;
import org.apache.flink.api.common.typeinfo.TypeInformation;
import org.apache.flink.api.connector.source.Source;
import org.apache.flink.streaming.api.environment.StreamExecutionEnvironment;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/**
 * A market into swaps, trades, pools and posts: the simulated one, a tape that every TaskManager
 * can read, with which the job ends by itself, or the live chain, reached as the environment of the
 * TaskManagers says.
 */
@Command(name = "ingest")
public final class IngestJob extends JobMain {

    @Option(
            names = "--source",
            paramLabel = "simulator|solana",
            description = "where transactions come from; default: ${DEFAULT-VALUE}",
            defaultValue = "simulator")
    private LiveSource source = LiveSource.SIMULATOR;

    @Option(
            names = "--commitment",
            paramLabel = "LEVEL",
            description = "of the live chain: ${COMPLETION-CANDIDATES}; default: ${DEFAULT-VALUE}",
            defaultValue = "CONFIRMED")
    private Commitment commitment = Commitment.CONFIRMED;

    @Option(names = "--seed", description = "the simulated market's", defaultValue = "42")
    private long seed = 42;

    @Option(
            names = "--rate",
            paramLabel = "N",
            description = "transactions a second of the simulated market; default: as they happen")
    private double rate;

    @Option(
            names = "--input",
            arity = "1..*",
            paramLabel = "PATH",
            description = "recorded transactions, files or folders; default: the simulated market")
    private List<String> input = List.of();

    @Mixin private PostOptions listeners = new PostOptions();

    @Option(names = "--posts", paramLabel = "FILE", description = "recorded social posts")
    private @Nullable String posts;

    @Option(names = "--speed", paramLabel = "N|max", defaultValue = "max")
    private String speed = "max";

    public static void main(String[] arguments) throws Exception {
        new IngestJob().run(arguments);
    }

    @Override
    String name() {
        return "slipstream-ingest";
    }

    @Override
    void build(StreamExecutionEnvironment environment, Endpoints endpoints, SplitSteps steps) {
        if (source == LiveSource.SOLANA) {
            steps.ingest(solana(environment, endpoints));
        } else {
            steps.ingest(input.isEmpty() ? market(environment) : tape(environment));
        }
    }

    private Feed solana(StreamExecutionEnvironment environment, Endpoints endpoints) {
        SolanaNodes.of(System.getenv()); // says at once what is missing
        return SolanaFeed.build(
                environment,
                endpoints,
                FeedOptions.at(commitment).withTransactionSubscribe(true),
                SolanaSource.NEVER,
                listeners.wanted());
    }

    private Feed market(StreamExecutionEnvironment environment) {
        return from(
                environment,
                SimulatorSource.startingNow(
                        SimulatorOptions.ofSeed(seed),
                        rate == 0 ? Pacing.market() : Pacing.rate(rate)),
                "market-simulator");
    }

    private Feed tape(StreamExecutionEnvironment environment) {
        TapeOptions options = new TapeOptions(input, posts, TapeOptions.parseSpeed(speed));
        // Nobody could read the sentence of a task that fails on another machine.
        options.files();
        options.postsFile();
        return from(environment, TapeSource.ungated(options), "tape");
    }

    private static Feed from(
            StreamExecutionEnvironment environment, Source<RawEvent, ?, ?> source, String uid) {
        return Feed.gapless(
                environment
                        .fromSource(
                                source,
                                WatermarkStrategy.noWatermarks(),
                                uid,
                                TypeInformation.of(RawEvent.class))
                        .setParallelism(1)
                        .uid(uid));
    }
}
