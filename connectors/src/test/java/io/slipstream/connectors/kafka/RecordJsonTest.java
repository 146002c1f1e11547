package io.slipstream.connectors.kafka;

import static org.assertj.core.api.Assertions.assertThat;

import io.slipstream.models.chain.PoolTrade;
import io.slipstream.models.chain.Side;
import io.slipstream.models.trade.Order;
import io.slipstream.models.trade.OrderContext;
import io.slipstream.models.trade.OrderTerms;
import io.slipstream.models.unit.Mints;
import org.junit.jupiter.api.Test;

class RecordJsonTest {
    private static final Order ORDER =
            Order.denied(
                    new OrderTerms(
                            "order",
                            "signal",
                            7,
                            OrderContext.EXIT,
                            null,
                            "leader",
                            null,
                            1,
                            2,
                            3,
                            4,
                            Side.SELL,
                            "mint",
                            "mint",
                            Mints.SOL,
                            5,
                            6,
                            7,
                            8,
                            9),
                    "DAILY_LOSS");

    private static final PoolTrade LEG =
            new PoolTrade(
                    "signature",
                    1,
                    2,
                    3,
                    4,
                    5,
                    "mint",
                    Mints.SOL,
                    "program",
                    "pumpfun",
                    null,
                    null,
                    Mints.SOL,
                    6,
                    "mint",
                    7,
                    -1,
                    -1,
                    -1);

    @Test
    void aRecordComesBackAsItWent() throws Exception {
        byte[] json = RecordJson.MAPPER.writeValueAsBytes(ORDER);
        assertThat(RecordJson.MAPPER.readValue(json, Order.class)).isEqualTo(ORDER);
    }

    @Test
    void writesItsComponentsAndNothingElse() throws Exception {
        String json = RecordJson.MAPPER.writeValueAsString(LEG);
        assertThat(json).contains("\"pool\":null").contains("\"feeBps\":-1").doesNotContain("buy");
        assertThat(RecordJson.MAPPER.readValue(json, PoolTrade.class)).isEqualTo(LEG);
    }

    @Test
    void ignoresWhatItDoesNotKnow() throws Exception {
        String json =
                RecordJson.MAPPER.writeValueAsString(LEG).replaceFirst("\\{", "{\"later\":[1],");
        assertThat(RecordJson.MAPPER.readValue(json, PoolTrade.class)).isEqualTo(LEG);
    }
}
