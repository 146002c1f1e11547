package io.slipstream.functions.risk;

import java.math.BigInteger;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * What one user's book must say, written as plainly as possible: everything that ever happened is
 * kept in one list, and each question is answered by going through it.
 */
final class ReferenceBook {
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
        final long amount;
        final long before;
        Status status = Status.DONE;

        /** Of a buy that filled: what is left of it. */
        long units;

        long cost;

        /** Of a sell in flight: buy → units that it will close. */
        Map<Entry, Long> closes = new LinkedHashMap<>();

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
    final List<Entry> entries = new ArrayList<>();
    final List<String> outcomes = new ArrayList<>();
    final List<Long> profits = new ArrayList<>();
    long cash;
    long profitOfDay;

    ReferenceBook(long start, long maxTrade, long lossLimit, long fee) {
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
            sellWhatWaits();
        }
    }

    void filled(Entry entry, long got) {
        entry.status = Status.DONE;
        if (entry.buy) {
            entry.units = got;
            entry.cost = entry.amount + fee;
            cash -= entry.cost;
            profits.add(0L);
        } else {
            long cost = 0;
            for (Map.Entry<Entry, Long> close : entry.closes.entrySet()) {
                Entry lot = close.getKey();
                long share = share(lot.cost, close.getValue(), lot.units);
                lot.cost -= share;
                lot.units -= close.getValue();
                cost += share;
            }
            cash += got - fee;
            profitOfDay += got - fee - cost;
            profits.add(got - fee - cost);
        }
        sellWhatWaits();
    }

    void failed(Entry entry, long paidFee) {
        entry.status = Status.DONE;
        entry.closes.clear();
        cash -= paidFee;
        profitOfDay -= paidFee;
        sellWhatWaits();
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
        if (entry.amount > maxTrade) {
            outcomes.add(entry.id + " MAX_TRADE_SIZE");
        } else if (-profitOfDay >= lossLimit) {
            outcomes.add(entry.id + " DAILY_LOSS_LIMIT");
        } else if (start + cash - reserved() < entry.amount + fee) {
            outcomes.add(entry.id + " INSUFFICIENT_BALANCE");
        } else {
            entry.status = Status.IN_FLIGHT;
            outcomes.add(entry.id + " " + entry.amount);
        }
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
        long all = 0;
        Map<Entry, Long> free = new LinkedHashMap<>();
        for (Entry lot : entries.subList(0, place)) {
            if (lot.buy && same(lot, sell) && free(lot) > 0) {
                free.put(lot, free(lot));
                all += free(lot);
            }
        }
        long units =
                sell.before < 0 || sell.amount >= sell.before
                        ? all
                        : share(all, sell.amount, sell.before);
        if (BigInteger.valueOf(all - units)
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

    private static long share(long of, long part, long whole) {
        return BigInteger.valueOf(of)
                .multiply(BigInteger.valueOf(part))
                .divide(BigInteger.valueOf(whole))
                .longValueExact();
    }
}
