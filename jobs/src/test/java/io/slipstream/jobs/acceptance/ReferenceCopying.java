package io.slipstream.jobs.acceptance;

import io.slipstream.jobs.acceptance.Follower.Relation;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** What one follower has set about each leader, and what copying him has cost and brought. */
final class ReferenceCopying {
    private final ReferenceUser user;
    private final List<ReferenceOrder> buys = new ArrayList<>();
    private final Map<ReferenceOrder, LocalDate> decidedOn = new HashMap<>();
    private final Map<String, Long> profits = new HashMap<>();

    ReferenceCopying(ReferenceUser user) {
        this.user = user;
    }

    /** What a copy may spend, if this token was bought by copying before. */
    long sized(Relation relation, String mint, long lamports) {
        BigDecimal percent = decimal(relation, "rebuy_percentage", "100");
        return hasBought(mint) && percent.signum() > 0
                ? BigDecimal.valueOf(lamports)
                        .multiply(percent)
                        .movePointLeft(2)
                        .toBigInteger()
                        .longValueExact()
                : lamports;
    }

    /** Why not even a sell is copied; null if it may be. */
    String stopped(Relation relation) {
        String state = relation.terms().getOrDefault("copy_state", "ACTIVE");
        return state.equals("PAUSED") || state.equals("ALERT_ONLY") ? "COPY_" + state : null;
    }

    String refusal(Relation relation, String mint, long lamports, LocalDate day) {
        String state = relation.terms().getOrDefault("copy_state", "ACTIVE");
        if (!state.equals("ACTIVE")) {
            return "COPY_" + state;
        }
        if (decimal(relation, "rebuy_percentage", "100").signum() == 0 && hasBought(mint)) {
            return "ALREADY_BOUGHT";
        }
        String leader = relation.leader();
        BigDecimal stop = decimal(relation, "leader_stop_loss_sol", "5");
        long lost = user.openLoss(leader) - profits.getOrDefault(leader, 0L);
        if (lost >= ReferenceUser.lamports(stop)) {
            return "LEADER_STOP_LOSS";
        }
        List<String> open = new ArrayList<>();
        long held = 0;
        long inToken = 0;
        for (ReferenceOrder buy : user.buysInFlight) {
            if (buy.leader.equals(leader)) {
                open.add(buy.mint);
                held += buy.input + ReferenceUser.FEE;
                inToken += buy.mint.equals(mint) ? buy.input + ReferenceUser.FEE : 0;
            }
        }
        for (ReferenceUser.LotState lot : user.lots.values()) {
            if (lot.units > 0 && lot.opener.leader.equals(leader)) {
                open.add(lot.opener.mint);
                held += lot.cost;
                inToken += lot.opener.mint.equals(mint) ? lot.cost : 0;
            }
        }
        BigDecimal most = decimal(relation, "max_open_copies", null);
        if (most != null
                && !open.contains(mint)
                && open.stream().distinct().count() >= most.longValueExact()) {
            return "LEADER_MAX_POSITIONS";
        }
        long cost = lamports + ReferenceUser.FEE;
        if (exceeds(relation, "max_per_token_sol", inToken + cost)) {
            return "LEADER_TOKEN_LIMIT";
        }
        if (exceeds(relation, "max_per_leader_sol", held + cost)) {
            return "LEADER_LIMIT";
        }
        long today =
                buys.stream()
                        .filter(buy -> buy.leader.equals(leader) && !buy.state.equals("FAILED"))
                        .filter(buy -> day.equals(decidedOn.get(buy)))
                        .mapToLong(buy -> buy.input)
                        .sum();
        return exceeds(relation, "max_per_day_sol", today + lamports) ? "LEADER_DAY_LIMIT" : null;
    }

    void decided(ReferenceOrder buy, LocalDate day) {
        buys.add(buy);
        decidedOn.put(buy, day);
    }

    void made(String leader, long lamports) {
        profits.merge(leader, lamports, Long::sum);
    }

    static BigDecimal decimal(Relation relation, String column, String preset) {
        String set = relation.terms().getOrDefault(column, preset);
        return set == null ? null : new BigDecimal(set);
    }

    /** The part of a sum, possibly a loss, that belongs to some of the units: rounded down. */
    static long part(long sum, long units, long of) {
        BigInteger[] parts =
                BigInteger.valueOf(sum)
                        .multiply(BigInteger.valueOf(units))
                        .divideAndRemainder(BigInteger.valueOf(of));
        return parts[0].longValueExact() - (parts[1].signum() < 0 ? 1 : 0);
    }

    private boolean hasBought(String mint) {
        return user.lots.values().stream().anyMatch(lot -> lot.opener.mint.equals(mint))
                || user.buysInFlight.stream().anyMatch(buy -> buy.mint.equals(mint));
    }

    private static boolean exceeds(Relation relation, String column, long lamports) {
        BigDecimal limit = decimal(relation, column, null);
        return limit != null && lamports > ReferenceUser.lamports(limit);
    }
}
