package io.slipstream.functions.decode;

import io.slipstream.models.unit.Mints;

/**
 * Which of two mints is the token and which one prices it: SOL, else USDC or USDT, else the mint
 * that sorts last.
 */
final class MintPair {
    private MintPair() {}

    static String quote(String a, String b) {
        int rankA = rank(a);
        int rankB = rank(b);
        if (rankA != rankB) {
            return rankA < rankB ? a : b;
        }
        return a.compareTo(b) > 0 ? a : b;
    }

    static String base(String a, String b) {
        return quote(a, b).equals(a) ? b : a;
    }

    private static int rank(String mint) {
        if (Mints.isSol(mint)) {
            return 0;
        }
        return Mints.isStable(mint) ? 1 : 2;
    }
}
