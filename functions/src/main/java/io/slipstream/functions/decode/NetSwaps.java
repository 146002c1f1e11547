package io.slipstream.functions.decode;

import io.slipstream.models.unit.Mints;
import java.util.ArrayList;
import java.util.List;

/**
 * What each trader gave and got in one transaction.
 *
 * <p>Legs say direction and SOL: a wallet's lamports also carry tips, rent and fees of bots, so
 * that they cannot. For tokens the balances decide where they agree with the legs within 3 % (a
 * transfer fee, a fee taken in the token): that is what the trader can sell again. Mints that only
 * pass through a route are left out. An order that a keeper filled is the owner's swap, and the
 * route that the keeper took is his too. Where no program's leg was seen, {@link BalanceSwaps}
 * decides.
 */
final class NetSwaps {
    /**
     * What one trader gave and got; amounts unsigned, in base units.
     *
     * @param fromBalances true if no leg says so, only balances
     */
    record Net(
            String trader,
            String inputMint,
            long input,
            String outputMint,
            long output,
            boolean fromBalances) {

        Net(String trader, String inputMint, long input, String outputMint, long output) {
            this(trader, inputMint, input, outputMint, output, false);
        }
    }

    private final Flows flows = new Flows();
    private final Principals principals = new Principals();

    /** The net swaps of a transaction whose programs have been asked. */
    List<Net> of(TransactionView tx, Findings found) {
        List<Net> swaps = new ArrayList<>(2);
        List<Leg> legs = found.legs;
        for (int i = 0; i < found.fills.size(); i++) {
            fill(found.fills.get(i), legs, swaps);
        }
        int fills = swaps.size();
        if (legs.isEmpty()) {
            if (found.movedUnseen && found.openings.isEmpty()) {
                BalanceSwaps.find(tx, swaps);
            }
            return swaps;
        }
        principals.book(tx, legs);
        for (int i = 0; i < legs.size(); i++) {
            String trader = legs.get(i).trader;
            if (trader != null && isFirstOf(trader, legs, i) && !has(swaps, fills, trader)) {
                net(tx, trader, legs, swaps);
            }
        }
        return swaps;
    }

    /** The owner's swap; the legs before it that nobody has yet are the keeper's way to fill it. */
    private static void fill(OrderFill fill, List<Leg> legs, List<Net> swaps) {
        for (int i = 0; i < legs.size(); i++) {
            Leg leg = legs.get(i);
            if (leg.at < fill.at() && leg.trader == null) {
                leg.trader = fill.owner();
            }
        }
        swaps.add(
                new Net(
                        fill.owner(),
                        fill.inputMint(),
                        fill.input(),
                        fill.outputMint(),
                        fill.output()));
    }

    private static boolean has(List<Net> swaps, int count, String trader) {
        for (int i = 0; i < count; i++) {
            if (swaps.get(i).trader().equals(trader)) {
                return true;
            }
        }
        return false;
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
        if (flows.ends() > 2) {
            flows.dropLeftovers();
        }
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
                        output += leg.received();
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
}
