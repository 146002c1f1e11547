package io.slipstream.functions.risk;

import io.slipstream.models.user.CopyState;
import io.slipstream.models.user.CopyTerms;
import io.slipstream.models.user.SellMode;

/** Standard terms with one thing set, in the units of {@link CopyTerms}. */
public final class Terms {
    private CopyState state = CopyState.ACTIVE;
    private long leaderMin = -1;
    private long leaderMax = -1;
    private long perToken = -1;
    private long perLeader = -1;
    private long perDay = -1;
    private int open = -1;
    private int rebuyBps = CopyTerms.WHOLE_BPS;
    private SellMode sellMode = SellMode.BOTH;
    private int driftBps = -1;
    private int ageSeconds = -1;
    private long stopLoss = -1;
    private String refused;

    public static CopyTerms window(long min, long max) {
        Terms terms = new Terms();
        terms.leaderMin = min;
        terms.leaderMax = max;
        return terms.build();
    }

    public static CopyTerms drift(int bps) {
        Terms terms = new Terms();
        terms.driftBps = bps;
        return terms.build();
    }

    public static CopyTerms sellingByProfit() {
        Terms terms = new Terms();
        terms.sellMode = SellMode.PNL;
        return terms.build();
    }

    public static CopyTerms sellingWithTheLeader() {
        Terms terms = new Terms();
        terms.sellMode = SellMode.COPY;
        return terms.build();
    }

    public static CopyTerms refused(String reason) {
        Terms terms = new Terms();
        terms.refused = reason;
        return terms.build();
    }

    public static CopyTerms in(CopyState state) {
        Terms terms = new Terms();
        terms.state = state;
        return terms.build();
    }

    public static CopyTerms limited(long perToken, long perLeader, long perDay, int open) {
        Terms terms = new Terms();
        terms.perToken = perToken;
        terms.perLeader = perLeader;
        terms.perDay = perDay;
        terms.open = open;
        return terms.build();
    }

    public static CopyTerms rebuying(int bps) {
        Terms terms = new Terms();
        terms.rebuyBps = bps;
        return terms.build();
    }

    public static CopyTerms notOlderThan(int seconds) {
        Terms terms = new Terms();
        terms.ageSeconds = seconds;
        return terms.build();
    }

    public static CopyTerms stoppingAt(long lamports) {
        Terms terms = new Terms();
        terms.stopLoss = lamports;
        return terms.build();
    }

    /** Limits, rebuys, stop loss and sell mode at once. */
    public static CopyTerms all(
            CopyTerms limits, int rebuyBps, long stopLoss, SellMode mode, CopyState state) {
        return new CopyTerms(
                state,
                -1,
                -1,
                limits.maxPerTokenLamports(),
                limits.maxPerLeaderLamports(),
                limits.maxPerDayLamports(),
                limits.maxOpenPositions(),
                rebuyBps,
                mode,
                -1,
                -1,
                stopLoss,
                null);
    }

    private CopyTerms build() {
        return new CopyTerms(
                state,
                leaderMin,
                leaderMax,
                perToken,
                perLeader,
                perDay,
                open,
                rebuyBps,
                sellMode,
                driftBps,
                ageSeconds,
                stopLoss,
                refused);
    }
}
