package io.slipstream.functions.profile;

import static org.assertj.core.api.Assertions.assertThat;

import io.slipstream.models.chain.SolTransfer;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.apache.flink.api.common.typeinfo.Types;
import org.apache.flink.runtime.checkpoint.OperatorSubtaskState;
import org.apache.flink.streaming.api.operators.KeyedProcessOperator;
import org.apache.flink.streaming.util.KeyedOneInputStreamOperatorTestHarness;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class FundedWalletsTest {
    private static final long SOL = 1_000_000_000;

    private KeyedOneInputStreamOperatorTestHarness<String, SolTransfer, WalletLink> harness;

    @BeforeEach
    void open() throws Exception {
        harness = harness();
        harness.open();
    }

    @AfterEach
    void close() throws Exception {
        harness.close();
    }

    @Test
    void thoseWhoLiveOnTheSamePurseAreLinkedWithItAndWithEachOther() throws Exception {
        fund("purse", "a");
        fund("purse", "b");
        fund("purse", "b");
        fund("other", "c");
        fund("purse", "d");

        assertThat(partners("a")).containsExactlyInAnyOrder("purse", "b", "d");
        assertThat(partners("b")).containsExactlyInAnyOrder("purse", "a", "d");
        assertThat(partners("d")).containsExactlyInAnyOrder("purse", "a", "b");
        assertThat(partners("purse")).containsExactlyInAnyOrder("a", "b", "d");
        assertThat(partners("c")).containsExactly("other");
    }

    @Test
    void whoeverFundsMoreThanFiftyLinksNobodyAndTakesBackWhatWasToldOfIt() throws Exception {
        fund("purse", "w0");
        fund("purse", "w1");
        for (int i = 0; i < FundedWallets.MOST; i++) {
            fund("exchange", "w" + i);
        }
        assertThat(partners("w7")).hasSize(FundedWallets.MOST);

        fund("exchange", "w0");
        assertThat(partners("w7")).hasSize(FundedWallets.MOST);
        fund("exchange", "one-more");
        fund("exchange", "and-another");

        assertThat(partners("w7")).isEmpty();
        assertThat(partners("exchange")).isEmpty();
        assertThat(partners("one-more")).isEmpty();
        assertThat(partners("and-another")).isEmpty();
        assertThat(partners("w0")).containsExactlyInAnyOrder("purse", "w1");
    }

    @Test
    void whoeverHoldsWhatOnlyAnExchangeHoldsLinksNobodyHoweverFewAreSeen() throws Exception {
        fund("exchange", "a", FundedWallets.EXCHANGE_LAMPORTS - 1);
        fund("exchange", "b", FundedWallets.EXCHANGE_LAMPORTS - 1);
        assertThat(partners("a")).containsExactlyInAnyOrder("exchange", "b");

        fund("exchange", "b", FundedWallets.EXCHANGE_LAMPORTS);
        fund("exchange", "c", 0);

        assertThat(partners("a")).isEmpty();
        assertThat(partners("c")).isEmpty();
    }

    @Test
    void remembersAfterARestartWhomItHasFundedAndThatItIsAnExchange() throws Exception {
        fund("purse", "a");
        fund("exchange", "b", FundedWallets.EXCHANGE_LAMPORTS);
        OperatorSubtaskState snapshot = harness.snapshot(1, 1);
        List<WalletLink> before = harness.extractOutputValues();
        harness.close();
        harness = harness();
        harness.initializeState(snapshot);
        harness.open();

        fund("purse", "c");
        fund("exchange", "d");

        List<WalletLink> told = new ArrayList<>(before);
        told.addAll(harness.extractOutputValues());
        assertThat(partners(told, "a")).containsExactlyInAnyOrder("purse", "c");
        assertThat(partners(told, "d")).isEmpty();
        assertThat(harness.numKeyedStateEntries()).isEqualTo(2);
    }

    @Test
    void aWalletLooksAtItsFirstFundersOnly() {
        LinkedWallets linked = new LinkedWallets();
        for (int i = 0; i <= LinkedWallets.MOST_FUNDERS; i++) {
            linked.learn(new WalletLink("wallet", "funder-" + i, List.of("partner-" + i)));
        }
        linked.learn(new WalletLink("wallet", "funder-0", List.of("late")));

        assertThat(linked.byFunder).hasSize(LinkedWallets.MOST_FUNDERS);
        assertThat(linked.partners())
                .contains("partner-0", "late")
                .doesNotContain("partner-" + LinkedWallets.MOST_FUNDERS);
    }

    private Set<String> partners(String wallet) {
        return partners(harness.extractOutputValues(), wallet);
    }

    /** What a wallet knows that has heard all that was told. */
    private static Set<String> partners(List<WalletLink> told, String wallet) {
        Map<String, LinkedWallets> wallets = new HashMap<>();
        for (WalletLink link : told) {
            wallets.computeIfAbsent(link.wallet(), w -> new LinkedWallets()).learn(link);
        }
        return wallets.getOrDefault(wallet, new LinkedWallets()).partners();
    }

    private void fund(String from, String to) throws Exception {
        fund(from, to, 100 * SOL);
    }

    private void fund(String from, String to, long held) throws Exception {
        harness.processElement(new SolTransfer("s", 1, 0, 0, 0, 0, from, to, SOL, held), 1);
    }

    private static KeyedOneInputStreamOperatorTestHarness<String, SolTransfer, WalletLink> harness()
            throws Exception {
        return new KeyedOneInputStreamOperatorTestHarness<>(
                new KeyedProcessOperator<>(new LinkWallets()), SolTransfer::from, Types.STRING);
    }
}
