package io.slipstream.jobs.bench;

import io.slipstream.connectors.safety.SimulatedMints;
import io.slipstream.connectors.safety.SimulatedMints.Liquidity;
import io.slipstream.connectors.simulator.LaunchTruth;
import io.slipstream.connectors.simulator.MarketSimulator;
import io.slipstream.connectors.simulator.SimulatorOptions;
import io.slipstream.functions.decode.PostReader;
import io.slipstream.functions.decode.TransactionDecoder;
import io.slipstream.functions.decode.UnreadablePostException;
import io.slipstream.functions.decode.UnreadableTransactionException;
import io.slipstream.functions.feature.MarketMemory;
import io.slipstream.functions.feature.SnipeConfig;
import io.slipstream.functions.feature.TokenInput;
import io.slipstream.functions.feature.TokenWindow;
import io.slipstream.models.chain.DecodedTransaction;
import io.slipstream.models.chain.PoolEvent;
import io.slipstream.models.chain.RawEvent;
import io.slipstream.models.market.TokenFeatures;
import java.io.IOException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * A simulated market of which the truth is known: launches on the curve with their fates, and
 * beside them tokens on another venue that copy a launch's trading, honest, with a trap in their
 * mint, or with liquidity that their maker can take away.
 */
final class PlantedMarket {
    private static final SnipeConfig CONFIG = SnipeConfig.standard(true);

    /** A venue where the mint's account decides. */
    private static final String OTHER_VENUE = "raydium_cpmm";

    private static final Liquidity[] LIQUIDITY = Liquidity.values();

    private final MarketSimulator market;
    private final SimulatedMints mints;
    private final TransactionDecoder decoder = new TransactionDecoder();
    private final PostReader posts = new PostReader();
    private final MarketMemory memory = new MarketMemory();
    private final Map<String, Launch> launches = new LinkedHashMap<>();
    private long lastSlot;

    /**
     * @param mints the chain on which the tokens of the other venue are made
     */
    PlantedMarket(long seed, SimulatedMints mints) {
        market = new MarketSimulator(SimulatorOptions.ofSeed(seed));
        this.mints = mints;
    }

    /**
     * A token at all of its ages.
     *
     * @param kind what it truly is
     */
    record Planted(String kind, List<TokenFeatures> ages) {}

    /** Plays until so many launches have been seen from birth to their last age. */
    List<Planted> play(int count) throws IOException {
        int done = 0;
        while (done < count) {
            RawEvent event = market.next();
            if (event == null) {
                throw new IllegalStateException("expected an endless market, was one that ended");
            }
            lastSlot = event.slot();
            for (TokenInput input : read(event)) {
                add(input);
            }
            if (launches.size() > done + 40) {
                done = (int) launches.values().stream().filter(Launch::isClosed).count();
            }
        }
        List<Planted> planted = new ArrayList<>();
        for (Map.Entry<String, Launch> entry : launches.entrySet()) {
            LaunchTruth truth = market.truthOf(entry.getKey());
            entry.getValue().advanceTo(lastSlot);
            if (truth != null && entry.getValue().isClosed()) {
                plant(truth, entry.getValue().ages, planted);
            }
        }
        return planted;
    }

    private List<TokenInput> read(RawEvent event) throws IOException {
        try {
            if (event.kind() == RawEvent.Kind.POST) {
                return memory.of(posts.read(event));
            }
            DecodedTransaction decoded =
                    decoder.decode(
                            event.payload(), event.slot(), event.position(), event.blockTime(), 0);
            List<TokenInput> inputs = new ArrayList<>();
            decoded.pools().forEach(pool -> inputs.addAll(memory.of(pool)));
            decoded.legs().forEach(leg -> inputs.addAll(memory.of(leg)));
            return inputs;
        } catch (UnreadableTransactionException | UnreadablePostException e) {
            throw new IOException("expected readable events from the simulator, was " + e, e);
        }
    }

    private void add(TokenInput input) {
        PoolEvent pool = input.pool();
        if (pool != null && TokenWindow.isBirth(pool) && !launches.containsKey(input.mint())) {
            launches.put(input.mint(), new Launch(TokenWindow.openedBy(pool)));
        }
        Launch launch = launches.get(input.mint());
        if (launch != null) {
            launch.advanceTo(input.slot() - 1);
            launch.add(input);
        }
    }

    private void plant(LaunchTruth truth, List<TokenFeatures> ages, List<Planted> planted) {
        String kind =
                switch (truth.fate()) {
                    case RUG -> truth.insiders() > 0 ? "rug, bundled" : "rug";
                    case SLOW_DEATH -> truth.insiders() > 0 ? "dud, bundled" : "dud";
                    case PUMP, GRADUATE -> truth.insiders() > 0 ? "honest, bundled" : "honest";
                };
        planted.add(new Planted(kind, ages));
        SimulatedMints.Kind[] kinds = SimulatedMints.Kind.values();
        SimulatedMints.Kind made = kinds[planted.size() / 2 % kinds.length];
        boolean rises = !kind.startsWith("rug") && !kind.startsWith("dud");
        if (rises) {
            String mint = "twin" + planted.size();
            mints.put(mint, made);
            Liquidity liquidity = LIQUIDITY[planted.size() / 2 % LIQUIDITY.length];
            String pool = mints.putPool(mint, liquidity);
            planted.add(
                    new Planted(
                            kind(made, liquidity),
                            ages.stream().map(age -> elsewhere(age, mint, pool)).toList()));
        }
    }

    private static String kind(SimulatedMints.Kind made, Liquidity liquidity) {
        if (made != SimulatedMints.Kind.HONEST) {
            return "honeypot";
        }
        return liquidity == Liquidity.WITH_ITS_MAKER
                ? "liquidity not locked"
                : "honest, other venue";
    }

    private static TokenFeatures elsewhere(TokenFeatures age, String mint, String pool) {
        return new TokenFeatures(
                mint,
                pool,
                OTHER_VENUE,
                age.creator(),
                age.ageStep(),
                age.ageMillis(),
                age.slot(),
                age.blockTime(),
                age.receivedAt(),
                age.schemaHash(),
                age.values(),
                age.quoteReserve(),
                age.baseReserve(),
                age.solUsdMicros(),
                age.lastStep());
    }

    private static final class Launch {
        private final TokenWindow window;
        private final List<TokenFeatures> ages = new ArrayList<>();
        private List<TokenInput> pending = new ArrayList<>();

        Launch(TokenWindow window) {
            this.window = window;
        }

        boolean isClosed() {
            return window.nextStep == CONFIG.steps();
        }

        void add(@Nullable TokenInput input) {
            if (input != null && !isClosed()) {
                pending.add(input);
            }
        }

        void advanceTo(long slot) {
            while (!isClosed() && window.nextSlot(CONFIG) <= slot) {
                long end = window.nextSlot(CONFIG);
                pending = window.fold(pending, end);
                ages.add(window.features(window.nextStep, CONFIG, end, 0));
                window.nextStep++;
            }
        }
    }
}
