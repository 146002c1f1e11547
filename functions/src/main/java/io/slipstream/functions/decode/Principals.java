package io.slipstream.functions.decode;

import io.slipstream.models.unit.Mints;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Finds for whom each leg was traded. The one whom program or transfer name is often an account of
 * a router, or a keeper who fills another's order; the balances say who gave and who got.
 */
final class Principals {
    /** A fee kept on the way is less than a tenth. */
    private static final int FEE_PART = 10;

    private final Flows flows = new Flows();

    /** Sets each leg's trader; legs of nobody in particular keep none. */
    void book(TransactionView tx, List<Leg> legs) {
        boolean all = true;
        for (int i = 0; i < legs.size(); i++) {
            Leg leg = legs.get(i);
            if (leg.trader == null) {
                all &= bookOwn(tx, legs, leg.user);
            }
        }
        if (!all) {
            bookOthers(tx, legs);
        }
    }

    /** Books the legs of one user to him if they are his; false if they are not. */
    private boolean bookOwn(TransactionView tx, List<Leg> legs, @Nullable String user) {
        if (user == null) {
            return false;
        }
        flows.of(legs, leg -> user.equals(leg.user));
        Flows.Flow given = flows.firstGiven();
        Flows.Flow got = flows.lastGot();
        // a round trip leaves no ends, and nothing to look for in his balances
        if (given != null && got != null && !isHis(tx, user, given, got)) {
            return false;
        }
        for (Leg leg : legs) {
            if (user.equals(leg.user)) {
                leg.trader = user;
            }
        }
        return true;
    }

    /** What is left is one route through accounts of routers and keepers: for one principal. */
    private void bookOthers(TransactionView tx, List<Leg> legs) {
        flows.of(legs, leg -> leg.trader == null);
        Flows.Flow given = flows.firstGiven();
        Flows.Flow got = flows.lastGot();
        if (given == null || got == null) {
            return;
        }
        String principal = principal(tx, given, got);
        if (principal == null) {
            principal = movedSigner(tx, legs);
        }
        if (principal == null) {
            principal = signingUser(tx, legs);
        }
        for (Leg leg : legs) {
            if (leg.trader == null) {
                leg.trader = principal;
            }
        }
    }

    /**
     * True if at least half of one end moved the user's own balance. One who signed and of whom no
     * token account is listed at either end is believed: an account opened and closed here leaves
     * no balance, and old nodes did not list owners.
     */
    private static boolean isHis(
            TransactionView tx, String user, Flows.Flow given, Flows.Flow got) {
        if (changed(tx, user, given, 2) || changed(tx, user, got, 2)) {
            return true;
        }
        return tx.isSigner(tx.indexOf(user))
                && !holdsToken(tx, user, given)
                && !holdsToken(tx, user, got);
    }

    private static boolean holdsToken(TransactionView tx, String user, Flows.Flow flow) {
        return !Mints.isSol(flow.mint) && tx.holds(user, flow.mint);
    }

    private static @Nullable String signingUser(TransactionView tx, List<Leg> legs) {
        for (Leg leg : legs) {
            if (leg.trader == null && tx.isSigner(tx.indexOf(leg.user))) {
                return leg.user;
            }
        }
        return null;
    }

    /** Signers first, then who received the output, then who gave the input. */
    private static @Nullable String principal(
            TransactionView tx, Flows.Flow given, Flows.Flow got) {
        for (int i = 0; i < tx.keyCount && tx.signer[i]; i++) {
            String signer = tx.keys[i];
            if (changed(tx, signer, got, FEE_PART) || changed(tx, signer, given, FEE_PART)) {
                return signer;
            }
        }
        for (int i = 0; i < tx.keyCount; i++) {
            String owner = tx.owner[i];
            if (owner != null && changed(tx, owner, got, FEE_PART)) {
                return owner;
            }
        }
        for (int i = 0; i < tx.keyCount; i++) {
            String owner = tx.owner[i];
            if (owner != null && changed(tx, owner, given, FEE_PART)) {
                return owner;
            }
        }
        return null;
    }

    /**
     * True if the holder's balance of the mint moved in the flow's direction, by all of it but one
     * part: keepers and platforms keep a fee of what they pass on.
     */
    private static boolean changed(TransactionView tx, String holder, Flows.Flow flow, int part) {
        if (!tx.moved(holder, flow.mint)) {
            return false;
        }
        long before = tx.units(holder, flow.mint, false);
        long after = tx.units(holder, flow.mint, true);
        boolean gave = Long.compareUnsigned(before, after) > 0;
        long by = gave ? before - after : after - before;
        long least = flow.net() - Long.divideUnsigned(flow.net(), part);
        return gave == flow.isGiven() && Long.compareUnsigned(by, least) >= 0;
    }

    private static @Nullable String movedSigner(TransactionView tx, List<Leg> legs) {
        for (int i = 0; i < tx.keyCount && tx.signer[i]; i++) {
            for (Leg leg : legs) {
                if (leg.trader == null
                        && (tx.moved(tx.keys[i], leg.inputMint)
                                || tx.moved(tx.keys[i], leg.outputMint))) {
                    return tx.keys[i];
                }
            }
        }
        return null;
    }
}
