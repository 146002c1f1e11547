package io.slipstream.connectors.kafka;

import static org.assertj.core.api.Assertions.assertThat;

import io.slipstream.models.chain.PoolTrade;
import io.slipstream.models.chain.Side;
import io.slipstream.models.trade.Order;
import io.slipstream.models.trade.OrderContext;
import io.slipstream.models.trade.OrderTerms;
import org.junit.jupiter.api.Test;

class RecordJsonTest {

    @Test
    void writesAllComponentsOfARecordAndNothingElse() throws Exception {
        PoolTrade trade =
                new PoolTrade(
                        "s", 1, 2, 3, 4, 5, "m", "q", "p", "d", null, "t", "q", 6, "m", 7, 8, 9,
                        30);
        assertThat(RecordJson.MAPPER.writeValueAsString(trade))
                .contains("\"signature\":\"s\"", "\"pool\":null", "\"feeBps\":30")
                .doesNotContain("buy");
    }

    @Test
    void readsBackWhatItWrote() throws Exception {
        OrderTerms terms =
                new OrderTerms(
                        "o",
                        "s",
                        1,
                        OrderContext.EXIT,
                        "stop_loss",
                        "l",
                        null,
                        2,
                        3,
                        4,
                        5,
                        Side.SELL,
                        "m",
                        "m",
                        "q",
                        6,
                        7,
                        8,
                        9,
                        10);
        Order order = Order.decided(terms).sent().filled(11, 12, 13, 14);
        byte[] json = RecordJson.MAPPER.writeValueAsBytes(order);
        assertThat(RecordJson.MAPPER.readValue(json, Order.class)).isEqualTo(order);
    }
}
