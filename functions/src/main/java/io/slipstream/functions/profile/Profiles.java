package io.slipstream.functions.profile;

import io.slipstream.models.market.LeaderProfile;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;

/** A wallet's record in each window. */
public final class Profiles {
    private static final List<String> NAMES = List.of("1d", "7d", "30d", LeaderProfile.ALL);
    private static final long[] SECONDS = {
        WalletTruth.DAY_SECONDS, 7 * WalletTruth.DAY_SECONDS, 30 * WalletTruth.DAY_SECONDS, 0
    };

    private Profiles() {}

    /**
     * One profile for each window that ends with the wallet's last trade. Flags are those of all
     * that is known.
     *
     * @param unrealized of all open positions, lamports
     * @param linked the wallets with which its funding links it
     */
    public static List<LeaderProfile> of(
            String wallet, WalletTruth truth, long unrealized, Set<String> linked) {
        List<LeaderFlag> flags = LeaderFlag.of(truth, truth.window(0, truth.lastTrade), linked);
        List<LeaderProfile> profiles = new ArrayList<>();
        for (int i = 0; i < SECONDS.length; i++) {
            Span span = truth.window(SECONDS[i], truth.lastTrade);
            profiles.add(of(wallet, NAMES.get(i), truth.lastTrade, span, flags, unrealized));
        }
        return profiles;
    }

    private static LeaderProfile of(
            String wallet,
            String window,
            long at,
            Span span,
            List<LeaderFlag> flags,
            long unrealized) {
        double score = Reputation.score(span, flags);
        return new LeaderProfile(
                wallet,
                window,
                at,
                span.trades,
                span.closed,
                span.wins,
                span.realized,
                unrealized,
                span.losses == 0 ? -1 : (double) span.gains / span.losses,
                span.drawdown,
                span.medianHold(),
                span.mints.size(),
                span.buys == 0 ? 0 : (double) span.earlyBuys / span.buys,
                span.lotGains == 0 ? 0 : (double) span.largestWin / span.lotGains,
                span.followed[0],
                span.followed[1],
                span.followed[2],
                flags.stream().map(Enum::name).collect(Collectors.joining(",")),
                Reputation.tier(span, flags, score),
                score);
    }
}
