package io.slipstream.jobs.acceptance;

import io.slipstream.jobs.acceptance.Follower.Relation;
import io.slipstream.models.chain.DecodedTransaction;
import io.slipstream.models.chain.NetSwap;
import io.slipstream.models.chain.PoolTrade;
import io.slipstream.models.chain.Side;
import io.slipstream.models.unit.Ids;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.math.RoundingMode;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.Stream;

/**
 * What must stand in the tables after copying on paper, computed in one loop over the slots from
 * plain maps. Simple and slow, and without a line of what it is held against: only the decoder and
 * the ids are shared.
 *
 * <p>In each slot: leaders' swaps and the pools' prices become decisions, in the order of the
 * chain; then the orders that land fill, by id, from what the deepest pool of their mint holds
 * after the slot; then their outcomes are booked, by id, and sells that waited for them are
 * decided. An order lands two slots after its decision.
 */
final class ReferenceModel {

    private static final long LANDING_DELAY = 2;

    private final ReferencePools pools = new ReferencePools();

    /** What the pools will be once the slot is over: what a leader's price is held against. */
    private ReferencePools atSlotsEnd = pools;

    private final List<ReferenceUser> users;
    private final TreeMap<Long, List<ReferenceOrder>> landings = new TreeMap<>();
    private final SortedMap<String, String> orders = new TreeMap<>();
    private final SortedMap<String, String> denials = new TreeMap<>();
    private final SortedMap<String, String> trades = new TreeMap<>();
    private int sellsKept;

    ReferenceModel(List<Follower> followers) {
        users = followers.stream().map(ReferenceUser::new).toList();
    }

    void play(List<DecodedTransaction> tape) {
        TreeMap<Long, List<DecodedTransaction>> slots = new TreeMap<>();
        for (DecodedTransaction transaction : tape) {
            slots.computeIfAbsent(transaction.slot(), slot -> new ArrayList<>()).add(transaction);
        }
        while (!slots.isEmpty() || !landings.isEmpty()) {
            long slot =
                    Math.min(
                            slots.isEmpty() ? Long.MAX_VALUE : slots.firstKey(),
                            landings.isEmpty() ? Long.MAX_VALUE : landings.firstKey());
            List<DecodedTransaction> transactions = slots.remove(slot);
            if (transactions != null) {
                atSlotsEnd = pools.copy();
                transactions.forEach(tx -> tx.legs().forEach(atSlotsEnd::see));
                transactions.forEach(this::see);
            }
            List<ReferenceOrder> landed = landings.remove(slot);
            if (landed != null) {
                land(slot, landed);
            }
        }
    }

    Tables tables() {
        SortedMap<String, String> lots = new TreeMap<>();
        SortedMap<String, String> states = new TreeMap<>();
        for (ReferenceUser user : users) {
            user.lots.forEach((id, lot) -> lots.put(id, lot.row()));
            if (user.riskState() != null) {
                states.put(Long.toString(user.id()), user.riskState());
            }
        }
        Map<String, SortedMap<String, String>> tables = new LinkedHashMap<>();
        tables.put("orders", orders);
        tables.put("order_denials", denials);
        tables.put("trades", trades);
        tables.put("lots", lots);
        tables.put("user_risk_state", states);
        return new Tables(tables);
    }

    List<ReferenceUser> users() {
        return users;
    }

    /** Sells that met a copy which was not filled yet. */
    int sellsKept() {
        return sellsKept;
    }

    private void see(DecodedTransaction transaction) {
        List<PoolTrade> prices = new ArrayList<>();
        for (PoolTrade leg : transaction.legs()) {
            pools.see(leg);
            if (leg == pools.deepest(leg.mint())) {
                prices.add(leg);
            }
        }
        List<Integer> ordinals =
                Stream.concat(
                                prices.stream().map(PoolTrade::ordinal),
                                transaction.swaps().stream().map(NetSwap::ordinal))
                        .distinct()
                        .sorted()
                        .toList();
        for (int ordinal : ordinals) {
            transaction.swaps().stream()
                    .filter(swap -> swap.ordinal() == ordinal)
                    .forEach(this::see);
            prices.stream().filter(leg -> leg.ordinal() == ordinal).forEach(this::exit);
        }
    }

    private void see(NetSwap swap) {
        for (ReferenceUser user : users) {
            for (Relation relation : user.relations()) {
                if (relation.enabled() && relation.leader().equals(swap.trader())) {
                    judge(user, relation, swap);
                }
            }
        }
    }

    private void exit(PoolTrade pool) {
        for (ReferenceUser user : users) {
            List<ReferenceOrder> exits = user.exits(pool);
            for (ReferenceOrder exit : exits) {
                user.livesAt(pool.blockTime() * 1000);
                user.sellsInFlight.add(exit);
                send(exit, pool.slot());
            }
        }
    }

    private void judge(ReferenceUser user, Relation relation, NetSwap swap) {
        ReferenceOrder order = new ReferenceOrder(user, swap);
        user.livesAt(swap.blockTime() * 1000);
        String refusal = refusal(relation, order);
        if (refusal != null) {
            deny(order, refusal);
        } else if (order.side == Side.BUY) {
            long lamports = copied(relation, order.leaderSol);
            buy(relation, order, user.copying.sized(relation, order.mint, lamports));
        } else if (user.waitsForBuys(order, Long.MAX_VALUE)) {
            order.sequence = user.nextPlace();
            user.keptSells.add(order);
            sellsKept++;
        } else {
            sell(relation, order, Long.MAX_VALUE, swap.slot());
        }
    }

    /** What speaks against a copy before the user's limits are looked at. */
    private String refusal(Relation relation, ReferenceOrder order) {
        boolean buy = order.side == Side.BUY;
        BigDecimal cap = relation.capSol();
        if (buy && cap != null && cap.signum() < 0) {
            return "RELATION_INVALID";
        }
        if (relation.startedAt() != null && order.blockTime < relation.startedAt()) {
            return "BEFORE_COPY_STARTED";
        }
        if (!buy) {
            return relation.copySells() && !"PNL".equals(relation.terms().get("sell_mode"))
                    ? null
                    : "COPY_SELLS_OFF";
        }
        String unwanted = unwanted(relation, order);
        if (unwanted != null) {
            return unwanted;
        }
        if (relation.amount() == null && !relation.mode().equals("FOLLOW")) {
            return "RELATION_INVALID";
        }
        return copied(relation, order.leaderSol) == 0 ? "ZERO_AMOUNT" : null;
    }

    private String unwanted(Relation relation, ReferenceOrder order) {
        BigDecimal least = ReferenceCopying.decimal(relation, "leader_min_trade_sol", "0");
        BigDecimal most = ReferenceCopying.decimal(relation, "leader_max_trade_sol", "1000000");
        if (order.leaderSol < ReferenceUser.lamports(least)) {
            return "LEADER_TRADE_TOO_SMALL";
        }
        if (order.leaderSol > ReferenceUser.lamports(most)) {
            return "LEADER_TRADE_TOO_LARGE";
        }
        PoolTrade pool = atSlotsEnd.deepest(order.mint);
        if (pool == null) {
            return null;
        }
        BigDecimal now =
                BigDecimal.valueOf(pool.quoteReserve())
                        .multiply(BigDecimal.valueOf(order.leaderUnits))
                        .multiply(BigDecimal.valueOf(100));
        BigDecimal allowed =
                BigDecimal.valueOf(order.leaderSol)
                        .multiply(BigDecimal.valueOf(pool.baseReserve()))
                        .multiply(
                                ReferenceCopying.decimal(
                                                relation, "max_price_drift_percentage", "100")
                                        .add(BigDecimal.valueOf(100)));
        return now.compareTo(allowed) > 0 ? "PRICE_DRIFT" : null;
    }

    private static long copied(Relation relation, long leaderSol) {
        long amount =
                switch (relation.mode()) {
                    case "FIXED" -> ReferenceUser.lamports(relation.amount());
                    case "RATIO" -> {
                        BigInteger millionths =
                                relation.amount()
                                        .movePointRight(6)
                                        .setScale(0, RoundingMode.DOWN)
                                        .toBigInteger();
                        yield millionths
                                .multiply(BigInteger.valueOf(leaderSol))
                                .divide(BigInteger.valueOf(1_000_000))
                                .longValueExact();
                    }
                    default -> leaderSol;
                };
        return relation.capSol() == null
                ? amount
                : Math.min(amount, ReferenceUser.lamports(relation.capSol()));
    }

    private void buy(Relation relation, ReferenceOrder order, long lamports) {
        String refusal = order.user.refusal(relation, order.mint, lamports);
        if (refusal != null) {
            deny(order, refusal);
            return;
        }
        order.input = lamports;
        order.sequence = order.user.nextPlace();
        order.user.buysInFlight.add(order);
        order.user.copying.decided(order, order.user.day());
        send(order, order.slot);
    }

    private void sell(Relation relation, ReferenceOrder order, long decidedBefore, long slot) {
        String stopped = order.user.halted() ? "HALTED" : order.user.copying.stopped(relation);
        if (stopped != null) {
            deny(order, stopped);
            return;
        }
        order.closes = order.user.closedBy(order, decidedBefore);
        order.input = order.closes.values().stream().mapToLong(Long::longValue).sum();
        if (order.input == 0) {
            deny(order, "NOTHING_TO_SELL");
            return;
        }
        order.user.sellsInFlight.add(order);
        send(order, slot);
    }

    private void send(ReferenceOrder order, long slot) {
        order.landSlot = slot + LANDING_DELAY;
        landings.computeIfAbsent(order.landSlot, land -> new ArrayList<>()).add(order);
    }

    private void deny(ReferenceOrder order, String reason) {
        denials.put(order.id, order.denial(reason));
    }

    private void land(long slot, List<ReferenceOrder> landed) {
        landed.sort(Comparator.comparing(order -> order.id));
        Map<String, ReferencePools.Reserves> reserves = new HashMap<>();
        for (ReferenceOrder order : landed) {
            PoolTrade pool = pools.deepest(order.mint);
            if (pool == null) {
                // Nothing of it shows reserves, as in pools of concentrated liquidity.
                order.state = "FAILED";
                order.reason = "NO_DEPTH";
                order.filledAt = order.blockTime * 1000 + (slot - order.slot) * 400;
                continue;
            }
            boolean leaderLater = order.slot > pool.slot();
            long seen = leaderLater ? order.slot : pool.slot();
            long seenAt = leaderLater ? order.blockTime : pool.blockTime();
            order.filledAt = seenAt * 1000 + (slot - seen) * 400;
            fill(
                    order,
                    reserves.computeIfAbsent(
                            order.mint, mint -> new ReferencePools.Reserves(pool)));
        }
        landed.forEach(this::book);
    }

    private static void fill(ReferenceOrder order, ReferencePools.Reserves reserves) {
        long output = reserves.brings(order.side, order.input);
        BigInteger in = BigInteger.valueOf(order.input);
        BigInteger sol = BigInteger.valueOf(order.leaderSol);
        BigInteger units = BigInteger.valueOf(order.leaderUnits);
        BigInteger promised =
                order.side == Side.BUY
                        ? in.multiply(units).divide(sol)
                        : in.multiply(sol).divide(units);
        BigInteger least =
                promised.multiply(BigInteger.valueOf(10_000 - order.user.slippageBps(order.side)))
                        .divide(BigInteger.valueOf(10_000));
        if (output == 0) {
            order.state = "FAILED";
            order.reason = "NO_DEPTH";
        } else if (BigInteger.valueOf(output).compareTo(least) < 0) {
            order.state = "FAILED";
            order.reason = "SLIPPAGE";
            order.fee = ReferenceUser.FEE;
        } else {
            order.state = "FILLED";
            order.output = output;
            order.fee = ReferenceUser.FEE;
            reserves.trade(order.side, order.input, output);
        }
    }

    private void book(ReferenceOrder order) {
        ReferenceUser user = order.user;
        user.livesAt(order.filledAt);
        user.buysInFlight.remove(order);
        user.sellsInFlight.remove(order);
        long profit = user.settle(order, Ids.lot(order.id));
        orders.put(order.id, order.row());
        if (order.state.equals("FILLED")) {
            trades.put(order.id, order.trade(order.side == Side.BUY ? 0 : profit));
        }
        for (ReferenceOrder kept : List.copyOf(user.keptSells)) {
            if (kept.mint.equals(order.mint) && !user.waitsForBuys(kept, kept.sequence)) {
                user.keptSells.remove(kept);
                Relation relation =
                        user.relations().stream()
                                .filter(one -> one.leader().equals(kept.leader))
                                .findFirst()
                                .orElseThrow();
                sell(relation, kept, kept.sequence, order.landSlot);
            }
        }
    }
}
