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

    /** Balance and legs may differ by this part, in percent, and mean the same. */
    private static final long TOLERANCE_PERCENT = 3;

    /** Lamports below which a balance-only swap is rent, a tip or a fee, not a price: 0.003 SOL. */
    private static final long LEAST_LAMPORTS = 3_000_000;

    private final List<Flow> flows = new ArrayList<>();

    /** Sums of one mint over one trader's legs. */
    private static final class Flow {
        final String mint;
        long given;
        long got;

        Flow(String mint) {
            this.mint = mint;
        }

        boolean isGiven() {
            return Long.compareUnsigned(given, got) > 0;
        }

        long net() {
            return isGiven() ? given - got : got - given;
        }

        /** A mint on both sides of a route that cancels out. */
        boolean passesThrough() {
            if (given == 0 || got == 0) {
                return false;
            }
            long larger = isGiven() ? given : got;
            return Long.compareUnsigned(net(), percent(larger)) <= 0;
        }
    }

    /** The net swaps of a transaction whose legs have been found. */
    List<Net> of(TransactionView tx, List<Leg> legs, boolean opensPool) {
        List<Net> swaps = new ArrayList<>(2);
        if (legs.isEmpty()) {
            if (!opensPool) {
                fromBalances(tx, swaps);
            }
            return swaps;
        }
        bookTraders(tx, legs);
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

    /**
     * A leg whose user signed is his. Others run through a router's account: they belong to the
     * signer whose balances moved in their mints, else to their user if his did, else to an owner
     * who received their last output (a keeper filled his order).
     */
    private static void bookTraders(TransactionView tx, List<Leg> legs) {
        for (Leg leg : legs) {
            int user = tx.indexOf(leg.user);
            if (tx.isSigner(user)) {
                leg.trader = leg.user;
            }
        }
        for (Leg leg : legs) {
            if (leg.trader == null) {
                leg.trader = behind(tx, leg, legs);
            }
        }
    }

    private static @Nullable String behind(TransactionView tx, Leg leg, List<Leg> legs) {
        for (int i = 0; i < tx.keyCount && tx.signer[i]; i++) {
            for (Leg other : legs) {
                if (other.trader == null
                        && (moved(tx, tx.keys[i], other.inputMint)
                                || moved(tx, tx.keys[i], other.outputMint))) {
                    return tx.keys[i];
                }
            }
        }
        String user = leg.user;
        if (user != null && (moved(tx, user, leg.inputMint) || moved(tx, user, leg.outputMint))) {
            return user;
        }
        return tx.keyCount > 0 ? tx.keys[0] : null;
    }

    private static boolean moved(TransactionView tx, String holder, String mint) {
        return !Mints.isSol(mint)
                && tx.holds(holder, mint)
                && tx.units(holder, mint, false) != tx.units(holder, mint, true);
    }

    private void net(TransactionView tx, String trader, List<Leg> legs, List<Net> swaps) {
        flows.clear();
        for (Leg leg : legs) {
            if (trader.equals(leg.trader)) {
                Flow input = flow(leg.inputMint);
                input.given += leg.input;
                Flow output = flow(leg.outputMint);
                output.got += leg.output;
            }
        }
        Flow given = null;
        Flow got = null;
        int ends = 0;
        for (Flow flow : flows) {
            if (!flow.passesThrough() && flow.net() != 0) {
                ends++;
                if (flow.isGiven()) {
                    given = given == null ? flow : given;
                } else {
                    got = flow;
                }
            }
        }
        if (given == null || got == null) {
            return; // a round trip: it ends in the mint that it began with
        }
        if (ends == 2) {
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
        for (Flow given : flows) {
            for (Flow got : flows) {
                if (given.passesThrough()
                        || got.passesThrough()
                        || !given.isGiven()
                        || got.isGiven()) {
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
        if (swaps.isEmpty()) {
            Flow given = largest(true);
            Flow got = largest(false);
            if (given != null && got != null) {
                swaps.add(
                        new Net(
                                trader,
                                given.mint,
                                amount(tx, trader, given),
                                got.mint,
                                amount(tx, trader, got)));
            }
        }
    }

    /** The first mint given, or the last one got, that does not only pass through. */
    private @Nullable Flow largest(boolean given) {
        Flow found = null;
        for (Flow flow : flows) {
            if (!flow.passesThrough() && flow.net() != 0 && flow.isGiven() == given) {
                if (given) {
                    return flow;
                }
                found = flow;
            }
        }
        return found;
    }

    private static long amount(TransactionView tx, String trader, Flow flow) {
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
                gave == flow.isGiven() && Long.compareUnsigned(difference, percent(byLegs)) <= 0;
        return same ? byBalance : byLegs;
    }

    private Flow flow(String mint) {
        for (Flow flow : flows) {
            if (flow.mint.equals(mint)) {
                return flow;
            }
        }
        Flow fresh = new Flow(mint);
        flows.add(fresh);
        return fresh;
    }

    private static long percent(long value) {
        return Long.divideUnsigned(value, 100) * TOLERANCE_PERCENT;
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
                    || !moved(tx, holder, mint)) {
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
