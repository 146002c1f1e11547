package io.slipstream.connectors.postgres;

import static org.assertj.core.api.Assertions.assertThat;

import io.slipstream.models.chain.Side;
import io.slipstream.models.trade.Order;
import io.slipstream.models.trade.OrderContext;
import io.slipstream.models.trade.OrderTerms;
import io.slipstream.models.trade.VenueReason;
import org.junit.jupiter.api.Test;

class PostgresLastCheckTest {
    private static final String ON = "ACTIVE";

    @Test
    void buysNeedEverybodysConsent() {
        Order buy = order(Side.BUY, OrderContext.MANUAL_COMMAND);
        assertThat(PostgresLastCheck.objection(buy, ON, ON, ON, false)).isNull();
        assertThat(PostgresLastCheck.objection(buy, "BLOCKED", ON, ON, false))
                .isEqualTo(VenueReason.USER_INACTIVE);
        assertThat(PostgresLastCheck.objection(buy, ON, "HALTED", ON, false))
                .isEqualTo(VenueReason.HALTED);
        assertThat(PostgresLastCheck.objection(buy, ON, ON, "HALTED", false))
                .isEqualTo(VenueReason.HALTED);
        assertThat(PostgresLastCheck.objection(buy, ON, "REDUCING", ON, false))
                .isEqualTo(VenueReason.REDUCING);
        assertThat(PostgresLastCheck.objection(buy, ON, ON, "REDUCING", false))
                .isEqualTo(VenueReason.REDUCING);
        assertThat(PostgresLastCheck.objection(buy, ON, ON, ON, true))
                .isEqualTo(VenueReason.BREAKER);
    }

    @Test
    void whatIsUnknownStopsBuys() {
        Order buy = order(Side.BUY, OrderContext.COPY_TRADE);
        assertThat(PostgresLastCheck.objection(buy, null, ON, ON, false)).isNotNull();
        assertThat(PostgresLastCheck.objection(buy, ON, null, ON, false)).isNotNull();
        assertThat(PostgresLastCheck.objection(buy, ON, ON, null, false)).isNotNull();
    }

    @Test
    void onlyAHaltStopsSellsAndNeverThoseByHand() {
        Order exit = order(Side.SELL, OrderContext.EXIT);
        assertThat(PostgresLastCheck.objection(exit, ON, "REDUCING", "REDUCING", true)).isNull();
        assertThat(PostgresLastCheck.objection(exit, ON, "HALTED", ON, false))
                .isEqualTo(VenueReason.HALTED);
        assertThat(PostgresLastCheck.objection(exit, ON, ON, "HALTED", false))
                .isEqualTo(VenueReason.HALTED);
        Order byHand = order(Side.SELL, OrderContext.MANUAL_COMMAND);
        assertThat(PostgresLastCheck.objection(byHand, null, "HALTED", "HALTED", true)).isNull();
    }

    private static Order order(Side side, OrderContext context) {
        return Order.decided(
                new OrderTerms(
                        "order", "signal", 1, context, null, "source", null, 1, 0, 0, 0, side,
                        "mint", "in", "out", 1, 100, 0, 0, 3));
    }
}
