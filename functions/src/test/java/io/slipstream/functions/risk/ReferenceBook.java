package io.slipstream.functions.risk;

import io.slipstream.models.unit.Ids;
import io.slipstream.models.user.CopyState;
import io.slipstream.models.user.CopyTerms;
import io.slipstream.models.user.SellMode;
import java.math.BigInteger;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * What one user's book must say, written as plainly as possible: everything that ever happened is
 * kept in one list, and each question is answered by going through it.
 */
final class ReferenceBook {
    /** Whose lots commands open; his sells close everybody's. */
    static final String COMMAND = "command";

    /** In place of a balance: that many units. */
    static final long EXACT = -2;

    enum Status {
        IN_FLIGHT,
        WAITING,
        DONE
    }

    /** A signal, in the order of arrival, and what became of it. */
    static final class Entry {
        final String id;
        final String leader;
        final String mint;
        final boolean buy;
        long amount;
        final long before;

        /** A buy that filled, whatever was sold of it since. */
        boolean filled;

        Status status = Status.DONE;

        /** Of a buy that filled: what is left of it. */
        long units;

        long cost;

        /** Exits of it that were tried. */
        int exits;

        /** Of a sell in flight: buy → units that it will close. */
        Map<Entry, Long> closes = new LinkedHashMap<>();

        boolean byCommand() {
            return leader.equals(COMMAND);
        }

        Entry(String id, String leader, String mint, boolean buy, long amount, long before) {
            this.id = id;
            this.leader = leader;
            this.mint = mint;
            this.buy = buy;
            this.amount = amount;
            this.before = before;
        }
    }

    private final long start;
    private final long maxTrade;
    private final long lossLimit;
    private final long fee;
    private final Limits limits;
    final List<Entry> entries = new ArrayList<>();
    final List<String> outcomes = new ArrayList<>();
    final List<Long> profits = new ArrayList<>();
    long cash;
    long profitOfDay;

    /** What copying each leader has brought. */
    final Map<String, Long> leaderProfits = new HashMap<>();

    /** Lamports and units of the last price heard while some of the mint was held. */
    private final Map<String, long[]> prices = new HashMap<>();

    /** Buys that a leader's stop loss refused although less than its limit is realised. */
    int stoppedByWhatIsHeld;

    private final Map<String, CopyTerms> terms;

    int failures;
    String breaker;
    private boolean lossResumed;

    /**
     * The rest of what the book is told; stop and take are hundredths of a percent, −1 for none.
     */
    record Limits(int positions, long exposure, int failures, int stop, int take, int exits) {}

    ReferenceBook(
            long start,
            long maxTrade,
            long lossLimit,
            long fee,
            Limits limits,
            Map<String, CopyTerms> terms) {
        this.terms = terms;
        this.limits = limits;
        this.start = start;
        this.maxTrade = maxTrade;
        this.lossLimit = lossLimit;
        this.fee = fee;
    }

    void signal(Entry entry) {
        entries.add(entry);
        if (entry.buy) {
            buy(entry);
        } else {
            entry.status = Status.WAITING;
            if (entry.byCommand()) {
                sell(entry, entries.size() - 1);
            } else {
                sellWhatWaits();
            }
        }
    }

    void filled(Entry entry, long got) {
        entry.status = Status.DONE;
        if (entry.buy) {
            entry.units = got;
            entry.filled = true;
            entry.cost = entry.amount + fee;
            cash -= entry.cost;
            profits.add(0L);
        } else {
            long cost = 0;
            long proceeds = got - fee;
            long units = selling(entry);
            for (Map.Entry<Entry, Long> close : entry.closes.entrySet()) {
                Entry lot = close.getKey();
                long share = share(lot.cost, close.getValue(), lot.units);
                lot.cost -= share;
                lot.units -= close.getValue();
                cost += share;
                long part = floor(proceeds, close.getValue(), units);
                proceeds -= part;
                units -= close.getValue();
                leaderProfits.merge(lot.leader, part - share, Long::sum);
            }
            if (entries.stream().noneMatch(e -> e.mint.equals(entry.mint) && e.units > 0)) {
                prices.remove(entry.mint);
            }
            cash += got - fee;
            profitOfDay += got - fee - cost;
            profits.add(got - fee - cost);
        }
        failures = 0;
        breaker();
        sellWhatWaits();
    }

    void failed(Entry entry, long paidFee) {
        entry.status = Status.DONE;
        entry.closes.clear();
        cash -= paidFee;
        if (!entry.byCommand()) {
            leaderProfits.merge(entry.leader, -paidFee, Long::sum);
        }
        profitOfDay -= paidFee;
        failures++;
        breaker();
        sellWhatWaits();
    }

    /** Sells what a price asks for. Returns what was added. */
    List<Entry> price(String mint, long lamports, long units) {
        List<Entry> exits = new ArrayList<>();
        if (entries.stream().anyMatch(e -> e.mint.equals(mint) && e.units > 0)) {
            prices.put(mint, new long[] {lamports, units});
        }
        for (Entry lot : List.copyOf(entries)) {
            if (!lot.buy || !lot.mint.equals(mint) || lot.units == 0) {
                continue;
            }
            long worth = share(lot.units, lamports, units);
            String trigger = null;
            if (limits.stop >= 0 && worth <= share(lot.cost, 10_000 - limits.stop, 10_000)) {
                trigger = "stop_loss";
            } else if (limits.take >= 0
                    && worth >= shareUp(lot.cost, 10_000 + limits.take, 10_000)) {
                trigger = "take_profit";
            }
            if (terms(lot.leader).sellMode() == SellMode.COPY) {
                trigger = null;
            }
            if (trigger != null && free(lot) > 0 && lot.exits < limits.exits) {
                lot.exits++;
                String id = Ids.exitSignal(Ids.lot(Ids.order(lot.id)), trigger, 0, lot.exits);
                Entry exit = new Entry(id, lot.leader, mint, false, 0, 0);
                exit.status = Status.IN_FLIGHT;
                exit.closes.put(lot, free(lot));
                exits.add(exit);
                outcomes.add(id + " " + selling(exit));
                entries.add(exit);
            }
        }
        return exits;
    }

    void resume() {
        lossResumed = breaker != null && lostTwice();
        breaker = null;
        failures = 0;
    }

    int openPositions() {
        return (int)
                entries.stream()
                        .filter(e -> e.buy && (e.status == Status.IN_FLIGHT || e.units > 0))
                        .map(e -> e.mint)
                        .distinct()
                        .count();
    }

    private void breaker() {
        if (!lostTwice()) {
            lossResumed = false;
        }
        if (breaker == null && lostTwice() && !lossResumed) {
            breaker = "DAILY_LOSS";
        } else if (breaker == null && failures > limits.failures) {
            breaker = "CONSECUTIVE_FAILURES";
        }
    }

    private boolean lostTwice() {
        return -profitOfDay > 2 * lossLimit;
    }

    private long exposure(String mint) {
        return entries.stream()
                .filter(e -> e.buy && e.mint.equals(mint))
                .mapToLong(e -> e.status == Status.IN_FLIGHT ? e.amount + fee : e.cost)
                .sum();
    }

    private boolean opensAnother(String mint) {
        return entries.stream()
                .noneMatch(
                        e ->
                                e.buy
                                        && e.mint.equals(mint)
                                        && (e.status == Status.IN_FLIGHT || e.units > 0));
    }

    long reserved() {
        return entries.stream()
                .filter(e -> e.buy && e.status == Status.IN_FLIGHT)
                .mapToLong(e -> e.amount + fee)
                .sum();
    }

    List<Entry> inFlight() {
        return entries.stream().filter(e -> e.status == Status.IN_FLIGHT).toList();
    }

    /** What a sell in flight will sell. */
    static long selling(Entry sell) {
        return sell.closes.values().stream().mapToLong(Long::longValue).sum();
    }

    private void buy(Entry entry) {
        int rebuy = terms(entry.leader).rebuyBps();
        boolean again =
                entries.stream()
                        .anyMatch(
                                e ->
                                        e.buy
                                                && e != entry
                                                && e.mint.equals(entry.mint)
                                                && (e.filled || e.status == Status.IN_FLIGHT));
        if (again && rebuy > 0) {
            entry.amount = share(entry.amount, rebuy, 10_000);
        }
        String copying = copying(entry, again);
        if (breaker != null) {
            outcomes.add(entry.id + " BREAKER");
        } else if (entry.amount == 0) {
            outcomes.add(entry.id + " ZERO_AMOUNT");
        } else if (copying != null) {
            outcomes.add(entry.id + " " + copying);
        } else if (entry.amount > maxTrade) {
            outcomes.add(entry.id + " MAX_TRADE_SIZE");
        } else if (-profitOfDay >= lossLimit) {
            outcomes.add(entry.id + " DAILY_LOSS_LIMIT");
        } else if (opensAnother(entry.mint) && openPositions() >= limits.positions) {
            outcomes.add(entry.id + " MAX_OPEN_POSITIONS");
        } else if (exposure(entry.mint) + entry.amount + fee > limits.exposure) {
            outcomes.add(entry.id + " TOKEN_EXPOSURE");
        } else if (start + cash - reserved() < entry.amount + fee) {
            outcomes.add(entry.id + " INSUFFICIENT_BALANCE");
        } else {
            entry.status = Status.IN_FLIGHT;
            outcomes.add(entry.id + " " + entry.amount);
        }
    }

    /**
     * What a lot has cost more than it is worth; nothing while nobody has said what it is worth.
     */
    private long openLoss(Entry lot) {
        long[] price = prices.get(lot.mint);
        return lot.units == 0 || price == null
                ? 0
                : lot.cost - share(lot.units, price[0], price[1]);
    }

    /** What the terms of the leader say against a buy. */
    private String copying(Entry entry, boolean again) {
        CopyTerms of = terms(entry.leader);
        List<Entry> his =
                entries.stream()
                        .filter(e -> e.buy && e != entry && e.leader.equals(entry.leader))
                        .filter(e -> e.status == Status.IN_FLIGHT || e.filled)
                        .toList();
        long mints =
                his.stream()
                        .filter(e -> e.status == Status.IN_FLIGHT || e.units > 0)
                        .map(e -> e.mint)
                        .distinct()
                        .count();
        boolean opens =
                his.stream()
                        .noneMatch(
                                e ->
                                        e.mint.equals(entry.mint)
                                                && (e.status == Status.IN_FLIGHT || e.units > 0));
        if (of.state() != CopyState.ACTIVE) {
            return "COPY_" + of.state();
        }
        if (of.rebuyBps() == 0 && again) {
            return "ALREADY_BOUGHT";
        }
        long lost = -leaderProfits.getOrDefault(entry.leader, 0L);
        long open = Math.max(0, his.stream().mapToLong(this::openLoss).sum());
        if (of.stopLossLamports() >= 0 && lost + open >= of.stopLossLamports()) {
            stoppedByWhatIsHeld += lost < of.stopLossLamports() ? 1 : 0;
            return "LEADER_STOP_LOSS";
        }
        if (of.maxOpenPositions() >= 0 && opens && mints >= of.maxOpenPositions()) {
            return "LEADER_MAX_POSITIONS";
        }
        long inToken =
                his.stream().filter(e -> e.mint.equals(entry.mint)).mapToLong(this::has).sum();
        if (of.maxPerTokenLamports() >= 0
                && inToken + entry.amount + fee > of.maxPerTokenLamports()) {
            return "LEADER_TOKEN_LIMIT";
        }
        long inAll = his.stream().mapToLong(this::has).sum();
        if (of.maxPerLeaderLamports() >= 0
                && inAll + entry.amount + fee > of.maxPerLeaderLamports()) {
            return "LEADER_LIMIT";
        }
        long today = his.stream().mapToLong(e -> e.amount).sum();
        return of.maxPerDayLamports() >= 0 && today + entry.amount > of.maxPerDayLamports()
                ? "LEADER_DAY_LIMIT"
                : null;
    }

    private long has(Entry buy) {
        return buy.status == Status.IN_FLIGHT ? buy.amount + fee : buy.cost;
    }

    private CopyTerms terms(String leader) {
        return terms.getOrDefault(leader, CopyTerms.STANDARD);
    }

    private void sellWhatWaits() {
        for (int i = 0; i < entries.size(); i++) {
            Entry sell = entries.get(i);
            if (sell.status == Status.WAITING && !unfilledBefore(i)) {
                sell(sell, i);
            }
        }
    }

    private boolean unfilledBefore(int place) {
        return entries.subList(0, place).stream()
                .anyMatch(
                        e -> e.buy && e.status == Status.IN_FLIGHT && same(e, entries.get(place)));
    }

    private void sell(Entry sell, int place) {
        CopyState state = terms(sell.leader).state();
        if (state == CopyState.PAUSED || state == CopyState.ALERT_ONLY) {
            sell.status = Status.DONE;
            outcomes.add(sell.id + " COPY_" + state);
            return;
        }
        long all = 0;
        Map<Entry, Long> free = new LinkedHashMap<>();
        for (Entry lot : entries.subList(0, place)) {
            if (lot.buy
                    && (same(lot, sell) || sell.byCommand() && lot.mint.equals(sell.mint))
                    && free(lot) > 0) {
                free.put(lot, free(lot));
                all += free(lot);
            }
        }
        long units =
                sell.before < 0 || sell.amount >= sell.before
                        ? all
                        : share(all, sell.amount, sell.before);
        if (sell.before == EXACT) {
            units = Math.min(all, sell.amount);
        } else if (BigInteger.valueOf(all - units)
                        .multiply(BigInteger.valueOf(1_000))
                        .compareTo(BigInteger.valueOf(all))
                < 0) {
            units = all;
        }
        if (units == 0) {
            sell.status = Status.DONE;
            outcomes.add(sell.id + " NOTHING_TO_SELL");
            return;
        }
        sell.status = Status.IN_FLIGHT;
        outcomes.add(sell.id + " " + units);
        for (Map.Entry<Entry, Long> lot : free.entrySet()) {
            long some = Math.min(units, lot.getValue());
            if (some > 0) {
                sell.closes.put(lot.getKey(), some);
            }
            units -= some;
        }
    }

    private long free(Entry lot) {
        long held = 0;
        for (Entry sell : entries) {
            if (!sell.buy && sell.status == Status.IN_FLIGHT) {
                held += sell.closes.getOrDefault(lot, 0L);
            }
        }
        return lot.units - held;
    }

    private static boolean same(Entry one, Entry other) {
        return one.leader.equals(other.leader) && one.mint.equals(other.mint);
    }

    private static long shareUp(long of, long part, long whole) {
        long down = share(of, part, whole);
        boolean exact =
                BigInteger.valueOf(of)
                        .multiply(BigInteger.valueOf(part))
                        .mod(BigInteger.valueOf(whole))
                        .equals(BigInteger.ZERO);
        return exact ? down : down + 1;
    }

    private static long floor(long whole, long part, long of) {
        BigInteger[] parts =
                BigInteger.valueOf(whole)
                        .multiply(BigInteger.valueOf(part))
                        .divideAndRemainder(BigInteger.valueOf(of));
        return parts[0].longValueExact() - (parts[1].signum() < 0 ? 1 : 0);
    }

    private static long share(long of, long part, long whole) {
        return BigInteger.valueOf(of)
                .multiply(BigInteger.valueOf(part))
                .divide(BigInteger.valueOf(whole))
                .longValueExact();
    }
}
