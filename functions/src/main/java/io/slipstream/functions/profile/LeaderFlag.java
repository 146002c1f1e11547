package io.slipstream.functions.profile;

import java.util.ArrayList;
import java.util.List;

/** What speaks against following a wallet, whatever it has made. The names are stable. */
public enum LeaderFlag {
    /**
     * It sells at once into the buys of always the same wallet: at least five times, and in half of
     * its sells.
     */
    WASH,
    /** It and another wallet trade the same in the same slot: at least five times, in 60 %. */
    SYBIL,
    /** It sells at once into the buys of three or more others: five times, half of its sells. */
    DUMPER,
    /** It buys in the slot of a mint's creation beside others: five times, half of its buys. */
    SNIPER;

    private static final int LEAST = 5;

    /** Over all that is known of it. */
    static List<LeaderFlag> of(WalletTruth truth, Span all) {
        List<LeaderFlag> flags = new ArrayList<>();
        int counterpart = WalletTruth.most(truth.counterparts);
        if (counterpart >= LEAST && counterpart * 2L >= all.sells) {
            flags.add(WASH);
        }
        int together = WalletTruth.most(truth.together);
        if (together >= LEAST && together * 10L >= all.trades * 6) {
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
}
