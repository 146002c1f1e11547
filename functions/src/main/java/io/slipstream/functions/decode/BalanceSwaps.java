package io.slipstream.functions.decode;

import io.slipstream.models.unit.Mints;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Net swaps from balances alone, for programs whose transfers show no leg: a signer who gave
 * exactly one mint and got exactly one other, with at least one token transfer inside an
 * instruction. Mints that were minted or burned here are shares of something, NFTs are goods:
 * neither is a swap.
 */
final class BalanceSwaps {
    /** Lamports below which SOL moved is rent, a tip or a fee, not a price: 0.003 SOL. */
    private static final long LEAST_LAMPORTS = 3_000_000;

    private BalanceSwaps() {}

    /** Adds the swaps that the balances show. */
    static void find(TransactionView tx, List<NetSwaps.Net> swaps) {
        if (!hasInnerTransfer(tx)) {
            return;
        }
        for (int i = 0; i < tx.keyCount && tx.signer[i]; i++) {
            NetSwaps.Net net = fromBalances(tx, i);
            if (net != null) {
                swaps.add(net);
            }
        }
    }

    private static boolean hasInnerTransfer(TransactionView tx) {
        for (int i = 0; i < tx.instructionCount; i++) {
            Instruction instruction = tx.instructions[i];
            if (instruction.depth != 1 && instruction.move.isTransfer()) {
                return true;
            }
        }
        return false;
    }

    private static NetSwaps.@Nullable Net fromBalances(TransactionView tx, int account) {
        String holder = tx.keys[account];
        String given = null;
        String got = null;
        for (int i = 0; i < tx.keyCount; i++) {
            String mint = tx.mint[i];
            if (!tx.hasUnits[i]
                    || mint == null
                    || Mints.isSol(mint)
                    || mint.equals(given)
                    || mint.equals(got)
                    || !holder.equals(tx.owner[i])
                    || !tx.moved(holder, mint)) {
                continue;
            }
            if (tx.decimals[i] == 0 || isSupplyChanged(tx, mint)) {
                return null;
            }
            if (gave(tx, holder, mint)) {
                if (given != null) {
                    return null;
                }
                given = mint;
            } else {
                if (got != null) {
                    return null;
                }
                got = mint;
            }
        }
        if (given == null && got == null) {
            return null;
        }
        long lamports = tx.lamportsGained(account);
        if (given == null) {
            given = Mints.SOL;
            if (lamports > -LEAST_LAMPORTS) {
                return null;
            }
        } else if (got == null) {
            got = Mints.SOL;
            if (lamports < LEAST_LAMPORTS) {
                return null;
            }
        }
        if (got == null) {
            return null;
        }
        return new NetSwaps.Net(
                holder,
                given,
                Mints.isSol(given) ? -lamports : change(tx, holder, given),
                got,
                Mints.isSol(got) ? lamports : change(tx, holder, got),
                true);
    }

    private static boolean gave(TransactionView tx, String holder, String mint) {
        return Long.compareUnsigned(tx.units(holder, mint, false), tx.units(holder, mint, true))
                > 0;
    }

    private static long change(TransactionView tx, String holder, String mint) {
        long difference = tx.units(holder, mint, true) - tx.units(holder, mint, false);
        return gave(tx, holder, mint) ? -difference : difference;
    }

    private static boolean isSupplyChanged(TransactionView tx, String mint) {
        for (int i = 0; i < tx.instructionCount; i++) {
            TokenMove move = tx.instructions[i].move;
            if ((move.kind == TokenMove.Kind.MINT || move.kind == TokenMove.Kind.BURN)
                    && mint.equals(move.mint)) {
                return true;
            }
        }
        return false;
    }
}
