package io.slipstream.connectors.withdrawal;

import static org.assertj.core.api.Assertions.assertThat;

import io.slipstream.connectors.withdrawal.Withdrawal.State;
import io.slipstream.models.layout.AccountRef;
import io.slipstream.models.layout.ByteWriter;
import io.slipstream.models.layout.ChainInstruction;
import io.slipstream.models.layout.ComputeBudget;
import io.slipstream.models.layout.MessageCompiler;
import io.slipstream.models.layout.Programs;
import io.slipstream.models.unit.Base58;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;

class WithdrawalMessageTest {
    private static final String USER = key(1);
    private static final String LISTED = key(2);
    private static final String OTHER = key(3);
    private static final String BLOCKHASH = key(9);

    private final Withdrawal withdrawal =
            new Withdrawal("id", 7, LISTED, 1_000, State.CONFIRMED, null, null);

    @Test
    void whatIsBuiltIsWhatMayBeSigned() {
        byte[] message = WithdrawalMessage.of(withdrawal, USER, BLOCKHASH).toBytes();

        assertThat(WithdrawalMessage.objection(message, withdrawal, USER)).isNull();
        assertThat(WithdrawalMessage.objection(message, withdrawal, OTHER))
                .contains("expected the user alone to sign");
    }

    @Test
    void anotherAmountAddressOrPayerIsRefused() {
        assertThat(refusal(transfer(USER, LISTED, 1_001), memo("id"))).contains("transfer");
        assertThat(refusal(transfer(USER, OTHER, 1_000), memo("id"))).contains("transfer");
        assertThat(refusal(transfer(OTHER, LISTED, 1_000), memo("id"))).isNotNull();
    }

    @Test
    void moreThanOneTransferOrNoneIsRefused() {
        ChainInstruction wanted = transfer(USER, LISTED, 1_000);
        assertThat(refusal(wanted, wanted)).contains("expected one transfer, was 2");
        assertThat(refusal(memo("id"))).contains("expected one transfer, was 0");
    }

    @Test
    void otherProgramsPricesAndMemosAreRefused() {
        ChainInstruction wanted = transfer(USER, LISTED, 1_000);
        ChainInstruction token =
                new ChainInstruction(
                        Programs.TOKEN, List.of(new AccountRef(USER, true, true)), new byte[] {9});
        assertThat(refusal(wanted, token)).contains(Programs.TOKEN);
        assertThat(refusal(wanted, ComputeBudget.unitPrice(1))).contains("call of Compute");
        assertThat(refusal(wanted, memo("another"))).contains("call of Memo");
    }

    @Test
    void bytesThatAreNoMessageAreRefused() {
        assertThat(WithdrawalMessage.objection(new byte[] {1, 2}, withdrawal, USER)).isNotNull();
    }

    private String refusal(ChainInstruction... instructions) {
        List<ChainInstruction> all = new ArrayList<>(List.of(ComputeBudget.unitLimit(1_000)));
        all.addAll(Arrays.asList(instructions));
        byte[] message = MessageCompiler.compile(USER, BLOCKHASH, all, List.of()).toBytes();
        return WithdrawalMessage.objection(message, withdrawal, USER);
    }

    private static ChainInstruction transfer(String from, String to, long lamports) {
        return new ChainInstruction(
                Programs.SYSTEM,
                List.of(new AccountRef(from, true, true), new AccountRef(to, false, true)),
                new ByteWriter().u32(2).u64(lamports).toBytes());
    }

    private static ChainInstruction memo(String text) {
        return new ChainInstruction(
                Programs.MEMO, List.of(), text.getBytes(StandardCharsets.UTF_8));
    }

    private static String key(int seed) {
        byte[] bytes = new byte[32];
        Arrays.fill(bytes, (byte) seed);
        return Base58.encode(bytes);
    }
}
