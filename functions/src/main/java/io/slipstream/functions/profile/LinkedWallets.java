package io.slipstream.functions.profile;

import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;

/**
 * With whom one wallet is linked, by who funded whom. Flink state, hence the public fields.
 *
 * <p>Bounded: so many funders, and of each what {@link FundedWallets} holds.
 */
public final class LinkedWallets {
    /** Further funders are not looked at: a wallet lives on the money of few. */
    static final int MOST_FUNDERS = 16;

    public Map<String, Partners> byFunder = new HashMap<>();

    /** The wallets with which the money of one funder links this one. */
    public static final class Partners {
        public Set<String> wallets = new HashSet<>();
    }

    /** Takes in what was told. */
    public void learn(WalletLink link) {
        if (link.partners().isEmpty()) {
            byFunder.remove(link.funder());
        } else if (byFunder.size() < MOST_FUNDERS || byFunder.containsKey(link.funder())) {
            byFunder.computeIfAbsent(link.funder(), funder -> new Partners())
                    .wallets
                    .addAll(link.partners());
        }
    }

    /** All of them. */
    public Set<String> partners() {
        Set<String> partners = new HashSet<>();
        byFunder.values().forEach(of -> partners.addAll(of.wallets));
        return partners;
    }
}
