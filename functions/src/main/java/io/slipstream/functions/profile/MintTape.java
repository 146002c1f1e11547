package io.slipstream.functions.profile;

import io.slipstream.functions.copy.LeaderTrade;
import io.slipstream.functions.execute.PoolChoice;
import io.slipstream.functions.execute.PoolHistory;
import io.slipstream.functions.execute.PoolReserves;
import io.slipstream.models.chain.NetSwap;
import io.slipstream.models.chain.PoolEvent;
import io.slipstream.models.chain.PoolTrade;
import io.slipstream.models.chain.Side;
import io.slipstream.models.unit.Mints;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * The last moments of one mint: each swap is told once what followed it is known, 10 s later. Flink
 * state, hence the public fields.
 */
public final class MintTape {
    /** 0.4 s, 2 s and 10 s. */
    static final int SOON_SLOTS = 1;

    static final int LATER_SLOTS = 5;
    static final int LATE_SLOTS = 25;

    /** A sell within so many slots after the wallet's own buy is a flip: 4 s. */
    static final int FLIP_SLOTS = 10;

    static final int MOST_TOGETHER = 8;

    /** So many wallets are early in a mint. */
    private static final int EARLY = 5;

    public Map<String, PoolHistory> pools = new HashMap<>();

    /** Swaps that are not told yet, or that the telling of another needs. */
    public List<SeenSwap> swaps = new ArrayList<>();

    /** The first wallets that bought. */
    public List<String> firstBuyers = new ArrayList<>();

    /** Slot of the mint's creation; −1 if it was not seen. */
    public long bornSlot = -1;

    /** Slot up to which everything is told. */
    public long toldSlot = -1;

    public void see(PoolEvent event) {
        if (event.kind() == PoolEvent.Kind.CREATE) {
            bornSlot = event.slot();
        }
    }

    public void see(PoolTrade trade) {
        if (!Mints.isSol(trade.quoteMint()) || !trade.hasReserves()) {
            return;
        }
        String pool = trade.pool() == null ? trade.dex() : trade.pool();
        PoolHistory history = pools.computeIfAbsent(pool, p -> new PoolHistory());
        history.dex = trade.dex();
        history.add(PoolReserves.after(trade), toldSlot);
    }

    /**
     * Takes in a swap.
     *
     * @return the slot at whose end it can be told; −1 if it is of no interest
     */
    public long see(NetSwap swap) {
        LeaderTrade trade = LeaderTrade.of(swap);
        if (!trade.supported() || trade.sol() <= 0 || trade.units() <= 0) {
            return -1;
        }
        SeenSwap seen = SeenSwap.of(swap, trade);
        swaps.add(seen);
        if (seen.side() == Side.BUY
                && firstBuyers.size() < EARLY
                && !firstBuyers.contains(seen.wallet())) {
            firstBuyers.add(seen.wallet());
        }
        return seen.slot() + LATE_SLOTS;
    }

    /** What can be told at the end of a slot, in the order of the chain. */
    public List<WalletTrade> tell(String mint, long slot) {
        List<SeenSwap> due = new ArrayList<>();
        for (int i = 0; i < swaps.size(); i++) {
            SeenSwap swap = swaps.get(i);
            if (!swap.told() && swap.slot() + LATE_SLOTS <= slot) {
                due.add(swap);
                swaps.set(i, swap.asTold());
            }
        }
        due.sort((one, other) -> one.isBefore(other) ? -1 : other.isBefore(one) ? 1 : 0);
        List<WalletTrade> told = new ArrayList<>();
        due.forEach(swap -> told.add(tell(mint, swap)));
        toldSlot = Math.max(toldSlot, slot - LATE_SLOTS);
        swaps.removeIf(swap -> swap.told() && swap.slot() < toldSlot - FLIP_SLOTS);
        return told;
    }

    private WalletTrade tell(String mint, SeenSwap swap) {
        boolean buy = swap.side() == Side.BUY;
        return new WalletTrade(
                swap.wallet(),
                mint,
                swap.side(),
                swap.sol(),
                swap.units(),
                swap.balanceBefore(),
                swap.slot(),
                swap.blockTime(),
                buy && firstBuyers.contains(swap.wallet()),
                buy && isBundled(swap),
                buy ? null : flip(swap),
                together(swap),
                deepest(swap.slot() + SOON_SLOTS),
                deepest(swap.slot() + LATER_SLOTS),
                deepest(swap.slot() + LATE_SLOTS));
    }

    private boolean isBundled(SeenSwap swap) {
        if (swap.slot() != bornSlot) {
            return false;
        }
        Set<String> others = new HashSet<>();
        for (SeenSwap one : swaps) {
            if (one.slot() == bornSlot && one.side() == Side.BUY) {
                others.add(one.wallet());
            }
        }
        others.remove(swap.wallet());
        return others.size() >= 2;
    }

    private WalletTrade.@Nullable Flip flip(SeenSwap sell) {
        SeenSwap own = null;
        for (SeenSwap one : swaps) {
            if (one.side() == Side.BUY
                    && one.wallet().equals(sell.wallet())
                    && one.isBefore(sell)
                    && sell.slot() - one.slot() <= FLIP_SLOTS
                    && (own == null || own.isBefore(one))) {
                own = one;
            }
        }
        if (own == null) {
            return null;
        }
        Map<String, Long> paid = new HashMap<>();
        long lamports = 0;
        for (SeenSwap one : swaps) {
            if (one.side() == Side.BUY
                    && !one.wallet().equals(sell.wallet())
                    && own.isBefore(one)
                    && one.isBefore(sell)) {
                paid.merge(one.wallet(), one.sol(), Long::sum);
                lamports += one.sol();
            }
        }
        String most =
                paid.entrySet().stream()
                        .max(
                                Map.Entry.<String, Long>comparingByValue()
                                        .thenComparing(Map.Entry.comparingByKey()))
                        .map(Map.Entry::getKey)
                        .orElse(null);
        return new WalletTrade.Flip(
                paid.size(), lamports, most, most == null ? 0 : paid.getOrDefault(most, 0L));
    }

    private List<String> together(SeenSwap swap) {
        Set<String> wallets = new LinkedHashSet<>();
        for (SeenSwap one : swaps) {
            if (one.slot() == swap.slot()
                    && one.side() == swap.side()
                    && !one.wallet().equals(swap.wallet())
                    && wallets.size() < MOST_TOGETHER) {
                wallets.add(one.wallet());
            }
        }
        return new ArrayList<>(wallets);
    }

    private @Nullable PoolReserves deepest(long slot) {
        PoolChoice choice = new PoolChoice(slot);
        pools.values().forEach(choice::offer);
        return choice.deepest();
    }
}
