package io.slipstream.functions.risk;

import io.slipstream.models.market.PoolPrice;
import io.slipstream.models.trade.Lot;
import io.slipstream.models.unit.MulDiv;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/** All that one user has and does in one mint. Flink state, hence the public fields. */
public final class Position {
    /** Kind of the source of a lot that was bought by copying somebody. */
    static final String LEADER = "leader";

    /** The same of one that was bought on a recommendation, without being asked. */
    static final String AUTOMATED = "automated";

    /** Open lots, in the order in which their buys were decided. */
    public List<Lot> lots = new ArrayList<>();

    public List<BuyReservation> buys = new ArrayList<>();
    public List<SellReservation> sells = new ArrayList<>();

    /** In the order of their arrival. */
    public List<KeptSell> kept = new ArrayList<>();

    /** Lot id → exits tried, for lots of which an exit was tried. */
    public Map<String, Integer> exitAttempts = new HashMap<>();

    /** Last price that was told while lots were open: lamports for units; 0 if none was. */
    public long priceLamports;

    public long priceUnits;

    /** True if something is held or being bought. */
    boolean isOpen() {
        return !lots.isEmpty() || !buys.isEmpty();
    }

    /** What all of the mint has cost and what is reserved for more, fees included. */
    long exposure() {
        long exposure = 0;
        for (Lot lot : lots) {
            exposure = Math.addExact(exposure, lot.costLamports());
        }
        for (BuyReservation buy : buys) {
            exposure = Math.addExact(exposure, buy.total());
        }
        return exposure;
    }

    /** True if copies of this leader are held or being bought. */
    boolean isOpenBy(String leader) {
        return any(lots, lot -> isCopy(lot) && lot.source().equals(leader))
                || any(buys, buy -> buy.copy() && buy.source().equals(leader));
    }

    /** True if a copy of anybody is held or being bought. */
    boolean isCopied() {
        return any(lots, Position::isCopy) || any(buys, BuyReservation::copy);
    }

    /** True if something that was bought automatically is held or being bought. */
    boolean isAutomated() {
        return any(lots, lot -> lot.sourceKind().equals(AUTOMATED))
                || any(buys, BuyReservation::automated);
    }

    /** What copies of this leader have cost and what is reserved for more, fees included. */
    long exposureOf(String leader) {
        long exposure = 0;
        for (Lot lot : lots) {
            boolean his = isCopy(lot) && lot.source().equals(leader);
            exposure = Math.addExact(exposure, his ? lot.costLamports() : 0);
        }
        for (BuyReservation buy : buys) {
            boolean his = buy.copy() && buy.source().equals(leader);
            exposure = Math.addExact(exposure, his ? buy.total() : 0);
        }
        return exposure;
    }

    /** Takes in what the mint costs; who holds nothing has no use for it. */
    void observe(PoolPrice price) {
        if (!lots.isEmpty()) {
            priceLamports = price.lamports();
            priceUnits = price.units();
        }
    }

    /**
     * What open copies of this leader have cost more than they are worth at the last price told;
     * negative if they are worth more, 0 if no price is known.
     */
    long openLoss(String leader) {
        long loss = 0;
        for (Lot lot : lots) {
            if (isCopy(lot) && lot.source().equals(leader)) {
                loss = Math.addExact(loss, Math.subtractExact(lot.costLamports(), worth(lot)));
            }
        }
        return loss;
    }

    private long worth(Lot lot) {
        if (priceUnits <= 0) {
            return lot.costLamports();
        }
        try {
            return MulDiv.floor(lot.tokenUnits(), priceLamports, priceUnits);
        } catch (ArithmeticException forgedReserves) {
            return lot.costLamports();
        }
    }

    /** True if the lot was bought by copying somebody. */
    static boolean isCopy(Lot lot) {
        return lot.sourceKind().equals(LEADER);
    }

    boolean isEmpty() {
        return lots.isEmpty() && buys.isEmpty() && sells.isEmpty() && kept.isEmpty();
    }

    boolean isInFlight(String orderId) {
        return any(buys, buy -> buy.orderId().equals(orderId))
                || any(sells, sell -> sell.orderId().equals(orderId));
    }

    /** True if a buy of this source that was decided before the given place is in flight. */
    boolean awaitsBuy(String source, long before) {
        return any(buys, buy -> buy.source().equals(source) && buy.sequence() < before);
    }

    @Nullable BuyReservation takeBuy(String orderId) {
        return take(buys, buy -> buy.orderId().equals(orderId));
    }

    @Nullable SellReservation takeSell(String orderId) {
        return take(sells, sell -> sell.orderId().equals(orderId));
    }

    @Nullable KeptSell takeKept(String signalId) {
        return take(kept, sell -> sell.signal().signalId().equals(signalId));
    }

    /** The first kept sell for whose buys all outcomes are known; it is taken out. */
    @Nullable KeptSell takeReleased() {
        return take(kept, sell -> !awaitsBuy(sell.signal().source(), sell.sequence()));
    }

    /** Units of these lots that no sell in flight holds, first opened first. */
    List<LotUnits> free(Predicate<Lot> which) {
        List<LotUnits> free = new ArrayList<>();
        for (Lot lot : lots) {
            long units = which.test(lot) ? lot.tokenUnits() - held(lot.lotId()) : 0;
            if (units > 0) {
                free.add(new LotUnits(lot.lotId(), units));
            }
        }
        return free;
    }

    /**
     * Units of these lots, first those that no sell in flight holds. What is taken from a sell it
     * no longer holds; the one decided last gives first.
     *
     * @return fewer if there are not so many
     */
    List<LotUnits> seize(Predicate<Lot> which, long units) {
        List<LotUnits> taken = LotUnits.first(free(which), units);
        long missing = units - LotUnits.total(taken);
        for (int i = sells.size() - 1; i >= 0 && missing > 0; i--) {
            SellReservation sell = sells.get(i);
            List<LotUnits> left = new ArrayList<>();
            for (LotUnits part : sell.parts()) {
                boolean his = any(lots, lot -> lot.lotId().equals(part.lotId()) && which.test(lot));
                long some = his ? Math.min(part.units(), missing) : 0;
                missing -= some;
                if (some > 0) {
                    taken.add(new LotUnits(part.lotId(), some));
                }
                if (some < part.units()) {
                    left.add(new LotUnits(part.lotId(), part.units() - some));
                }
            }
            sells.set(i, new SellReservation(sell.orderId(), left));
        }
        return taken;
    }

    void open(Lot lot) {
        int place = lots.size();
        while (place > 0 && lots.get(place - 1).sequence() > lot.sequence()) {
            place--;
        }
        lots.add(place, lot);
    }

    /**
     * Takes units out of a lot, and with them the same share of its cost, rounded down; what closes
     * the lot takes all the cost that is left.
     *
     * @return what they have cost, lamports, and the lot as it stands then
     */
    Closed close(LotUnits part) {
        for (int i = 0; i < lots.size(); i++) {
            Lot lot = lots.get(i);
            if (lot.lotId().equals(part.lotId())) {
                long left = lot.tokenUnits() - part.units();
                long cost =
                        left == 0
                                ? lot.costLamports()
                                : MulDiv.floor(lot.costLamports(), part.units(), lot.tokenUnits());
                Lot rest = with(lot, left, lot.costLamports() - cost);
                if (left == 0) {
                    lots.remove(i);
                    exitAttempts.remove(lot.lotId());
                    forgetPrice();
                } else {
                    lots.set(i, rest);
                }
                return new Closed(cost, rest);
            }
        }
        throw new IllegalStateException("expected an open lot " + part.lotId() + ", was none");
    }

    /** What is bought later is worth what it costs, until somebody says otherwise. */
    private void forgetPrice() {
        if (lots.isEmpty()) {
            priceLamports = 0;
            priceUnits = 0;
        }
    }

    /** Cost of closed units, and what is left of their lot. */
    record Closed(long cost, Lot rest) {}

    private long held(String lotId) {
        long held = 0;
        for (SellReservation sell : sells) {
            for (LotUnits part : sell.parts()) {
                held += part.lotId().equals(lotId) ? part.units() : 0;
            }
        }
        return held;
    }

    private static Lot with(Lot lot, long units, long cost) {
        return new Lot(
                lot.lotId(),
                lot.userId(),
                lot.mint(),
                lot.sourceKind(),
                lot.source(),
                units,
                cost,
                lot.openedOrderId(),
                lot.openedAt(),
                lot.sequence());
    }

    /** A loop, since this is asked several times for every signal. */
    private static <T> boolean any(List<T> of, Predicate<T> which) {
        for (int i = 0; i < of.size(); i++) {
            if (which.test(of.get(i))) {
                return true;
            }
        }
        return false;
    }

    private static <T> @Nullable T take(List<T> from, Predicate<T> which) {
        for (int i = 0; i < from.size(); i++) {
            if (which.test(from.get(i))) {
                return from.remove(i);
            }
        }
        return null;
    }
}
