package io.slipstream.functions.profile;

import static org.assertj.core.api.Assertions.assertThat;

import io.slipstream.functions.execute.PoolReserves;
import io.slipstream.models.chain.Side;
import io.slipstream.models.market.LeaderProfile;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;

class WalletBookTest {
    private static final long SOL = 1_000_000_000;
    private static final long NOON = 1_767_268_800;

    private final WalletTruth truth = new WalletTruth();
    private final WalletPosition position = new WalletPosition();

    @Test
    void profitIsRealisedFirstInFirstOut() {
        trade(Side.BUY, 100, 10, 0, null);
        trade(Side.BUY, 100, 30, 60, null);
        trade(Side.SELL, 150, 60, 120, null);

        LeaderProfile all = profile("all");
        // 100 units cost 10 and brought 40; 50 units cost 15 and brought 20.
        assertThat(all.realized()).isEqualTo(35);
        assertThat(all.closed()).isEqualTo(1);
        assertThat(all.wins()).isEqualTo(1);
        assertThat(all.profitFactor()).isEqualTo(-1);
        assertThat(position.lots).hasSize(1);
        assertThat(position.lots.get(0).units).isEqualTo(50);
        assertThat(position.lots.get(0).cost).isEqualTo(15);
    }

    @Test
    void whatWasNeverBoughtBringsNothing() {
        trade(Side.SELL, 150, 60, 0, null);

        assertThat(profile("all").realized()).isZero();
        assertThat(profile("all").closed()).isZero();
    }

    @Test
    void aWinIsCountedOnceItsLotIsClosedWholly() {
        trade(Side.BUY, 100, 10, 0, null);
        trade(Side.SELL, 50, 20, 60, null);
        assertThat(profile("all").closed()).isZero();

        trade(Side.SELL, 50, 1, 120, null);

        assertThat(profile("all").closed()).isEqualTo(1);
        assertThat(profile("all").wins()).isEqualTo(1);
        assertThat(profile("all").profitFactor()).isEqualTo(15.0 / 4);
    }

    @Test
    void windowsForgetWhatLiesBeforeThem() {
        trade(Side.BUY, 100, 10, 0, null);
        trade(Side.SELL, 100, 30, 60, null);
        trade(Side.BUY, 100, 10, 8 * 24 * 3600, null);
        trade(Side.SELL, 100, 11, 8 * 24 * 3600 + 60, null);
        trade(Side.BUY, 100, 10, 50 * 24 * 3600, null);
        trade(Side.SELL, 100, 15, 50 * 24 * 3600 + 60, null);

        assertThat(profile("1d").realized()).isEqualTo(5);
        assertThat(profile("30d").realized()).isEqualTo(5);
        assertThat(profile("all").realized()).isEqualTo(26);
        assertThat(truth.spans).hasSize(1);
    }

    @Test
    void aFollowerPaysThePoolsFeeItsImpactAndTheNetworks() {
        trade(Side.BUY, 1_000_000, SOL, 0, null);
        trade(Side.SELL, 1_000_000, SOL, 60, null);

        LeaderProfile all = profile("all");
        // Same pool before and after: a hundredth each way of 0.1 SOL, twice the fee, some
        // rounding.
        assertThat(all.followedLater()).isBetween(-2_300_000L, -2_190_000L);
        assertThat(all.followedSoon()).isEqualTo(all.followedLater());
    }

    @Test
    void sellingIntoOneWalletsBuysIsWashTradingAndIntoManyIsDumping() {
        for (int i = 0; i < 5; i++) {
            trade(Side.BUY, 100, 10, i * 100, null);
            trade(Side.SELL, 100, 30, i * 100 + 2, new WalletTrade.Flip(1, 40, "friend", 40));
        }
        assertThat(profile("all").flags()).isEqualTo("WASH");
        assertThat(profile("all").tier()).isEqualTo("FLAGGED");
        assertThat(profile("all").score()).isZero();

        for (int i = 0; i < 12; i++) {
            trade(Side.BUY, 100, 10, 1_000 + i * 100, null);
            trade(Side.SELL, 100, 30, 1_002 + i * 100, new WalletTrade.Flip(4, 40, "one", 11));
        }
        assertThat(profile("all").flags()).isEqualTo("DUMPER");
    }

    @Test
    void oneWhoAlwaysTradesBesideAnotherIsASybil() {
        for (int i = 0; i < 6; i++) {
            book(trade(Side.BUY, 100, 10, i * 100, null, List.of("twin", "stranger-" + i)));
        }

        assertThat(profile("all").flags()).isEqualTo("SYBIL");
    }

    @Test
    void aThirdOfTheTradesBesideAWalletOnTheSamePurseIsEnough() {
        for (int i = 0; i < 20; i++) {
            List<String> beside =
                    i % 20 < 7 ? List.of("twin", "neighbour") : List.of("stranger-" + i);
            book(trade(Side.BUY, 100, 10, i * 100, null, beside));
        }

        assertThat(profile("all").flags()).isEmpty();
        assertThat(profile("all", Set.of("somebody")).flags()).isEmpty();
        assertThat(profile("all", Set.of("twin", "purse")).flags()).isEqualTo("SYBIL");
    }

    @Test
    void linkedWalletsNeedThreeCasesAndAQuarterOfTheTrades() {
        for (int i = 0; i < 2; i++) {
            book(trade(Side.BUY, 100, 10, i * 100, null, List.of("twin")));
        }
        assertThat(profile("all", Set.of("twin")).flags()).isEmpty();

        for (int i = 2; i < 12; i++) {
            book(trade(Side.BUY, 100, 10, i * 100, null, i < 3 ? List.of("twin") : List.of()));
        }
        assertThat(profile("all", Set.of("twin")).flags()).isEqualTo("SYBIL");

        trade(Side.BUY, 100, 10, 1_300, null);
        assertThat(profile("all", Set.of("twin")).flags()).isEmpty();
    }

    @Test
    void aRingOfAccomplicesIsWashTradingOnceTheirPurseIsKnown() {
        for (int i = 0; i < 12; i++) {
            trade(Side.BUY, 100, 10, i * 100, null);
            String accomplice = "friend-" + i % 3;
            trade(Side.SELL, 100, 30, i * 100 + 2, new WalletTrade.Flip(1, 40, accomplice, 40));
        }

        assertThat(profile("all").flags()).isEmpty();
        assertThat(profile("all", Set.of("friend-0", "friend-1", "friend-2")).flags())
                .isEqualTo("WASH");
    }

    private LeaderProfile profile(String window) {
        return profile(window, Set.of());
    }

    private LeaderProfile profile(String window, Set<String> linked) {
        return Profiles.of("wallet", truth, 0, linked).stream()
                .filter(one -> one.window().equals(window))
                .findFirst()
                .orElseThrow();
    }

    private void trade(Side side, long units, long sol, long seconds, WalletTrade.Flip flip) {
        book(trade(side, units, sol, seconds, flip, List.of()));
    }

    private void book(WalletTrade trade) {
        WalletBook.book(trade, truth, position);
    }

    private static WalletTrade trade(
            Side side,
            long units,
            long sol,
            long seconds,
            WalletTrade.Flip flip,
            List<String> together) {
        PoolReserves pool = new PoolReserves(1, 0, 0, 0, 1_000_000_000_000L, 1_000 * SOL, 100);
        return new WalletTrade(
                "wallet",
                "mint",
                side,
                sol,
                units,
                -1,
                1,
                NOON + seconds,
                false,
                false,
                flip,
                together,
                pool,
                pool,
                pool);
    }
}
