package io.slipstream.functions.risk;

import io.slipstream.models.chain.NetSwap;
import io.slipstream.models.chain.Side;
import io.slipstream.models.market.PoolPrice;
import io.slipstream.models.trade.OrderContext;
import io.slipstream.models.trade.Signal;
import io.slipstream.models.unit.Ids;
import io.slipstream.models.unit.Mints;
import io.slipstream.models.user.CopyRelationRow;
import io.slipstream.models.user.UserRow;
import io.slipstream.models.user.UserSettingsRow;

/** What tests begin with: rows, swaps and signals in lamports. */
public final class Given {
    public static final long SOL = 1_000_000_000;

    /** 2026-01-01T00:00:00Z, epoch seconds: the block time of slot 0. */
    public static final long NEW_YEAR = 1_767_225_600;

    /** What the gate keeps back for the next sale: balances here come without it. */
    public static final long KEPT = RiskConfig.paper().keptLamports();

    private Given() {}

    public static UserRow user(long id) {
        return new UserRow(id, "ACTIVE", "UTC", id, false);
    }

    /**
     * Ten SOL, one at most in a trade, five of daily loss, 10 % slippage, snipes up to 2 SOL a day.
     */
    public static UserSettingsRow settings(long id) {
        return settings(id, 10 * SOL, SOL, 5 * SOL, "ACTIVE");
    }

    public static UserSettingsRow settings(
            long id, long balance, long maxTrade, long lossLimit, String state) {
        return new UserSettingsRow(
                id,
                maxTrade,
                lossLimit,
                1_000,
                false,
                -1,
                false,
                -1,
                false,
                -1,
                state,
                true,
                SOL,
                0,
                2 * SOL,
                balance + KEPT,
                1_000,
                1_000_000 * SOL,
                null,
                false);
    }

    /** The same with a stop loss and a take profit, hundredths of a percent; −1 for none. */
    public static UserSettingsRow exits(UserSettingsRow row, int stopBps, int takeBps) {
        return new UserSettingsRow(
                row.userId(),
                row.maxTradeSizeLamports(),
                row.dailyLossLimitLamports(),
                row.slippageBps(),
                row.checkHoneypots(),
                row.minLiquidityUsdCents(),
                stopBps >= 0,
                stopBps,
                takeBps >= 0,
                takeBps,
                row.tradingState(),
                row.snipeEnabled(),
                row.snipeMaxAmountLamports(),
                row.snipeMinConfidenceBps(),
                row.snipeDailyLimitLamports(),
                row.paperBalanceLamports(),
                row.maxOpenPositions(),
                row.maxTokenExposureLamports(),
                row.invalid(),
                row.deleted());
    }

    /** The same with other limits of positions and exposure; −1 for NULL. */
    public static UserSettingsRow limits(UserSettingsRow row, int positions, long exposure) {
        return new UserSettingsRow(
                row.userId(),
                row.maxTradeSizeLamports(),
                row.dailyLossLimitLamports(),
                row.slippageBps(),
                row.checkHoneypots(),
                row.minLiquidityUsdCents(),
                row.useStopLoss(),
                row.defaultStopLossBps(),
                row.useTakeProfit(),
                row.defaultTakeProfitBps(),
                row.tradingState(),
                row.snipeEnabled(),
                row.snipeMaxAmountLamports(),
                row.snipeMinConfidenceBps(),
                row.snipeDailyLimitLamports(),
                row.paperBalanceLamports(),
                positions,
                exposure,
                row.invalid(),
                row.deleted());
    }

    /** A price of lamports for so many units, in the first place of a slot. */
    public static PoolPrice price(String mint, long slot, long lamports, long units) {
        return new PoolPrice(mint, slot, 0, 0, "sig-" + slot, blockTime(slot), 1, lamports, units);
    }

    public static Signal sellCommand(String id, long user, String mint, long sold, long before) {
        return signal(
                id,
                user,
                OrderContext.MANUAL_COMMAND,
                "command",
                mint,
                10,
                Side.SELL,
                0,
                sold,
                before,
                null);
    }

    public static CopyRelationRow fixed(long user, String leader, long lamports) {
        return new CopyRelationRow(
                user, leader, true, "FIXED", lamports, -1, -1, true, 0, null, false);
    }

    public static long blockTime(long slot) {
        return NEW_YEAR + slot * 400 / 1000;
    }

    public static NetSwap swap(
            String signature,
            long slot,
            int position,
            String trader,
            String in,
            long inAmount,
            String out,
            long outAmount,
            long inBefore) {
        Side side = Mints.isSol(in) ? Side.BUY : Side.SELL;
        return new NetSwap(
                signature,
                slot,
                position,
                0,
                blockTime(slot),
                1,
                trader,
                side,
                in,
                inAmount,
                out,
                outAmount,
                inBefore,
                -1,
                false);
    }

    public static Signal buy(
            String id, long user, String leader, String mint, long slot, long sol) {
        return signal(
                id, user, OrderContext.COPY_TRADE, leader, mint, slot, Side.BUY, sol, 0, 0, null);
    }

    public static Signal snipe(
            String id, long user, String pool, String mint, long slot, long sol) {
        return signal(id, user, OrderContext.SNIPER, pool, mint, slot, Side.BUY, sol, 0, 0, null);
    }

    public static Signal sell(
            String id, long user, String leader, String mint, long slot, long sold, long before) {
        return signal(
                id,
                user,
                OrderContext.COPY_TRADE,
                leader,
                mint,
                slot,
                Side.SELL,
                0,
                sold,
                before,
                null);
    }

    public static Signal refused(String id, long user, String mint, long slot, String reason) {
        return signal(
                id, user, OrderContext.COPY_TRADE, "leader", mint, slot, Side.BUY, 0, 0, 0, reason);
    }

    public static Signal signal(
            String id,
            long user,
            OrderContext context,
            String source,
            String mint,
            long slot,
            Side side,
            long sol,
            long sold,
            long before,
            String refusal) {
        return new Signal(
                id,
                user,
                context,
                source,
                "sig-" + id,
                slot,
                0,
                0,
                blockTime(slot),
                1,
                side,
                mint,
                sol,
                sold,
                before,
                0,
                0,
                refusal);
    }

    public static String order(String signalId) {
        return Ids.order(signalId);
    }
}
