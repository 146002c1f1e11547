package io.slipstream.functions.decode;

import io.slipstream.models.unit.Mints;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What each trader gave and got in one transaction.
 *
 * <p>Legs say direction and SOL: a wallet's lamports also carry tips, rent and fees of bots, so
 * that they cannot. For tokens the balances decide where they agree with the legs within 3 % (a
 * transfer fee, a fee taken in the token): that is what the trader can sell again. Mints that only
 * pass through a route are left out. Where no program's leg was seen, the balances alone must show
 * one mint given and another received.
 */
final class NetSwaps {
    /** What one trader gave and got; amounts unsigned, in base units. */
    record Net(String trader, String inputMint, long input, String outputMint, long output) {}

    /** Lamports below which a balance-only swap is rent, a tip or a fee, not a price: 0.003 SOL. */
    private static final long LEAST_LAMPORTS = 3_000_000;

    private final Flows flows = new Flows();
    private final Principals principals = new Principals();

    /** The net swaps of a transaction whose legs have been found. */
    List<Net> of(TransactionView tx, List<Leg> legs, boolean opensPool) {
        List<Net> swaps = new ArrayList<>(2);
        if (legs.isEmpty()) {
            if (!opensPool) {
                fromBalances(tx, swaps);
            }
            return swaps;
        }
        principals.book(tx, legs);
        for (int i = 0; i < legs.size(); i++) {
            String trader = legs.get(i).trader;
            if (trader != null && isFirstOf(trader, legs, i)) {
                net(tx, trader, legs, swaps);
            }
        }
        return swaps;
    }

    private static boolean isFirstOf(String trader, List<Leg> legs, int at) {
        for (int i = 0; i < at; i++) {
            if (trader.equals(legs.get(i).trader)) {
                return false;
            }
        }
        return true;
    }

    private void net(TransactionView tx, String trader, List<Leg> legs, List<Net> swaps) {
        flows.of(legs, leg -> trader.equals(leg.trader));
        Flows.Flow given = flows.firstGiven();
        Flows.Flow got = flows.lastGot();
        if (given == null || got == null) {
            return; // a round trip: it ends in the mint that it began with
        }
        if (flows.ends() == 2) {
            swaps.add(
                    new Net(
                            trader,
                            given.mint,
                            amount(tx, trader, given),
                            got.mint,
                            amount(tx, trader, got)));
        } else {
            pairs(tx, trader, legs, swaps);
        }
    }

    /** Several mints at either end: what the direct legs exchanged, pair by pair. */
    private void pairs(TransactionView tx, String trader, List<Leg> legs, List<Net> swaps) {
        for (Flows.Flow given : flows.all()) {
            for (Flows.Flow got : flows.all()) {
                if (!given.isEnd() || !got.isEnd() || !given.isGiven() || got.isGiven()) {
                    continue;
                }
                long input = 0;
                long output = 0;
                for (Leg leg : legs) {
                    if (trader.equals(leg.trader)
                            && leg.inputMint.equals(given.mint)
                            && leg.outputMint.equals(got.mint)) {
                        input += leg.input;
                        output += leg.output;
                    }
                }
                if (input != 0 && output != 0) {
                    swaps.add(new Net(trader, given.mint, input, got.mint, output));
                }
            }
        }
    }

    private static long amount(TransactionView tx, String trader, Flows.Flow flow) {
        long byLegs = flow.net();
        if (Mints.isSol(flow.mint) || !tx.holds(trader, flow.mint)) {
            return byLegs;
        }
        long before = tx.units(trader, flow.mint, false);
        long after = tx.units(trader, flow.mint, true);
        boolean gave = Long.compareUnsigned(before, after) > 0;
        long byBalance = gave ? before - after : after - before;
        long difference =
                Long.compareUnsigned(byBalance, byLegs) > 0
                        ? byBalance - byLegs
                        : byLegs - byBalance;
        boolean same =
                gave == flow.isGiven()
                        && Long.compareUnsigned(difference, Flows.tolerance(byLegs)) <= 0;
        return same ? byBalance : byLegs;
    }

    /**
     * A signer who gave exactly one mint and got exactly one other, with at least one token
     * transfer inside an instruction. Mints that were minted or burned here are shares of
     * something, NFTs are goods: neither is a swap.
     */
    private void fromBalances(TransactionView tx, List<Net> swaps) {
        if (!hasInnerTransfer(tx)) {
            return;
        }
        for (int i = 0; i < tx.keyCount && tx.signer[i]; i++) {
            Net net = fromBalances(tx, i);
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

    private static @Nullable Net fromBalances(TransactionView tx, int account) {
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
        return new Net(
                holder,
                given,
                Mints.isSol(given) ? -lamports : change(tx, holder, given),
                got,
                Mints.isSol(got) ? lamports : change(tx, holder, got));
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
