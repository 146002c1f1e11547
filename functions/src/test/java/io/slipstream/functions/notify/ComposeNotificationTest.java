package io.slipstream.functions.notify;

import static org.assertj.core.api.Assertions.assertThat;

import io.slipstream.models.chain.Side;
import io.slipstream.models.trade.Notification;
import io.slipstream.models.trade.Order;
import io.slipstream.models.trade.OrderContext;
import io.slipstream.models.trade.OrderTerms;
import org.junit.jupiter.api.Test;

class ComposeNotificationTest {

    @Test
    void tellsOfFillsFailuresAndSkips() {
        Order buy = Order.decided(terms(Side.BUY, 1_500_000_000));
        Order sell = Order.decided(terms(Side.SELL, 700));

        assertThat(ComposeNotification.filled(buy.filled(700, 105_000, 12, 5_000), 0))
                .isEqualTo(
                        new Notification(
                                "fill:order",
                                7,
                                "fill",
                                "Bought 700 units of Mint for 1.5 SOL (fee 0.000105 SOL).",
                                5_000,
                                buy.filled(700, 105_000, 12, 5_000),
                                0));
        assertThat(
                        ComposeNotification.filled(
                                        sell.filled(2_000_000_000, 0, 12, 5_000), -10_000_000)
                                .text())
                .isEqualTo("Sold 700 units of Mint for 2 SOL (fee 0 SOL). Profit: -0.01 SOL.");
        assertThat(ComposeNotification.failed(buy.failed("SLIPPAGE", 0, 12, 5_000)))
                .isEqualTo(
                        new Notification(
                                "fail:order",
                                7,
                                "fail",
                                "Could not buy Mint: SLIPPAGE.",
                                5_000,
                                buy.failed("SLIPPAGE", 0, 12, 5_000),
                                0));
        assertThat(ComposeNotification.denied(Order.denied(sell.terms(), "HALTED")))
                .isEqualTo(
                        new Notification(
                                "skip:order",
                                7,
                                "skip",
                                "Did not sell Mint: HALTED.",
                                1_000,
                                Order.denied(sell.terms(), "HALTED"),
                                0));
    }

    private static OrderTerms terms(Side side, long amount) {
        return new OrderTerms(
                "order",
                "signal",
                7,
                OrderContext.COPY_TRADE,
                null,
                "leader",
                null,
                10,
                0,
                1,
                1,
                side,
                "Mint",
                "in",
                "out",
                amount,
                100,
                0,
                0,
                12);
    }
}
