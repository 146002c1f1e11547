package io.slipstream.functions.copy;

import static org.assertj.core.api.Assertions.assertThat;

import io.slipstream.functions.risk.Given;
import io.slipstream.models.chain.Side;
import io.slipstream.models.trade.Order;
import io.slipstream.models.trade.OrderContext;
import io.slipstream.models.trade.OrderTerms;
import io.slipstream.models.trade.Signal;
import io.slipstream.models.unit.Mints;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** A user of the platform whom others copy: his own fills, as order events and as the feed's. */
class OwnTradesTest {
    private static final String WALLET = "WalletOfUser7";
    private static final String MINT = "Mint";

    private CopyChain chain;

    @BeforeEach
    void open() throws Exception {
        chain = new CopyChain();
        chain.relation(Given.fixed(1, WALLET, 500));
        chain.bootstrapped();
    }

    @AfterEach
    void close() throws Exception {
        chain.close();
    }

    @Test
    void whatHeBuysHimselfOrSnipesIsCopiedFromItsFill() throws Exception {
        chain.own(WALLET, buy("a", OrderContext.MANUAL_COMMAND, 60));
        chain.own(WALLET, buy("b", OrderContext.SNIPER, 40));

        assertThat(chain.signals()).hasSize(2);
        assertThat(chain.signals().get(0).source()).isEqualTo(WALLET);
        assertThat(chain.signals().get(0).solLamports()).isEqualTo(500);
    }

    @Test
    void aSaleCopiesTheShareOfWhatHeBoughtHimself() throws Exception {
        chain.own(WALLET, buy("a", OrderContext.MANUAL_COMMAND, 60));
        chain.own(WALLET, buy("b", OrderContext.SNIPER, 40));
        chain.own(WALLET, sell("s", OrderContext.EXIT, 25));

        Signal sale = chain.signals().get(2);
        assertThat(sale.side()).isEqualTo(Side.SELL);
        assertThat(sale.soldUnits()).isEqualTo(25);
        assertThat(sale.balanceBefore()).isEqualTo(100);
    }

    @Test
    void copiesOfCopiesDoNotGoOnNeitherFromTheFillNorFromTheFeed() throws Exception {
        Order copy = buy("c", OrderContext.COPY_TRADE, 60).withSignature("signature");
        chain.own(WALLET, copy);
        chain.send(Given.swap("signature", 12, 0, WALLET, Mints.SOL, 100, MINT, 60, 100));
        chain.own(WALLET, sell("s", OrderContext.EXIT, 60));

        assertThat(chain.signals()).isEmpty();
    }

    @Test
    void theFeedsSwapOfTheSameTransactionHasTheSameId() throws Exception {
        chain.own(WALLET, buy("a", OrderContext.MANUAL_COMMAND, 60).withSignature("signature"));
        chain.send(Given.swap("signature", 12, 0, WALLET, Mints.SOL, 100, MINT, 60, 100));

        assertThat(chain.signals()).hasSize(2);
        assertThat(chain.signals().get(0).signalId()).isEqualTo(chain.signals().get(1).signalId());
    }

    @Test
    void nothingIsKeptOfAUserWhomNobodyCopies() throws Exception {
        int before = chain.stateEntries();
        chain.own("Other", buy("a", OrderContext.MANUAL_COMMAND, 60));

        assertThat(chain.signals()).isEmpty();
        assertThat(chain.stateEntries()).isEqualTo(before);
    }

    private static Order buy(String id, OrderContext context, long units) {
        return Order.decided(terms(id, context, Side.BUY, 100))
                .filled(units, 5, 12, Given.blockTime(12) * 1000);
    }

    private static Order sell(String id, OrderContext context, long units) {
        return Order.decided(terms(id, context, Side.SELL, units))
                .filled(90, 5, 14, Given.blockTime(14) * 1000);
    }

    private static OrderTerms terms(String id, OrderContext context, Side side, long amount) {
        boolean buy = side == Side.BUY;
        return new OrderTerms(
                id,
                "signal-" + id,
                7,
                context,
                null,
                "command",
                null,
                10,
                0,
                0,
                0,
                side,
                MINT,
                buy ? Mints.SOL : MINT,
                buy ? MINT : Mints.SOL,
                amount,
                100,
                0,
                0,
                12);
    }
}
