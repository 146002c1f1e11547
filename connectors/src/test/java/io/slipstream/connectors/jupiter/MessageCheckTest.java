package io.slipstream.connectors.jupiter;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import io.slipstream.connectors.solana.rpc.LatestBlockhash;
import io.slipstream.models.chain.Side;
import io.slipstream.models.layout.AccountRef;
import io.slipstream.models.layout.ByteWriter;
import io.slipstream.models.layout.ChainInstruction;
import io.slipstream.models.layout.ChainMessage;
import io.slipstream.models.layout.ComputeBudget;
import io.slipstream.models.layout.LookupTable;
import io.slipstream.models.layout.MessageCompiler;
import io.slipstream.models.layout.Programs;
import io.slipstream.models.layout.TipAccounts;
import io.slipstream.models.trade.OrderContext;
import io.slipstream.models.trade.OrderTerms;
import io.slipstream.models.unit.Base58;
import io.slipstream.models.unit.Mints;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class MessageCheckTest {
    private static final String USER = key(1);
    private static final String THIEF = key(2);
    private static final String MINT = key(3);
    private static final String HASH = key(4);
    private static final long INPUT = 1_234_567_890L;
    private static final String SOL_ACCOUNT = TokenAccounts.of(USER, Mints.SOL, Programs.TOKEN);
    private static final String TOKEN_ACCOUNT = TokenAccounts.of(USER, MINT, Programs.TOKEN);
    private static final FeePolicy FEES = new FeePolicy(100_000, 50_000, 200_000);

    @Test
    void aPlainBuyMayBeSigned() {
        assertThat(objection(Side.BUY, buy())).isNull();
    }

    @Test
    void aPlainSellMayBeSigned() {
        List<ChainInstruction> sell =
                List.of(create(USER), swap(INPUT, SOL_ACCOUNT), close(SOL_ACCOUNT, USER));
        assertThat(objection(Side.SELL, sell)).isNull();
    }

    @Test
    void whatALookupTableHoldsIsCheckedLikeTheRest() {
        LookupTable table = new LookupTable(key(9), List.of(THIEF, SOL_ACCOUNT, TOKEN_ACCOUNT));
        List<ChainInstruction> theft = with(transfer(THIEF, 1));
        ChainMessage message = MessageCompiler.compile(USER, HASH, theft, List.of(table));
        assertThat(message.keys()).doesNotContain(THIEF);
        assertThat(check(Side.BUY, message, Map.of(table.key(), table))).contains(THIEF);
        assertThat(check(Side.BUY, message, Map.of())).isNotNull();
    }

    @Test
    void anotherFeePayerOrSignerIsRefused() {
        assertThat(
                        check(
                                Side.BUY,
                                MessageCompiler.compile(THIEF, HASH, buy(), List.of()),
                                Map.of()))
                .contains("others than the user");
        ChainInstruction signed =
                new ChainInstruction(
                        Programs.MEMO, List.of(new AccountRef(THIEF, true, false)), new byte[0]);
        assertThat(objection(Side.BUY, with(signed))).contains("others than the user");
    }

    @Test
    void anUnknownProgramIsRefused() {
        assertThat(objection(Side.BUY, with(new ChainInstruction(key(7), List.of(), new byte[1]))))
                .contains("not allowed");
    }

    @Test
    void lamportsGoNowhereElse() {
        assertThat(objection(Side.BUY, with(transfer(THIEF, 1)))).contains(THIEF);
    }

    @Test
    void noMoreIsWrappedThanTheOrdersInput() {
        assertThat(objection(Side.BUY, with(transfer(SOL_ACCOUNT, 1)))).contains("wraps");
        assertThat(objection(Side.BUY, with(transfer(SOL_ACCOUNT, -1)))).contains("absurd");
        List<ChainInstruction> sell = List.of(transfer(SOL_ACCOUNT, 1), swap(INPUT, SOL_ACCOUNT));
        assertThat(objection(Side.SELL, sell)).contains("wraps");
    }

    @Test
    void otherSystemCallsAreRefused() {
        ChainInstruction assign =
                new ChainInstruction(
                        Programs.SYSTEM,
                        List.of(new AccountRef(USER, true, true)),
                        new ByteWriter().u32(1).key(THIEF).toBytes());
        assertThat(objection(Side.BUY, with(assign))).contains("system program");
    }

    @Test
    void tokensAreNeitherMovedNorApprovedOutsideTheSwap() {
        for (int tag : new int[] {3, 4, 6, 8, 12, 13, 14}) {
            ChainInstruction call =
                    new ChainInstruction(
                            Programs.TOKEN,
                            List.of(
                                    new AccountRef(TOKEN_ACCOUNT, false, true),
                                    new AccountRef(THIEF, false, true),
                                    new AccountRef(USER, true, false)),
                            new ByteWriter().u8(tag).u64(1).toBytes());
            assertThat(objection(Side.BUY, with(call))).as("tag " + tag).contains("token program");
        }
        assertThat(objection(Side.BUY, with(close(TOKEN_ACCOUNT, THIEF)))).isNotNull();
        assertThat(objection(Side.BUY, with(create(THIEF)))).contains("somebody else");
    }

    @Test
    void theSwapIsOneOfTheOrdersInputBetweenTheUsersAccounts() {
        assertThat(objection(Side.BUY, List.of(create(USER)))).contains("0 swaps");
        assertThat(objection(Side.BUY, with(swap(INPUT, SOL_ACCOUNT)))).contains("2 swaps");
        assertThat(objection(Side.SELL, List.of(swap(INPUT + 1, SOL_ACCOUNT))))
                .contains("not of " + INPUT);
        assertThat(objection(Side.SELL, List.of(swap(INPUT, THIEF)))).contains("accounts of");
    }

    @Test
    void feesAndTipsTogetherStayBelowTheCap() {
        String tip = TipAccounts.JITO.get(0);
        assertThat(objection(Side.BUY, with(transfer(tip, 100_000)))).isNull();
        assertThat(objection(Side.BUY, with(transfer(tip, 100_001)))).contains("fees");
        assertThat(objection(Side.BUY, with(ComputeBudget.unitPrice(1_000_001)))).contains("fees");
        assertThat(objection(Side.BUY, with(ComputeBudget.unitPrice(-1)))).contains("absurd");
        assertThat(objection(Side.BUY, with(ComputeBudget.unitPrice(Long.MAX_VALUE)))).isNotNull();
    }

    @Test
    void aCutInstructionIsRefused() {
        ChainInstruction cut =
                new ChainInstruction(Programs.SYSTEM, List.of(), new byte[] {2, 0, 0, 0});
        assertThat(objection(Side.BUY, with(cut))).contains("cut");
    }

    private static List<ChainInstruction> buy() {
        return List.of(
                ComputeBudget.unitLimit(200_000),
                ComputeBudget.unitPrice(500_000),
                create(USER),
                transfer(SOL_ACCOUNT, INPUT),
                new ChainInstruction(
                        Programs.TOKEN,
                        List.of(new AccountRef(SOL_ACCOUNT, false, true)),
                        new byte[] {17}),
                swap(INPUT, SOL_ACCOUNT),
                close(SOL_ACCOUNT, USER),
                new ChainInstruction(Programs.MEMO, List.of(), new byte[] {65}));
    }

    private static List<ChainInstruction> with(ChainInstruction more) {
        List<ChainInstruction> all = new ArrayList<>(buy());
        all.add(more);
        return all;
    }

    private static ChainInstruction transfer(String to, long lamports) {
        return new ChainInstruction(
                Programs.SYSTEM,
                List.of(new AccountRef(USER, true, true), new AccountRef(to, false, true)),
                new ByteWriter().u32(2).u64(lamports).toBytes());
    }

    private static ChainInstruction create(String owner) {
        return new ChainInstruction(
                Programs.ASSOCIATED_TOKEN,
                List.of(
                        new AccountRef(USER, true, true),
                        new AccountRef(TOKEN_ACCOUNT, false, true),
                        new AccountRef(owner, false, false),
                        new AccountRef(MINT, false, false)),
                new byte[] {1});
    }

    private static ChainInstruction close(String account, String to) {
        return new ChainInstruction(
                Programs.TOKEN,
                List.of(
                        new AccountRef(account, false, true),
                        new AccountRef(to, false, true),
                        new AccountRef(USER, true, false)),
                new byte[] {9});
    }

    private static ChainInstruction swap(long input, String solAccount) {
        return new ChainInstruction(
                Programs.JUPITER_V6,
                List.of(
                        new AccountRef(USER, true, false),
                        new AccountRef(solAccount, false, true),
                        new AccountRef(TOKEN_ACCOUNT, false, true)),
                new ByteWriter().u64(99).u64(input).u64(1).toBytes());
    }

    private static String objection(Side side, List<ChainInstruction> instructions) {
        return check(side, MessageCompiler.compile(USER, HASH, instructions, List.of()), Map.of());
    }

    private static String check(Side side, ChainMessage message, Map<String, LookupTable> tables) {
        boolean isBuy = side == Side.BUY;
        OrderTerms terms =
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
                        isBuy ? Mints.SOL : MINT,
                        isBuy ? MINT : Mints.SOL,
                        INPUT,
                        100,
                        0,
                        0,
                        3);
        SwapContext context =
                SwapContext.of(
                        terms,
                        USER,
                        Programs.TOKEN,
                        new LatestBlockhash(HASH, 0, 0),
                        new Quote(1, 1, 0, JsonNodeFactory.instance.objectNode()));
        return MessageCheck.objection(message, tables, context, FEES);
    }

    private static String key(int seed) {
        byte[] bytes = new byte[32];
        java.util.Arrays.fill(bytes, (byte) seed);
        return Base58.encode(bytes);
    }
}
