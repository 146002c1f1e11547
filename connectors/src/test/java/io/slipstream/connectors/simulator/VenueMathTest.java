package io.slipstream.connectors.simulator;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

/** The numbers are those of mainnet transactions of 2024 and 2025. */
class VenueMathTest {
    @Test
    void curveSellsForWhatPumpFunPaid() {
        Fill fill =
                new BondingCurve(67_060_321_318L, 480_015_595_963_203L, 1)
                        .sell(28_690_843_496_908L);
        assertThat(fill.poolQuote()).isEqualTo(3_782_175_798L);
        assertThat(fill.protocolFee()).isEqualTo(35_930_671);
        assertThat(fill.creatorFee()).isEqualTo(1_891_088);
        assertThat(fill.traderQuote()).isEqualTo(3_782_175_798L - 35_930_671 - 1_891_088);
    }

    @Test
    void curveBuysForWhatPumpFunCharged() {
        BondingCurve curve =
                new BondingCurve(33_274_121_558L, 967_418_476_981_707L, 687_518_476_981_707L);
        Fill fill = curve.buy(202_000_002);
        assertThat(fill.units()).isEqualTo(5_780_097_770_783L);
        assertThat(fill.poolQuote()).isEqualTo(200_000_000);
        assertThat(fill.traderQuote()).isEqualTo(202_000_000);
    }

    @Test
    void curveIsCompleteAtEightyFiveSol() {
        BondingCurve curve = new BondingCurve();
        curve.bought(curve.buy(200_000_000_000L));
        assertThat(curve.complete()).isTrue();
        assertThat(curve.realSol()).isEqualTo(85_005_359_057L);
        assertThat(curve.buy(1_000_000_000)).isEqualTo(Fill.NOTHING);
    }

    @Test
    void pumpSwapSellsForWhatThePoolPaid() {
        Fill fill =
                new ProductPool(126_333_472_189_931L, 146_353_567_353L)
                        .pumpSwapSell(1_815_370_392_047L);
        assertThat(fill.traderQuote()).isEqualTo(2_067_040_713);
        assertThat(fill.lpFee()).isEqualTo(4_146_521);
        assertThat(fill.protocolFee()).isEqualTo(1_036_631);
        assertThat(fill.poolQuote()).isEqualTo(2_073_260_496L - 4_146_521);
    }

    @Test
    void pumpSwapBuyStaysWithinItsBudgetAndNearTheBest() {
        ProductPool pool = new ProductPool(11_366_011_985_444L, 2_872_707_314_402L);
        Fill fill = pool.pumpSwapBuy(458_092_932);
        assertThat(fill.traderQuote()).isLessThanOrEqualTo(458_092_932);
        assertThat(fill.units()).isBetween(1_806_759_470L, 1_806_759_490L);
    }

    @Test
    void raydiumSwapsAsItsLogSays() {
        long out =
                ProductPool.raydiumOut(
                        102_206_809_996_594L, 3_367_812_513_075_431L, 123_641_935_977L);
        assertThat(out).isEqualTo(3_632_943_319L);
    }

    @Test
    void nobodyGainsByBuyingAndSellingAtOnce() {
        BondingCurve curve = new BondingCurve();
        ProductPool pool = new ProductPool(60_000_000_000_000L, 90_000_000_000L);
        for (long budget = 1; budget < 50_000_000_000L; budget = budget * 3 + 1) {
            Fill in = curve.buy(budget);
            assertThat(in.traderQuote()).isLessThanOrEqualTo(budget);
            if (!in.isNothing()) {
                curve.bought(in);
                Fill out = curve.sell(in.units());
                assertThat(out.traderQuote()).isLessThanOrEqualTo(in.traderQuote());
                curve.sold(out.isNothing() ? in : out);
            }
            Fill swapIn = pool.pumpSwapBuy(budget);
            assertThat(swapIn.traderQuote()).isLessThanOrEqualTo(budget);
            if (!swapIn.isNothing()) {
                pool.bought(swapIn);
                assertThat(pool.pumpSwapSell(swapIn.units()).traderQuote())
                        .isLessThan(swapIn.traderQuote());
            }
        }
    }
}
