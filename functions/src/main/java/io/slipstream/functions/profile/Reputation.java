package io.slipstream.functions.profile;

import java.util.List;

/**
 * A wallet's reputation from what it has done:
 *
 * <pre>
 * score = 100 × n/(n+20) × (0.35·F + 0.20·P + 0.20·W + 0.15·D + 0.10·S)
 *   n  lots closed
 *   F  what a follower at 2 s would have realised for each lot, from −10 % to +30 % of his stake as 0 to 1
 *   P  gains ÷ (gains + losses)
 *   W  lower bound of the win rate at 95 % (Wilson 1927)
 *   D  1 − drawdown ÷ (gains + drawdown)
 *   S  1 − largest win ÷ all wins
 * </pre>
 *
 * A flag makes it zero. Tiers: S from 60, A from 45, B from 30, C from 15, else D; UNPROVEN under
 * ten closed lots, FLAGGED with a flag.
 */
final class Reputation {
    static final int PROVEN = 10;

    private static final double Z = 1.96;
    private static final double FULL_SCORE = 100;

    private Reputation() {}

    static double score(Span span, List<LeaderFlag> flags) {
        if (span.closed == 0 || !flags.isEmpty()) {
            return 0;
        }
        double each = (double) span.followed[1] / span.closed / WalletBook.STAKE;
        double follower = Math.min(1, Math.max(0, (each + 0.1) / 0.4));
        double factor = ratio(span.gains, span.gains + span.losses);
        double steady = 1 - ratio(span.drawdown, span.gains + span.drawdown);
        double spread = span.lotGains == 0 ? 0 : 1 - ratio(span.largestWin, span.lotGains);
        double sum =
                0.35 * follower
                        + 0.2 * factor
                        + 0.2 * leastWinRate(span.wins, span.closed)
                        + 0.15 * steady
                        + 0.1 * spread;
        return FULL_SCORE * sum * span.closed / (span.closed + 20.0);
    }

    static String tier(Span span, List<LeaderFlag> flags, double score) {
        if (!flags.isEmpty()) {
            return "FLAGGED";
        }
        if (span.closed < PROVEN) {
            return "UNPROVEN";
        }
        return score >= 60 ? "S" : score >= 45 ? "A" : score >= 30 ? "B" : score >= 15 ? "C" : "D";
    }

    private static double leastWinRate(long wins, long of) {
        double rate = (double) wins / of;
        double square = Z * Z / of;
        double centre = rate + square / 2;
        double width = Z * Math.sqrt(rate * (1 - rate) / of + square / (4 * of));
        return (centre - width) / (1 + square);
    }

    private static double ratio(long part, long whole) {
        return whole <= 0 ? 0 : (double) part / whole;
    }
}
