package io.slipstream.connectors.simulator;

import io.slipstream.connectors.simulator.ledger.Chain;
import io.slipstream.connectors.simulator.ledger.Mint;
import io.slipstream.connectors.simulator.ledger.SplitMix;
import io.slipstream.connectors.simulator.ledger.TransactionJson;
import io.slipstream.connectors.simulator.ledger.Wallet;
import io.slipstream.models.chain.RawEvent;
import io.slipstream.models.unit.Slots;
import java.util.EnumSet;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * A market as a stream of events in slot order: transactions as {@code getTransaction} results, and
 * posts. Event k depends on the options alone, not on when or how fast it is asked for. Not
 * thread-safe.
 */
public final class MarketSimulator {
    /** Where its events say that they come from. */
    public static final String ORIGIN = "simulator";

    private static final double SKIPPED_SLOTS = 0.02;
    private static final int TRUTHS = 10_000;
    private static final byte[] UNWRITTEN = {};

    private final SimulatorOptions options;
    private final MarketRandom random;
    private final Market market;
    private final TransactionJson json;
    private final Agenda agenda = new Agenda();
    private final Crowd crowd;
    private final CreatorPlay creators;
    private final LeaderPlay leaders;
    private final PlantPlay plants;
    private final Gossip gossip;

    private final Map<String, LaunchTruth> truth =
            new LinkedHashMap<>() {
                private static final long serialVersionUID = 1L;

                @Override
                protected boolean removeEldestEntry(Map.Entry<String, LaunchTruth> eldest) {
                    return size() > TRUTHS;
                }
            };

    private double room;
    private boolean pending;
    private long transactions;
    private long events;
    private long lastSlot;
    private int lastPosition;
    private @Nullable SimulatedAction action;

    public MarketSimulator(SimulatorOptions options) {
        this(options, EnumSet.allOf(PlantedRole.class));
    }

    /**
     * @param roles of which leaders are planted, as many of each as the options say
     */
    public MarketSimulator(SimulatorOptions options, Set<PlantedRole> roles) {
        this.options = options;
        random = new MarketRandom(SplitMix.mix(options.seed() + 1));
        Chain chain = new Chain(options.seed());
        json = new TransactionJson(chain.lookupTable);
        market = new Market(options, random, chain);
        crowd = new Crowd(market);
        creators = new CreatorPlay(market, agenda);
        leaders = new LeaderPlay(market, agenda, crowd, options);
        plants = new PlantPlay(market, agenda, options.planted(), roles);
        gossip = new Gossip(options);
        market.whenComplete(creators::completed);
        openEstablishedPools();
        if (options.launchesPerMinute() > 0) {
            planLaunch();
        }
    }

    /** The next event with receivedAt 0; null once the market has ended. */
    public @Nullable RawEvent next() {
        return advance(true);
    }

    /**
     * Passes over events, as fast as the market can be computed.
     *
     * @throws IllegalArgumentException if the market ends before
     */
    public void skip(long count) {
        for (long i = 0; i < count; i++) {
            if (advance(false) == null) {
                throw new IllegalArgumentException(
                        "expected at least " + count + " events to skip, was " + i);
            }
        }
    }

    /** What the transaction last returned means; null if it was a post. */
    public @Nullable SimulatedAction lastAction() {
        return action;
    }

    /**
     * What nobody but its creator knows of a launch; null if it was not one of the last thousands.
     */
    public @Nullable LaunchTruth truthOf(String mint) {
        return truth.get(mint);
    }

    /** Events returned or skipped so far. */
    public long events() {
        return events;
    }

    /** Market time of the event last returned since the start, millis. */
    public long offsetMillis() {
        double perSlot = Math.max(1, options.transactionsPerSecond() * Slots.MILLIS / 1000.0);
        double within = Math.min(0.99, lastPosition / perSlot);
        return (lastSlot - options.startSlot()) * Slots.MILLIS + (long) (within * Slots.MILLIS);
    }

    private @Nullable RawEvent advance(boolean written) {
        if (!pending) {
            if (options.maxTransactions() > 0 && transactions == options.maxTransactions()) {
                return null;
            }
            step();
            pending = true;
        }
        events++;
        if (options.posts() && gossip.nextSlot() <= market.slot()) {
            long slot = Math.max(gossip.nextSlot(), lastSlot);
            action = null;
            return event(RawEvent.Kind.POST, slot, gossip.next());
        }
        pending = false;
        transactions++;
        var tx = market.wire().tx;
        byte[] payload = written ? json.write(tx) : UNWRITTEN;
        tx.apply();
        action = market.last();
        return event(RawEvent.Kind.TRANSACTION, market.slot(), payload);
    }

    private RawEvent event(RawEvent.Kind kind, long slot, byte[] payload) {
        lastPosition = slot == lastSlot ? lastPosition + 1 : 0;
        lastSlot = slot;
        return new RawEvent(
                kind, ORIGIN, slot, lastPosition, options.blockTimeOf(slot), 0, payload);
    }

    /** Moves on to the next transaction: what is planned mixes with what the crowd does. */
    private void step() {
        while (true) {
            boolean due = agenda.isDue(market.slot());
            if (due && (room < 1 || random.chance(0.5))) {
                if (agenda.runNext()) {
                    room--;
                    return;
                }
            } else if (room >= 1) {
                room--;
                if (crowd.trade()) {
                    return;
                }
            } else {
                int blocks = random.chance(SKIPPED_SLOTS) ? 2 : 1;
                market.enter(market.slot() + blocks);
                double perSlot = options.transactionsPerSecond() * Slots.MILLIS / 1000.0;
                room += perSlot * blocks * random.uniform(0.5, 1.5);
            }
        }
    }

    private void planLaunch() {
        double pause = random.exponential(60.0 / options.launchesPerMinute());
        agenda.plan(
                market.slot() + Math.round(pause * 1000 / Slots.MILLIS),
                () -> {
                    planLaunch();
                    return launch();
                });
    }

    private boolean launch() {
        Token token = creators.conceive();
        FatePlan plan = token.plan();
        if (plan == null) {
            throw new IllegalStateException("expected a new token to have a plan, was none");
        }
        crowd.sees(token);
        leaders.sees(token, plan);
        plants.sees(token, plan);
        gossip.sees(token, plan);
        boolean written = creators.launch(token, plan);
        truth.put(token.mint().address(), new LaunchTruth(plan.fate(), creators.insidersOfLast()));
        return written;
    }

    private void openEstablishedPools() {
        Wire wire = market.wire();
        Wallet someone = market.newWallet(1_000_000_000_000L);
        Mint first = market.newMint();
        Mint second = market.newMint();
        Mint third = market.newMint();
        establish(
                first,
                someone,
                new PumpSwapVenue(
                        wire, first, someone, 61_000_000_000_000L, 420_000_000_000L, true));
        establish(
                second,
                someone,
                new RaydiumV4Venue(wire, second, 140_000_000_000_000L, 650_000_000_000L));
        establish(
                third, someone, new CpmmVenue(wire, third, 90_000_000_000_000L, 310_000_000_000L));
    }

    private void establish(Mint mint, Wallet creator, Venue venue) {
        crowd.knows(Token.established(mint, TokenName.random(random), creator, venue));
    }
}
