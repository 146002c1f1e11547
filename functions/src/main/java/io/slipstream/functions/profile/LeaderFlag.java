package io.slipstream.functions.profile;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * What speaks against following a wallet, whatever it has made. The names are stable.
 *
 * <p>Between wallets that the same money has funded less is enough: three cases and a quarter,
 * instead of five and half or more. Strangers meet by chance or by following the same leader; those
 * who live on one purse do not.
 */
public enum LeaderFlag {
    /**
     * It sells at once into the buys of always the same wallet: at least five times, and in half of
     * its sells. Or into those of wallets that are linked with it: three times, in a quarter.
     */
    WASH,
    /**
     * It and another wallet trade the same in the same slot: at least five times, in 60 %. It and
     * one that is linked with it: three times, in a quarter.
     */
    SYBIL,
    /** It sells at once into the buys of three or more others: five times, half of its sells. */
    DUMPER,
    /** It buys in the slot of a mint's creation beside others: five times, half of its buys. */
    SNIPER;

    private static final int LEAST = 5;
    private static final int LEAST_LINKED = 3;

    /** One case in so many. */
    private static final int LINKED_SHARE = 4;

    /**
     * Over all that is known of it.
     *
     * @param linked the wallets with which its funding links it
     */
    static List<LeaderFlag> of(WalletTruth truth, Span all, Set<String> linked) {
        List<LeaderFlag> flags = new ArrayList<>();
        int counterpart = WalletTruth.most(truth.counterparts);
        if (counterpart >= LEAST && counterpart * 2L >= all.sells
                || isMuch(sum(truth.counterparts, linked), all.sells)) {
            flags.add(WASH);
        }
        int together = WalletTruth.most(truth.together);
        if (together >= LEAST && together * 10L >= all.trades * 6
                || isMuch(most(truth.together, linked), all.trades)) {
            flags.add(SYBIL);
        }
        if (all.dumps >= LEAST && all.dumps * 2 >= all.sells) {
            flags.add(DUMPER);
        }
        if (all.bundledBuys >= LEAST && all.bundledBuys * 2 >= all.buys) {
            flags.add(SNIPER);
        }
        return flags;
    }

    private static boolean isMuch(long cases, long of) {
        return cases >= LEAST_LINKED && cases * LINKED_SHARE >= of;
    }

    /** A sale counts for one wallet, so several accomplices add up. */
    private static long sum(Map<String, Integer> wallets, Set<String> linked) {
        long sum = 0;
        for (String wallet : linked) {
            sum += wallets.getOrDefault(wallet, 0);
        }
        return sum;
    }

    /** A trade may count for several wallets: they do not add up. */
    private static long most(Map<String, Integer> wallets, Set<String> linked) {
        long most = 0;
        for (String wallet : linked) {
            most = Math.max(most, wallets.getOrDefault(wallet, 0));
        }
        return most;
    }
}
