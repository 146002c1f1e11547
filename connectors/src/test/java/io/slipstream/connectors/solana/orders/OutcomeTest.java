package io.slipstream.connectors.solana.orders;

import static org.assertj.core.api.Assertions.assertThat;

import io.slipstream.connectors.solana.rpc.ChainError;
import io.slipstream.connectors.solana.rpc.LandedTransaction;
import io.slipstream.connectors.solana.rpc.LandedTransaction.TokenBalance;
import io.slipstream.models.chain.Side;
import io.slipstream.models.layout.AccountRef;
import io.slipstream.models.layout.ByteWriter;
import io.slipstream.models.layout.ChainInstruction;
import io.slipstream.models.layout.MessageCompiler;
import io.slipstream.models.layout.Programs;
import io.slipstream.models.layout.WireTransaction;
import io.slipstream.models.trade.Order;
import io.slipstream.models.trade.OrderContext;
import io.slipstream.models.trade.OrderState;
import io.slipstream.models.trade.OrderTerms;
import io.slipstream.models.trade.SignedTransaction;
import io.slipstream.models.unit.Base58;
import io.slipstream.models.unit.Mints;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;

class OutcomeTest {
    private static final String USER = key(1);
    private static final String MINT = key(2);
    private static final String TOKENS = key(3);
    private static final String TIP = key(4);
    private static final long RENT = 2_039_280;
    private static final long FEE = 105_000;
    private static final long INPUT = 1_000_000_000;

    @Test
    void aBuyIsFilledWithWhatTheBalancesSayAndRentIsNoCost() {
        LandedTransaction landed =
                landed(null, 5 * INPUT, 4 * INPUT - FEE - RENT, 0, RENT, List.of(), tokens(777));
        Order filled = Outcome.of(order(Side.BUY, INPUT), signed(0), landed);
        assertThat(filled.state()).isEqualTo(OrderState.FILLED);
        assertThat(filled.outputAmount()).isEqualTo(777);
        assertThat(filled.feeLamports()).isEqualTo(FEE);
        assertThat(filled.fillSlot()).isEqualTo(55);
        assertThat(filled.filledAt()).isEqualTo(1_700_000_000_000L);
        assertThat(filled.version()).isEqualTo(2);
    }

    @Test
    void whatABuyAddsToAPositionIsTheGainAlone() {
        LandedTransaction landed =
                landed(null, 5 * INPUT, 4 * INPUT - FEE, RENT, RENT, tokens(100), tokens(350));
        assertThat(Outcome.of(order(Side.BUY, INPUT), signed(0), landed).outputAmount())
                .isEqualTo(250);
    }

    @Test
    void aTipIsPartOfTheFeeOnBothSides() {
        LandedTransaction buy =
                landed(
                        null,
                        5 * INPUT,
                        4 * INPUT - FEE - 9_000,
                        RENT,
                        RENT,
                        List.of(),
                        tokens(777));
        assertThat(Outcome.of(order(Side.BUY, INPUT), signed(9_000), buy).feeLamports())
                .isEqualTo(FEE + 9_000);
        LandedTransaction sell =
                landed(
                        null,
                        INPUT,
                        INPUT + 500_000 - FEE - 9_000,
                        RENT,
                        RENT,
                        tokens(777),
                        tokens(0));
        Order sold = Outcome.of(order(Side.SELL, 777), signed(9_000), sell);
        assertThat(sold.outputAmount()).isEqualTo(500_000);
        assertThat(sold.feeLamports()).isEqualTo(FEE + 9_000);
    }

    @Test
    void landedWithAnErrorFailsWithItsReasonAndTheFee() {
        LandedTransaction landed =
                landed(
                        new ChainError("Custom", 3, 6001),
                        INPUT,
                        INPUT - FEE,
                        0,
                        0,
                        List.of(),
                        List.of());
        Order failed = Outcome.of(order(Side.BUY, INPUT), signed(0), landed);
        assertThat(failed.state()).isEqualTo(OrderState.FAILED);
        assertThat(failed.reason()).isEqualTo("SLIPPAGE");
        assertThat(failed.feeLamports()).isEqualTo(FEE);
    }

    @Test
    void successWithoutAGainIsNoFill() {
        LandedTransaction landed =
                landed(null, 5 * INPUT, 4 * INPUT - FEE, RENT, RENT, tokens(5), tokens(5));
        Order failed = Outcome.of(order(Side.BUY, INPUT), signed(0), landed);
        assertThat(failed.state()).isEqualTo(OrderState.FAILED);
        assertThat(failed.reason()).isEqualTo("NOTHING_RECEIVED");
        assertThat(failed.feeLamports()).isEqualTo(INPUT + FEE);
    }

    private static LandedTransaction landed(
            ChainError error,
            long before,
            long after,
            long rentBefore,
            long rentAfter,
            List<TokenBalance> tokensBefore,
            List<TokenBalance> tokensAfter) {
        return new LandedTransaction(
                55,
                1_700_000_000,
                error,
                FEE,
                List.of(USER, TOKENS),
                List.of(before, rentBefore),
                List.of(after, rentAfter),
                tokensBefore,
                tokensAfter);
    }

    /** The user's, beside a stranger's of the same mint. */
    private static List<TokenBalance> tokens(long units) {
        return List.of(
                new TokenBalance(1, MINT, USER, units), new TokenBalance(0, MINT, TIP, 999_999));
    }

    private static SignedTransaction signed(long tip) {
        ChainInstruction transfer =
                new ChainInstruction(
                        Programs.SYSTEM,
                        List.of(new AccountRef(USER, true, true), new AccountRef(TIP, false, true)),
                        new ByteWriter().u32(2).u64(tip).toBytes());
        byte[] bytes =
                WireTransaction.unsigned(
                                MessageCompiler.compile(USER, key(9), List.of(transfer), List.of()))
                        .toBytes();
        return new SignedTransaction("signature", bytes, 300, 50);
    }

    private static Order order(Side side, long input) {
        boolean buy = side == Side.BUY;
        return Order.decided(
                new OrderTerms(
                        "order",
                        "signal",
                        1,
                        OrderContext.MANUAL_COMMAND,
                        null,
                        "command",
                        null,
                        1,
                        0,
                        0,
                        0,
                        side,
                        MINT,
                        buy ? Mints.SOL : MINT,
                        buy ? MINT : Mints.SOL,
                        input,
                        100,
                        0,
                        0,
                        3));
    }

    private static String key(int seed) {
        byte[] bytes = new byte[32];
        Arrays.fill(bytes, (byte) seed);
        return Base58.encode(bytes);
    }
}
