package io.slipstream.functions.decode;

/**
 * A program whose swaps are read from the token transfers under its instructions, unless something
 * under them has said more: programs that nobody described, and routers, which have no leg of their
 * own.
 */
final class TransferDex implements DexProgram {
    private static final String UNKNOWN = "unknown";
    private static final int NOWHERE = -1;

    private final String dex;
    private final int pool;

    TransferDex(String dex) {
        this(dex, NOWHERE);
    }

    /** For every program that nobody described. */
    static TransferDex unknown() {
        return new TransferDex(UNKNOWN);
    }

    /** With the place of the pool among the accounts of every swap. */
    TransferDex(String dex, int pool) {
        this.dex = dex;
        this.pool = pool;
    }

    @Override
    public String dex() {
        return dex;
    }

    @Override
    public void decode(TransactionView tx, int at, Findings found) {
        int end = tx.endOf(at);
        found.movedUnseen |= end > at + 1 && dex.equals(UNKNOWN);
        if (end == at + 1 || found.hasLeg(at + 1, end)) {
            return; // no swap goes without a transfer under it
        }
        TransferSwap swap = TransferSwap.under(tx, at);
        if (swap != null) {
            Leg leg = swap.toLeg(tx, at, dex);
            leg.pool = tx.key(tx.instructions[at].account(pool));
            found.legs.add(leg);
        }
    }
}
