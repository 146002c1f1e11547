package io.slipstream.jobs.train;

import io.slipstream.connectors.simulator.MarketSimulator;
import io.slipstream.connectors.simulator.SimulatorOptions;
import io.slipstream.functions.decode.PostReader;
import io.slipstream.functions.decode.TransactionDecoder;
import io.slipstream.functions.decode.UnreadablePostException;
import io.slipstream.functions.decode.UnreadableTransactionException;
import io.slipstream.functions.feature.LabelledLaunches;
import io.slipstream.functions.feature.LaunchLabel;
import io.slipstream.functions.feature.MarketMemory;
import io.slipstream.functions.feature.SnipeConfig;
import io.slipstream.models.chain.DecodedTransaction;
import io.slipstream.models.chain.RawEvent;
import io.slipstream.models.scoring.TrainingRows;
import java.io.IOException;
import java.util.function.IntConsumer;

/**
 * Rows to train the snipe model on, from a seeded run of the market simulator: its transactions go
 * through the decoder and the feature code that the streaming job uses.
 */
public final class SimulatorTraining {
    /** Fewer launches than this fill no held-out part beyond the label's horizon. */
    public static final int MIN_LAUNCHES = 2_000;

    /** Ten minutes; 1 % is the fee of pump.fun. */
    private static final LaunchLabel LABEL = new LaunchLabel(2, 1_500, 100);

    private final long seed;
    private final int launches;
    private final IntConsumer progress;
    private final TransactionDecoder decoder = new TransactionDecoder();
    private final PostReader posts = new PostReader();
    private final MarketMemory memory = new MarketMemory();

    /**
     * @param seed of the market
     * @param launches how many launches to see before the tape ends
     * @param progress told the number of launches seen so far
     */
    public SimulatorTraining(long seed, int launches, IntConsumer progress) {
        this.seed = seed;
        this.launches = launches;
        this.progress = progress;
    }

    /**
     * The rows of the launches whose outcome the tape still tells.
     *
     * @throws IOException if the decoder cannot read what the simulator wrote
     */
    public TrainingRows rows() throws IOException {
        SimulatorOptions options = SimulatorOptions.ofSeed(seed);
        MarketSimulator market = new MarketSimulator(options);
        LabelledLaunches labelled = new LabelledLaunches(SnipeConfig.standard(true), LABEL);
        int seen = 0;
        while (seen < launches) {
            RawEvent event = market.next();
            if (event == null) {
                throw new IllegalStateException("expected an endless market, was one that ended");
            }
            add(event, labelled);
            if (labelled.launches() > seen) {
                seen = labelled.launches();
                progress.accept(seen);
            }
        }
        return labelled.rows(description(options));
    }

    private String description(SimulatorOptions options) {
        return "**The market is simulated.** The rows come from Slipstream's own market simulator (seed "
                + seed
                + ", "
                + launches
                + " launches, "
                + options.transactionsPerSecond()
                + " transactions and "
                + options.launchesPerMinute() / 60.0
                + " launches a second of market time), through the decoder and the feature code of the"
                + " streaming job. Its tokens follow a handful of scripted fates, so what the model"
                + " learned here, and how good it looks below, says nothing about real tokens: it"
                + " is here so that everything runs end to end. Each age of a launch is a row,"
                + " once with posts and once as if nobody listened to them.";
    }

    private void add(RawEvent event, LabelledLaunches labelled) throws IOException {
        try {
            if (event.kind() == RawEvent.Kind.POST) {
                memory.of(posts.read(event)).forEach(labelled::add);
                return;
            }
            DecodedTransaction decoded =
                    decoder.decode(
                            event.payload(), event.slot(), event.position(), event.blockTime(), 0);
            decoded.pools().forEach(pool -> memory.of(pool).forEach(labelled::add));
            decoded.legs().forEach(leg -> memory.of(leg).forEach(labelled::add));
        } catch (UnreadableTransactionException | UnreadablePostException e) {
            throw new IOException("expected readable events from the simulator, was " + e, e);
        }
    }
}
