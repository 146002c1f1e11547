package io.slipstream.functions.chat;

import static org.assertj.core.api.Assertions.assertThat;

import io.slipstream.models.chat.OrderLine;
import org.junit.jupiter.api.Test;

class OrdersTest {

    @Test
    void aSnipeSaysWhichModelScoredItAndWhy() {
        OrderLine snipe =
                new OrderLine(
                        "0123456789abcdef0123456789abcdef",
                        "BUY",
                        "mint",
                        "sniper",
                        null,
                        "pool",
                        "FILLED",
                        null,
                        1,
                        1,
                        1,
                        1,
                        null,
                        null,
                        1,
                        0,
                        "mlp-1",
                        "buys=12 (+0.81); sells=3 (-0.20)");
        assertThat(Orders.score(snipe).text())
                .isEqualTo(
                        "Scored by model `mlp-1`: buys\\=12 \\(\\+0\\.81\\); sells\\=3 \\(\\-0\\.20\\)");
        assertThat(Orders.score(FakeDesk.filledBuy())).isEqualTo(Markup.NOTHING);
    }
}
