package io.slipstream.functions.advice;

import static org.assertj.core.api.Assertions.assertThat;

import io.slipstream.models.market.Candidate;
import io.slipstream.models.market.TapePattern;
import io.slipstream.models.market.TokenFeatures;
import io.slipstream.models.market.TokenLook;
import io.slipstream.models.market.WalletFlow;
import io.slipstream.models.user.SettingsChange;
import io.slipstream.models.user.WalletOwnerRow;
import java.util.List;
import org.apache.flink.streaming.util.BroadcastOperatorTestHarness;
import org.apache.flink.streaming.util.ProcessFunctionTestHarnesses;
import org.junit.jupiter.api.Test;

class SelectCandidatesTest {

    @Test
    void letsThroughWhatTrackedWalletsTradeAndSaysWhatTheyDid() throws Exception {
        try (var harness = harness()) {
            harness.processElement(look(flow("anna", 5)), 0);
            assertThat(harness.extractOutputValues()).isEmpty();
            track(harness, new WalletOwnerRow("anna", 0, false));
            track(harness, new WalletOwnerRow("bert", 0, false));
            track(harness, new WalletOwnerRow("carl", 0, false));
            track(harness, new WalletOwnerRow("ours", 7, false));
            track(harness, new WalletOwnerRow("gone", 0, false));
            track(harness, new WalletOwnerRow("gone", 0, true));
            harness.processBroadcastElement(SettingsChange.bootstrapped(), 0);
            assertThat(harness.extractOutputValues())
                    .extracting(TokenFeatures::candidate)
                    .containsExactly(new Candidate(TapePattern.PUMP, 1, 0, 5, "anna"));

            harness.processElement(look(flow("ours", 5), flow("gone", 5), flow("else", 5)), 0);
            harness.processElement(
                    look(flow("anna", 5), flow("bert", -9), flow("carl", 2), flow("else", 50)), 0);
            assertThat(harness.extractOutputValues())
                    .hasSize(2)
                    .last()
                    .extracting(TokenFeatures::candidate)
                    .isEqualTo(new Candidate(TapePattern.PUMP, 2, 1, -2, "bert"));
        }
    }

    private static WalletFlow flow(String wallet, long lamports) {
        return new WalletFlow(wallet, lamports);
    }

    private static TokenLook look(WalletFlow... flows) {
        return new TokenLook(Candidates.of(.5).features(), TapePattern.PUMP, .1, List.of(flows));
    }

    private static void track(
            BroadcastOperatorTestHarness<TokenLook, SettingsChange, TokenFeatures> harness,
            WalletOwnerRow row)
            throws Exception {
        harness.processBroadcastElement(SettingsChange.of(row), 0);
    }

    private static BroadcastOperatorTestHarness<TokenLook, SettingsChange, TokenFeatures> harness()
            throws Exception {
        return ProcessFunctionTestHarnesses.forBroadcastProcessFunction(
                new SelectCandidates(), SelectCandidates.broadcastStates());
    }
}
