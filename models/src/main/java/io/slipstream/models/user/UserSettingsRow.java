package io.slipstream.models.user;

import org.jspecify.annotations.Nullable;

/**
 * Row of {@code user_settings}. SOL amounts arrive as lamports, percentages as basis points
 * (hundredths of a percent). −1 means the column is NULL: unknown, so no new buy where it is
 * needed.
 *
 * @param tradingState ACTIVE, REDUCING or HALTED; null if unknown
 * @param snipeMinConfidenceBps 0–10000
 * @param paperBalanceLamports starting balance on paper
 * @param maxOpenPositions mints that may be held or being bought at once
 * @param maxTokenExposureLamports what all of one mint may have cost, fees included
 * @param invalid a sentence that says what is wrong with the row (expected X, was Y); null if
 *     nothing is
 * @param deleted true if the row is gone
 * @param copying what holds for all copying; null counts as {@link CopyingRow#STANDARD}
 * @param snipeFilters what is asked of a token that is to be sniped; null counts as {@link
 *     SnipeFilters#NONE}
 * @param advice what is done with recommendations; null counts as {@link AdviceRow#OFF}
 */
public record UserSettingsRow(
        long userId,
        long maxTradeSizeLamports,
        long dailyLossLimitLamports,
        int slippageBps,
        boolean checkHoneypots,
        long minLiquidityUsdCents,
        boolean useStopLoss,
        int defaultStopLossBps,
        boolean useTakeProfit,
        int defaultTakeProfitBps,
        @Nullable String tradingState,
        boolean snipeEnabled,
        long snipeMaxAmountLamports,
        int snipeMinConfidenceBps,
        long snipeDailyLimitLamports,
        long paperBalanceLamports,
        int maxOpenPositions,
        long maxTokenExposureLamports,
        @Nullable String invalid,
        boolean deleted,
        @Nullable CopyingRow copying,
        @Nullable SnipeFilters snipeFilters,
        @Nullable AdviceRow advice) {

    /** With nothing set for all copying. */
    public UserSettingsRow(
            long userId,
            long maxTradeSizeLamports,
            long dailyLossLimitLamports,
            int slippageBps,
            boolean checkHoneypots,
            long minLiquidityUsdCents,
            boolean useStopLoss,
            int defaultStopLossBps,
            boolean useTakeProfit,
            int defaultTakeProfitBps,
            @Nullable String tradingState,
            boolean snipeEnabled,
            long snipeMaxAmountLamports,
            int snipeMinConfidenceBps,
            long snipeDailyLimitLamports,
            long paperBalanceLamports,
            int maxOpenPositions,
            long maxTokenExposureLamports,
            @Nullable String invalid,
            boolean deleted) {
        this(
                userId,
                maxTradeSizeLamports,
                dailyLossLimitLamports,
                slippageBps,
                checkHoneypots,
                minLiquidityUsdCents,
                useStopLoss,
                defaultStopLossBps,
                useTakeProfit,
                defaultTakeProfitBps,
                tradingState,
                snipeEnabled,
                snipeMaxAmountLamports,
                snipeMinConfidenceBps,
                snipeDailyLimitLamports,
                paperBalanceLamports,
                maxOpenPositions,
                maxTokenExposureLamports,
                invalid,
                deleted,
                CopyingRow.STANDARD,
                SnipeFilters.NONE,
                AdviceRow.OFF);
    }

    /** The same with something set for all copying. */
    public UserSettingsRow with(CopyingRow other) {
        return new UserSettingsRow(
                userId,
                maxTradeSizeLamports,
                dailyLossLimitLamports,
                slippageBps,
                checkHoneypots,
                minLiquidityUsdCents,
                useStopLoss,
                defaultStopLossBps,
                useTakeProfit,
                defaultTakeProfitBps,
                tradingState,
                snipeEnabled,
                snipeMaxAmountLamports,
                snipeMinConfidenceBps,
                snipeDailyLimitLamports,
                paperBalanceLamports,
                maxOpenPositions,
                maxTokenExposureLamports,
                invalid,
                deleted,
                other,
                snipeFilters,
                advice);
    }

    /** The same with filters for snipes. */
    public UserSettingsRow with(SnipeFilters filters) {
        return new UserSettingsRow(
                userId,
                maxTradeSizeLamports,
                dailyLossLimitLamports,
                slippageBps,
                checkHoneypots,
                minLiquidityUsdCents,
                useStopLoss,
                defaultStopLossBps,
                useTakeProfit,
                defaultTakeProfitBps,
                tradingState,
                snipeEnabled,
                snipeMaxAmountLamports,
                snipeMinConfidenceBps,
                snipeDailyLimitLamports,
                paperBalanceLamports,
                maxOpenPositions,
                maxTokenExposureLamports,
                invalid,
                deleted,
                copying,
                filters,
                advice);
    }

    /** The same with another wish for recommendations. */
    public UserSettingsRow with(AdviceRow wanted) {
        return new UserSettingsRow(
                userId,
                maxTradeSizeLamports,
                dailyLossLimitLamports,
                slippageBps,
                checkHoneypots,
                minLiquidityUsdCents,
                useStopLoss,
                defaultStopLossBps,
                useTakeProfit,
                defaultTakeProfitBps,
                tradingState,
                snipeEnabled,
                snipeMaxAmountLamports,
                snipeMinConfidenceBps,
                snipeDailyLimitLamports,
                paperBalanceLamports,
                maxOpenPositions,
                maxTokenExposureLamports,
                invalid,
                deleted,
                copying,
                snipeFilters,
                wanted);
    }

    /** Never null. */
    public AdviceRow effectiveAdvice() {
        return advice == null ? AdviceRow.OFF : advice;
    }

    /** Never null. */
    public CopyingRow effectiveCopying() {
        return copying == null ? CopyingRow.STANDARD : copying;
    }

    /**
     * Lamports of a buy that he wants to be shown to be sellable before he makes it; 0 if he does
     * not ask.
     */
    public long provenSnipeLamports() {
        return checkHoneypots && effectiveSnipeFilters().allFacts()
                ? Math.max(0, snipeMaxAmountLamports)
                : 0;
    }

    /** Never null. */
    public SnipeFilters effectiveSnipeFilters() {
        return snipeFilters == null ? SnipeFilters.NONE : snipeFilters;
    }
}
