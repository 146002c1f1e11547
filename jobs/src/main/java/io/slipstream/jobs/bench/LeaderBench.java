package io.slipstream.jobs.bench;

import io.slipstream.connectors.simulator.MarketSimulator;
import io.slipstream.connectors.simulator.PlantedRole;
import io.slipstream.connectors.simulator.SimulatedLeaders;
import io.slipstream.connectors.simulator.SimulatorOptions;
import io.slipstream.functions.copy.LeaderTrade;
import io.slipstream.functions.decode.TransactionDecoder;
import io.slipstream.functions.decode.UnreadableTransactionException;
import io.slipstream.functions.profile.FundedWallets;
import io.slipstream.functions.profile.LinkedWallets;
import io.slipstream.functions.profile.MintTape;
import io.slipstream.functions.profile.Profiles;
import io.slipstream.functions.profile.WalletBook;
import io.slipstream.functions.profile.WalletLink;
import io.slipstream.functions.profile.WalletPosition;
import io.slipstream.functions.profile.WalletTrade;
import io.slipstream.functions.profile.WalletTruth;
import io.slipstream.models.chain.NetSwap;
import io.slipstream.models.chain.RawEvent;
import io.slipstream.models.chain.SolTransfer;
import io.slipstream.models.market.LeaderProfile;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;

/**
 * Simulated markets with planted leaders, through the decoder and the rules of leader truth, one
 * after the other: does the record say what each of them really is?
 */
public final class LeaderBench {
    /** What a record is taken for. */
    public enum Verdict {
        HONEST,
        LUCKY,
        WASH,
        SYBIL,
        DUMPER,
        /** Somebody with too few closed lots, or with losses and nothing else. */
        OTHER
    }

    /**
     * A record of one wallet and what the wallet was planted as.
     *
     * @param unlinked the verdict if nobody had looked at who funded whom
     */
    public record Judged(
            PlantedRole role, LeaderProfile profile, Verdict verdict, Verdict unlinked) {

        boolean isRight() {
            return verdict == truth(role);
        }
    }

    /**
     * What all markets came to.
     *
     * @param flagged of the market's ordinary leaders, how many carry a flag
     * @param ordinary of the market's ordinary leaders, how many have closed ten lots
     */
    public record Result(List<Judged> planted, int flagged, int ordinary, long transactions) {

        public long planted(PlantedRole role) {
            return planted.stream().filter(one -> one.role() == role).count();
        }

        public long taken(Verdict verdict) {
            return planted.stream().filter(one -> one.verdict() == verdict).count();
        }

        public long right(PlantedRole role) {
            return planted.stream().filter(one -> one.role() == role && one.isRight()).count();
        }

        /** How many would be found if nobody had looked at who funded whom. */
        public long rightUnlinked(PlantedRole role) {
            return planted.stream()
                    .filter(one -> one.role() == role && one.unlinked() == truth(role))
                    .count();
        }

        /** Of those who were taken for what this role is, how many are; of several roles some. */
        public long rightlyTaken(PlantedRole role) {
            return planted.stream()
                    .filter(one -> one.verdict() == truth(role) && one.isRight())
                    .count();
        }
    }

    private static final int LEADERS = 60;

    private static final EnumSet<PlantedRole> HIDDEN =
            EnumSet.of(PlantedRole.WASH_RING, PlantedRole.LOOSE_SYBIL);

    /** A win that makes half of all wins is luck until the contrary is shown. */
    private static final double LUCKY_SHARE = 0.5;

    private final TransactionDecoder decoder = new TransactionDecoder();
    private final Map<String, MintTape> tapes = new HashMap<>();
    private final TreeMap<Long, Set<String>> due = new TreeMap<>();
    private final Map<String, WalletTruth> wallets = new HashMap<>();
    private final Map<String, Map<String, WalletPosition>> positions = new HashMap<>();

    private final Map<String, FundedWallets> funders = new HashMap<>();
    private final Map<String, LinkedWallets> links = new HashMap<>();

    private LeaderBench() {}

    /** What a record should say of this role. */
    public static Verdict truth(PlantedRole role) {
        return switch (role) {
            case HONEST -> Verdict.HONEST;
            case LUCKY -> Verdict.LUCKY;
            case WASH, WASH_RING -> Verdict.WASH;
            case SYBIL, LOOSE_SYBIL -> Verdict.SYBIL;
            case DUMPER -> Verdict.DUMPER;
        };
    }

    /**
     * Plays two markets for each seed: in one all can be found by their trades, in the other it
     * takes their funder. In one market they would trade against each other, all day.
     */
    public static Result run(List<Long> seeds, int transactions, int ofEachRole)
            throws UnreadableTransactionException {
        List<Judged> planted = new ArrayList<>();
        int flagged = 0;
        int ordinary = 0;
        List<Set<PlantedRole>> groups = List.of(EnumSet.complementOf(HIDDEN), HIDDEN);
        for (int n = 0; n < seeds.size() * groups.size(); n++) {
            Set<PlantedRole> group = groups.get(n % groups.size());
            LeaderBench market = new LeaderBench();
            market.play(
                    SimulatorOptions.ofSeed(seeds.get(n / groups.size()))
                            .withLeaders(LEADERS)
                            .withRates(60, 30)
                            .withPosts(false)
                            .withPlanted(ofEachRole)
                            .withMaxTransactions(transactions),
                    group);
            for (Map.Entry<PlantedRole, List<String>> role : roles(group, ofEachRole).entrySet()) {
                for (String wallet : role.getValue()) {
                    LeaderProfile profile = market.profile(wallet, market.linked(wallet));
                    LeaderProfile unlinked = market.profile(wallet, Set.of());
                    planted.add(
                            new Judged(
                                    role.getKey(), profile, verdict(profile), verdict(unlinked)));
                }
            }
            for (int leader = 0; leader < LEADERS; leader++) {
                String wallet = SimulatedLeaders.address(leader);
                LeaderProfile profile = market.profile(wallet, market.linked(wallet));
                ordinary += profile.closed() >= 10 ? 1 : 0;
                flagged += profile.flags().isEmpty() ? 0 : 1;
            }
        }
        long played = (long) transactions * seeds.size() * groups.size();
        return new Result(planted, flagged, ordinary, played);
    }

    private static Map<PlantedRole, List<String>> roles(Set<PlantedRole> group, int ofEachRole) {
        Map<PlantedRole, List<String>> roles = new EnumMap<>(PlantedRole.class);
        for (PlantedRole role : group) {
            int wallets = ofEachRole * role.wallets();
            List<String> addresses = new ArrayList<>();
            for (int n = 0; n < wallets; n++) {
                addresses.add(role.address(n));
            }
            roles.put(role, addresses);
        }
        return roles;
    }

    /** From the record alone. */
    static Verdict verdict(LeaderProfile profile) {
        for (String flag : profile.flags().split(",")) {
            switch (flag) {
                case "WASH":
                    return Verdict.WASH;
                case "SYBIL":
                    return Verdict.SYBIL;
                case "DUMPER":
                    return Verdict.DUMPER;
                default:
            }
        }
        if (profile.realized() > 0 && profile.largestWinShare() >= LUCKY_SHARE) {
            return Verdict.LUCKY;
        }
        return profile.followedLater() > 0 && profile.closed() >= 10
                ? Verdict.HONEST
                : Verdict.OTHER;
    }

    private void play(SimulatorOptions options, Set<PlantedRole> group)
            throws UnreadableTransactionException {
        MarketSimulator market = new MarketSimulator(options, group);
        long slot = 0;
        for (RawEvent event = market.next(); event != null; event = market.next()) {
            if (event.slot() != slot) {
                slot = event.slot();
                tellUntil(slot - 1);
            }
            see(event);
        }
        tellUntil(Long.MAX_VALUE);
    }

    private void see(RawEvent event) throws UnreadableTransactionException {
        var decoded =
                decoder.decode(
                        event.payload(), event.slot(), event.position(), event.blockTime(), 0);
        decoded.pools().forEach(pool -> tape(pool.mint()).see(pool));
        decoded.legs().forEach(leg -> tape(leg.mint()).see(leg));
        decoded.transfers().forEach(this::link);
        for (NetSwap swap : decoded.swaps()) {
            String mint = LeaderTrade.of(swap).mint();
            long at = tape(mint).see(swap);
            if (at >= 0) {
                due.computeIfAbsent(at, s -> new HashSet<>()).add(mint);
            }
        }
    }

    private void link(SolTransfer transfer) {
        FundedWallets funded =
                funders.computeIfAbsent(transfer.from(), wallet -> new FundedWallets());
        for (WalletLink link : funded.fund(transfer)) {
            links.computeIfAbsent(link.wallet(), wallet -> new LinkedWallets()).learn(link);
        }
    }

    private Set<String> linked(String wallet) {
        LinkedWallets known = links.get(wallet);
        return known == null ? Set.of() : known.partners();
    }

    private void tellUntil(long slot) {
        while (!due.isEmpty() && due.firstKey() <= slot) {
            Map.Entry<Long, Set<String>> next = due.firstEntry();
            due.remove(next.getKey());
            for (String mint : next.getValue()) {
                tape(mint).tell(mint, next.getKey()).forEach(this::book);
            }
        }
    }

    private void book(WalletTrade trade) {
        WalletBook.book(
                trade,
                wallets.computeIfAbsent(trade.wallet(), wallet -> new WalletTruth()),
                positions
                        .computeIfAbsent(trade.wallet(), wallet -> new HashMap<>())
                        .computeIfAbsent(trade.mint(), mint -> new WalletPosition()));
    }

    private LeaderProfile profile(String wallet, Set<String> linked) {
        WalletTruth truth = wallets.getOrDefault(wallet, new WalletTruth());
        long unrealized =
                positions.getOrDefault(wallet, Map.of()).values().stream()
                        .mapToLong(WalletBook::unrealized)
                        .sum();
        return Profiles.of(wallet, truth, unrealized, linked).stream()
                .filter(profile -> profile.window().equals(LeaderProfile.ALL))
                .findFirst()
                .orElseThrow();
    }

    private MintTape tape(String mint) {
        return tapes.computeIfAbsent(mint, m -> new MintTape());
    }
}
