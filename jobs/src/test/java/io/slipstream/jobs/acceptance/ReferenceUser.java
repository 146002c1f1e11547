package io.slipstream.jobs.acceptance;

import io.slipstream.models.chain.PoolTrade;
import io.slipstream.models.chain.Side;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.math.RoundingMode;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** One follower's money, day and lots, kept as the documents say that they are kept. */
final class ReferenceUser {

    static final long FEE = 105_000;
    private static final long DUST = 1_000;

    /** Rent of a token account and the fee of a sale, which no buy may touch. */
    private static final long KEPT = 2_039_280 + 105_000;

    private static final int FAILURES_ALLOWED = 10;
    private static final int EXIT_ATTEMPTS = 10;

    /** What one buy left; closed ones stay with zero units. */
    static final class LotState {
        final ReferenceOrder opener;
        final String id;
        long units;
        long cost;
        int exits;

        LotState(ReferenceOrder opener, String id) {
            this.opener = opener;
            this.id = id;
            units = opener.output;
            cost = opener.input + opener.fee;
        }

        String row() {
            return Tables.row(
                    opener.user.id(),
                    opener.mint,
                    "leader",
                    opener.leader,
                    units,
                    cost,
                    opener.id,
                    opener.filledAt,
                    opener.sequence);
        }
    }

    private static final BigDecimal HUNDRED = BigDecimal.valueOf(100);

    final ReferenceCopying copying = new ReferenceCopying(this);
    private final Follower follower;
    private final ZoneId zone;
    final Map<String, LotState> lots = new LinkedHashMap<>();

    /** The last price of what he holds, if he hears of prices: he sells at some. */
    private final Map<String, PoolTrade> prices = new HashMap<>();

    final List<ReferenceOrder> buysInFlight = new ArrayList<>();
    final List<ReferenceOrder> sellsInFlight = new ArrayList<>();
    final List<ReferenceOrder> keptSells = new ArrayList<>();
    private long cash;
    private LocalDate day = LocalDate.EPOCH;
    private long lossOrGainOfDay;
    private long limitSince;
    private String breaker;
    private long breakerSince;
    private int failures;
    private long decisions;
    private String riskState;

    ReferenceUser(Follower follower) {
        this.follower = follower;
        zone = ZoneId.of(follower.user() == null ? "UTC" : follower.user().timeZone());
        cash =
                follower.settings() == null || follower.settings().balanceSol() == null
                        ? 0
                        : lamports(follower.settings().balanceSol());
    }

    long id() {
        return follower.id();
    }

    List<Follower.Relation> relations() {
        return follower.relations();
    }

    long nextPlace() {
        return decisions++;
    }

    /** Null until an order of his was settled. */
    String riskState() {
        return riskState;
    }

    LocalDate day() {
        return day;
    }

    /** On what terms he copies the one who opened a lot. */
    private boolean sellsWithTheLeader(LotState lot) {
        return follower.relations().stream()
                .filter(relation -> relation.leader().equals(lot.opener.leader))
                .anyMatch(relation -> "COPY".equals(relation.terms().get("sell_mode")));
    }

    /** What he could spend if nothing were in flight. */
    long balance() {
        return cash;
    }

    int slippageBps(Side side) {
        BigDecimal percent =
                follower.settings() == null ? null : follower.settings().slippagePercent();
        return percent == null
                ? side == Side.BUY ? 0 : 1_000
                : percent.movePointRight(2).intValueExact();
    }

    /** A later day begins with nothing lost. */
    void livesAt(long millis) {
        LocalDate then = dayOf(millis);
        if (then.isAfter(day)) {
            day = then;
            lossOrGainOfDay = 0;
            limitSince = 0;
        }
    }

    /** Why he may not spend that; null if he may. */
    String refusal(Follower.Relation relation, String mint, long lamports) {
        Follower.Settings settings = follower.settings();
        if (follower.user() == null) {
            return "USER_MISSING";
        }
        if (settings == null) {
            return "SETTINGS_MISSING";
        }
        List<BigDecimal> needed = new ArrayList<>();
        needed.add(settings.maxTradeSol());
        needed.add(settings.dailyLossSol());
        needed.add(settings.slippagePercent());
        needed.add(settings.balanceSol());
        needed.add(settings.maxOpen());
        needed.add(settings.exposureSol());
        if (needed.stream().anyMatch(number -> number != null && number.signum() < 0)) {
            return "SETTINGS_INVALID";
        }
        if (needed.contains(null)) {
            return "SETTINGS_MISSING";
        }
        if (!follower.user().status().equals("ACTIVE")) {
            return "USER_INACTIVE";
        }
        if (!settings.tradingState().equals("ACTIVE")) {
            return settings.tradingState();
        }
        if (breaker != null) {
            return "BREAKER";
        }
        if (lamports <= 0) {
            return "ZERO_AMOUNT";
        }
        String refused = copying.refusal(relation, mint, lamports, day);
        if (refused != null) {
            return refused;
        }
        if (lamports > lamports(settings.maxTradeSol())) {
            return "MAX_TRADE_SIZE";
        }
        if (dailyLossReached()) {
            return "DAILY_LOSS_LIMIT";
        }
        Set<String> open = openMints();
        if (!open.contains(mint) && open.size() >= settings.maxOpen().intValueExact()) {
            return "MAX_OPEN_POSITIONS";
        }
        if (exposure(mint) + lamports + FEE > lamports(settings.exposureSol())) {
            return "TOKEN_EXPOSURE";
        }
        long held = buysInFlight.stream().mapToLong(buy -> buy.input + FEE).sum();
        return cash - held < lamports + FEE + KEPT ? "INSUFFICIENT_BALANCE" : null;
    }

    private Set<String> openMints() {
        Set<String> open = new HashSet<>();
        buysInFlight.forEach(buy -> open.add(buy.mint));
        lots.values().stream()
                .filter(lot -> lot.units > 0)
                .forEach(lot -> open.add(lot.opener.mint));
        return open;
    }

    private long exposure(String mint) {
        long bought =
                lots.values().stream()
                        .filter(lot -> lot.opener.mint.equals(mint))
                        .mapToLong(lot -> lot.cost)
                        .sum();
        return bought
                + buysInFlight.stream()
                        .filter(buy -> buy.mint.equals(mint))
                        .mapToLong(buy -> buy.input + FEE)
                        .sum();
    }

    /** The orders that sell his lots of a mint because of what its pool holds now. */
    List<ReferenceOrder> exits(PoolTrade pool) {
        List<ReferenceOrder> exits = new ArrayList<>();
        if (hearsPrices() && holds(pool.mint())) {
            prices.put(pool.mint(), pool);
        }
        if (follower.settings() == null || halted()) {
            return exits;
        }
        for (LotState lot : bySequence(lots.values())) {
            long free = lot.units == 0 ? 0 : free(lot);
            String trigger = free == 0 || sellsWithTheLeader(lot) ? null : trigger(lot, pool);
            if (trigger != null && lot.exits < EXIT_ATTEMPTS) {
                lot.exits++;
                ReferenceOrder exit = new ReferenceOrder(lot, trigger, lot.exits, pool);
                exit.closes.put(lot.id, free);
                exit.input = free;
                exits.add(exit);
            }
        }
        return exits;
    }

    private boolean hearsPrices() {
        return follower.settings() != null
                && (follower.settings().stopPercent() != null
                        || follower.settings().takePercent() != null);
    }

    private boolean holds(String mint) {
        return lots.values().stream()
                .anyMatch(lot -> lot.units > 0 && lot.opener.mint.equals(mint));
    }

    /** What copies of a leader that are held have cost more than they are worth. */
    long openLoss(String leader) {
        long loss = 0;
        for (LotState lot : lots.values()) {
            PoolTrade price = prices.get(lot.opener.mint);
            if (lot.units > 0 && price != null && lot.opener.leader.equals(leader)) {
                loss += lot.cost - worth(lot, price).longValueExact();
            }
        }
        return Math.max(0, loss);
    }

    /** A lot is worth its units at the pool's price. */
    private static BigInteger worth(LotState lot, PoolTrade pool) {
        return BigInteger.valueOf(lot.units)
                .multiply(BigInteger.valueOf(pool.quoteReserve()))
                .divide(BigInteger.valueOf(pool.baseReserve()));
    }

    private String trigger(LotState lot, PoolTrade pool) {
        if (!lot.opener.mint.equals(pool.mint())) {
            return null;
        }
        BigDecimal worth = new BigDecimal(worth(lot, pool));
        BigDecimal cost = BigDecimal.valueOf(lot.cost);
        BigDecimal stop = follower.settings().stopPercent();
        BigDecimal take = follower.settings().takePercent();
        if (stop != null
                && worth.compareTo(
                                cost.multiply(HUNDRED.subtract(stop))
                                        .divide(HUNDRED)
                                        .setScale(0, RoundingMode.FLOOR))
                        <= 0) {
            return "stop_loss";
        }
        return take != null
                        && worth.compareTo(cost.multiply(HUNDRED.add(take)).divide(HUNDRED)) >= 0
                ? "take_profit"
                : null;
    }

    private static List<LotState> bySequence(Collection<LotState> lots) {
        return lots.stream().sorted(Comparator.comparingLong(lot -> lot.opener.sequence)).toList();
    }

    boolean halted() {
        return follower.settings() != null && "HALTED".equals(follower.settings().tradingState());
    }

    private boolean dailyLossReached() {
        return follower.settings() != null
                && follower.settings().dailyLossSol() != null
                && -lossOrGainOfDay >= lamports(follower.settings().dailyLossSol());
    }

    boolean waitsForBuys(ReferenceOrder sell, long decidedBefore) {
        return buysInFlight.stream()
                .anyMatch(
                        buy ->
                                buy.mint.equals(sell.mint)
                                        && buy.leader.equals(sell.leader)
                                        && buy.sequence < decidedBefore);
    }

    /**
     * Which units of which lots a leader's sell closes: his share of what is free of the lots that
     * copied him before, first bought first.
     */
    Map<String, Long> closedBy(ReferenceOrder sell, long decidedBefore) {
        List<LotState> his =
                lots.values().stream()
                        .filter(lot -> lot.opener.mint.equals(sell.mint))
                        .filter(lot -> lot.opener.leader.equals(sell.leader))
                        .filter(lot -> lot.opener.sequence < decidedBefore)
                        .sorted(Comparator.comparingLong(lot -> lot.opener.sequence))
                        .toList();
        long free = his.stream().mapToLong(this::free).sum();
        long wanted = share(free, sell.leaderSold, sell.leaderHad);
        Map<String, Long> closed = new LinkedHashMap<>();
        for (LotState lot : his) {
            long units = Math.min(free(lot), wanted);
            if (units > 0) {
                closed.put(lot.id, units);
                wanted -= units;
            }
        }
        return closed;
    }

    private long free(LotState lot) {
        return lot.units
                - sellsInFlight.stream()
                        .mapToLong(sell -> sell.closes.getOrDefault(lot.id, 0L))
                        .sum();
    }

    /** All if he sold all or his balance is unknown, or if not even a thousandth would be left. */
    private static long share(long free, long sold, long before) {
        if (before < 0 || sold >= before) {
            return free;
        }
        long units =
                BigInteger.valueOf(free)
                        .multiply(BigInteger.valueOf(sold))
                        .divide(BigInteger.valueOf(before))
                        .longValueExact();
        return (free - units) * DUST < free ? free : units;
    }

    /** Books what a settled order has cost or brought; on a sell its profit is returned. */
    long settle(ReferenceOrder order, String lotId) {
        long profit = 0;
        if (!order.state.equals("FILLED")) {
            profit = -order.fee;
            pay(order.fee);
            count(profit, order.filledAt);
            copying.made(order.leader, -order.fee);
        } else if (order.side == Side.BUY) {
            pay(order.input + order.fee);
            lots.put(lotId, new LotState(order, lotId));
        } else {
            long cost = 0;
            long left = order.output - order.fee;
            long units = order.input;
            for (Map.Entry<String, Long> part : order.closes.entrySet()) {
                long closed = close(lots.get(part.getKey()), part.getValue());
                long brought = ReferenceCopying.part(left, part.getValue(), units);
                copying.made(order.leader, brought - closed);
                left -= brought;
                units -= part.getValue();
                cost += closed;
            }
            if (!holds(order.mint)) {
                prices.remove(order.mint);
            }
            profit = order.output - order.fee - cost;
            pay(order.fee - order.output);
            count(profit, order.filledAt);
        }
        remember(order);
        return profit;
    }

    private long close(LotState lot, long units) {
        BigInteger share =
                BigInteger.valueOf(lot.cost)
                        .multiply(BigInteger.valueOf(units))
                        .divide(BigInteger.valueOf(lot.units));
        long cost = units == lot.units ? lot.cost : share.longValueExact();
        lot.units -= units;
        lot.cost -= cost;
        return cost;
    }

    private void pay(long lamports) {
        cash -= lamports;
    }

    private void count(long lamports, long millis) {
        if (millis <= 0 || dayOf(millis).equals(day)) {
            lossOrGainOfDay += lamports;
        }
    }

    private void remember(ReferenceOrder order) {
        boolean limit = lossOrGainOfDay < 0 && dailyLossReached();
        limitSince = !limit ? 0 : limitSince == 0 ? order.filledAt : limitSince;
        failures = order.state.equals("FILLED") ? 0 : failures + 1;
        if (breaker == null && lostTwice()) {
            breaker = "DAILY_LOSS";
            breakerSince = order.filledAt;
        } else if (breaker == null && failures > FAILURES_ALLOWED) {
            breaker = "CONSECUTIVE_FAILURES";
            breakerSince = order.filledAt;
        }
        long since = breaker == null ? limitSince : breakerSince;
        riskState =
                Tables.row(
                        day,
                        lossOrGainOfDay,
                        0,
                        breaker != null ? breaker : limit ? "DAILY_LOSS_LIMIT" : null,
                        since == 0 ? null : since);
    }

    private boolean lostTwice() {
        return follower.settings() != null
                && follower.settings().dailyLossSol() != null
                && -lossOrGainOfDay > 2 * lamports(follower.settings().dailyLossSol());
    }

    private LocalDate dayOf(long millis) {
        return Instant.ofEpochMilli(millis).atZone(zone).toLocalDate();
    }

    static long lamports(BigDecimal sol) {
        return sol.movePointRight(9).setScale(0, RoundingMode.DOWN).longValueExact();
    }
}
