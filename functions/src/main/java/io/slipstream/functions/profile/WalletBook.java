package io.slipstream.functions.profile;

import io.slipstream.functions.execute.ConstantProductFill;
import io.slipstream.functions.execute.PoolReserves;
import io.slipstream.functions.profile.WalletPosition.WalletLot;
import io.slipstream.models.chain.Side;
import io.slipstream.models.unit.Lamports;
import io.slipstream.models.unit.MulDiv;
import org.jspecify.annotations.Nullable;

/**
 * Books a wallet's trades, first in first out, and those of somebody who spends a tenth of a SOL on
 * each of its buys, some time later, and sells the same share as it does. His fills have the pool's
 * fee and their own impact, and cost what a paper fill costs.
 */
public final class WalletBook {
    /** What the follower spends on each buy. */
    static final long STAKE = Lamports.PER_SOL / 10;

    /** Fee of each of his transactions, as on paper. */
    static final long FEE = 105_000;

    private static final int DEFAULT_POOL_FEE_BPS = 100;

    private WalletBook() {}

    /** Changes both; a position without lots and follower's units can go. */
    public static void book(WalletTrade trade, WalletTruth truth, WalletPosition position) {
        Span span = truth.spanAt(trade.blockTime());
        span.trades++;
        span.sawMint(trade.mint());
        trade.together().forEach(wallet -> WalletTruth.count(truth.together, wallet));
        PoolReserves late = trade.late();
        if (late != null) {
            position.lastLamports = late.lamports();
            position.lastUnits = late.units();
        }
        if (trade.side() == Side.BUY) {
            buy(trade, span, position);
        } else {
            sell(trade, truth, span, position);
        }
        truth.forget();
    }

    /** What an open position is worth more than it has cost, at its last price. */
    public static long unrealized(WalletPosition position) {
        if (position.lastUnits <= 0) {
            return 0;
        }
        long worth = 0;
        for (WalletLot lot : position.lots) {
            worth += worth(lot.units, position) - lot.cost;
        }
        return worth;
    }

    private static long worth(long units, WalletPosition position) {
        try {
            return MulDiv.floor(units, position.lastLamports, position.lastUnits);
        } catch (ArithmeticException forgedReserves) {
            return 0;
        }
    }

    private static void buy(WalletTrade trade, Span span, WalletPosition position) {
        span.buys++;
        span.earlyBuys += trade.early() ? 1 : 0;
        span.bundledBuys += trade.bundled() ? 1 : 0;
        WalletLot lot = new WalletLot();
        lot.units = trade.units();
        lot.cost = trade.sol();
        lot.openedAt = trade.blockTime();
        position.lots.add(lot);
        for (int delay = 0; delay < position.followerUnits.length; delay++) {
            PoolReserves pool = after(trade, delay);
            long units = pool == null ? 0 : quote(pool, Side.BUY, STAKE);
            if (units > 0) {
                position.followerUnits[delay] += units;
                position.followerCost[delay] += STAKE + FEE;
            }
        }
    }

    private static void sell(
            WalletTrade trade, WalletTruth truth, Span span, WalletPosition position) {
        span.sells++;
        flip(trade, truth, span);
        long left = trade.units();
        while (left > 0 && !position.lots.isEmpty()) {
            WalletLot lot = position.lots.get(0);
            long units = Math.min(left, lot.units);
            long cost = MulDiv.floor(lot.cost, units, lot.units);
            long profit = MulDiv.floor(trade.sol(), units, trade.units()) - cost;
            span.realize(profit);
            lot.profit += profit;
            lot.cost -= cost;
            lot.units -= units;
            left -= units;
            if (lot.units == 0) {
                span.close(lot.profit, trade.blockTime() - lot.openedAt);
                position.lots.remove(0);
            }
        }
        for (int delay = 0; delay < position.followerUnits.length; delay++) {
            follow(trade, delay, span, position);
        }
    }

    private static void follow(WalletTrade trade, int delay, Span span, WalletPosition position) {
        long held = position.followerUnits[delay];
        PoolReserves pool = after(trade, delay);
        if (held == 0 || pool == null) {
            return;
        }
        boolean all = trade.balanceBefore() <= 0 || trade.units() >= trade.balanceBefore();
        long units = all ? held : MulDiv.floor(held, trade.units(), trade.balanceBefore());
        if (units == 0) {
            return;
        }
        long cost = MulDiv.floor(position.followerCost[delay], units, held);
        span.followed[delay] += quote(pool, Side.SELL, units) - FEE - cost;
        position.followerUnits[delay] -= units;
        position.followerCost[delay] -= cost;
    }

    private static void flip(WalletTrade trade, WalletTruth truth, Span span) {
        WalletTrade.Flip flip = trade.flip();
        if (flip == null || flip.most() == null || flip.lamports() < trade.sol() / 2) {
            return;
        }
        boolean one = flip.mostLamports() >= flip.lamports() / 5 * 4;
        if (one) {
            span.washes++;
            WalletTruth.count(truth.counterparts, flip.most());
        } else if (flip.buyers() >= 3) {
            span.dumps++;
        }
    }

    private static long quote(PoolReserves pool, Side side, long input) {
        try {
            return new ConstantProductFill(pool, DEFAULT_POOL_FEE_BPS).quote(side, input);
        } catch (ArithmeticException forgedReserves) {
            return 0;
        }
    }

    private static @Nullable PoolReserves after(WalletTrade trade, int delay) {
        return switch (delay) {
            case 0 -> trade.soon();
            case 1 -> trade.later();
            default -> trade.late();
        };
    }
}
