package io.slipstream.functions.feature;

import io.slipstream.models.market.WalletFlow;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;

/** What wallets did between two looks at a token. */
final class WalletFlows {
    /** More wallets are not told of: a crowd of thousands must not travel with every look. */
    static final int MOST = 500;

    private static final Comparator<WalletFlow> LARGEST_FIRST =
            Comparator.comparingLong((WalletFlow flow) -> -Math.abs(flow.netLamports() / 2))
                    .thenComparing(WalletFlow::wallet);

    private WalletFlows() {}

    /** By wallet, without those that came out even; the largest ones if there are many. */
    static List<WalletFlow> of(Map<String, Long> net) {
        List<WalletFlow> flows = new ArrayList<>();
        net.forEach(
                (wallet, lamports) -> {
                    if (lamports != 0) {
                        flows.add(new WalletFlow(wallet, lamports));
                    }
                });
        flows.sort(LARGEST_FIRST);
        List<WalletFlow> told = new ArrayList<>(flows.subList(0, Math.min(MOST, flows.size())));
        told.sort(Comparator.comparing(WalletFlow::wallet));
        return told;
    }
}
