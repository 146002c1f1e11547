package io.slipstream.functions.snipe;

import static org.assertj.core.api.Assertions.assertThat;

import io.slipstream.models.chain.Side;
import io.slipstream.models.market.ScoredToken;
import io.slipstream.models.trade.OrderContext;
import io.slipstream.models.trade.Signal;
import io.slipstream.models.trade.SnipeRun;
import io.slipstream.models.unit.Ids;
import io.slipstream.models.user.SettingsChange;
import io.slipstream.models.user.SnipeFilters;
import io.slipstream.models.user.UserSettingsRow;
import java.util.List;
import org.apache.flink.api.common.typeinfo.Types;
import org.apache.flink.runtime.checkpoint.OperatorSubtaskState;
import org.apache.flink.streaming.api.operators.co.CoBroadcastWithKeyedOperator;
import org.apache.flink.streaming.runtime.streamrecord.StreamRecord;
import org.apache.flink.streaming.util.KeyedTwoInputStreamOperatorTestHarness;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class MatchSnipesTest {
    private KeyedTwoInputStreamOperatorTestHarness<String, ScoredToken, SettingsChange, Signal>
            harness;

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
    void makesASignalOfATokenThatSuitsTheUser() throws Exception {
        change(Snipers.user(7));
        bootstrap();
        token(Snipers.scored(1, 0.75));

        String id = Ids.snipeSignal("mint", "pool", 1, 7);
        assertThat(signals())
                .containsExactly(
                        new Signal(
                                id,
                                7,
                                OrderContext.SNIPER,
                                "pool",
                                null,
                                106,
                                Integer.MAX_VALUE - 1,
                                1,
                                77,
                                9_000,
                                Side.BUY,
                                "mint",
                                Snipers.AMOUNT,
                                0,
                                -1,
                                30_000_000_000L,
                                1_000_000,
                                null,
                                "creator",
                                "v1",
                                "buys=12 (+0.81); sells=0 (+0.10)"));
        assertThat(runs()).hasSize(1);
        SnipeRun run = runs().get(0);
        assertThat(run.taken()).isTrue();
        assertThat(run.runId()).isEqualTo(id);
        assertThat(run.orderId()).isEqualTo(Ids.order(id));
        assertThat(run.confidence()).isEqualTo(75);
        assertThat(run.reasons())
                .containsExactly("CONFIDENT", "buys=12 (+0.81)", "sells=0 (+0.10)");
        assertThat(run.features()).containsKey("unique_buyers");
        assertThat(run.decidedAt()).isEqualTo(77_000);
    }

    @Test
    void usersComeInAscendingOrder() throws Exception {
        for (long id : new long[] {30, 4, 1_000_000, 5}) {
            change(Snipers.user(id));
        }
        bootstrap();
        token(Snipers.scored(0, 0.9));
        assertThat(signals()).extracting(Signal::userId).containsExactly(4L, 5L, 30L, 1_000_000L);
    }

    @Test
    void aUserTakesAPoolOnceOverAllAges() throws Exception {
        change(Snipers.user(7));
        bootstrap();
        for (int step = 0; step <= Snipers.LAST; step++) {
            token(Snipers.scored(step, 0.9));
        }
        token(Snipers.scored(0, 0.9));
        assertThat(signals()).hasSize(1);
        assertThat(runs()).hasSize(1);
    }

    @Test
    void aRefusalIsRecordedAtTheLastAgeOnly() throws Exception {
        change(Snipers.user(7));
        bootstrap();
        for (int step = 0; step <= Snipers.LAST; step++) {
            token(Snipers.scored(step, 0.1));
        }
        assertThat(signals()).isEmpty();
        assertThat(runs()).hasSize(1);
        assertThat(runs().get(0).taken()).isFalse();
        assertThat(runs().get(0).orderId()).isNull();
        assertThat(runs().get(0).reasons()).startsWith("CONFIDENCE_TOO_LOW");
        assertThat(runs().get(0).runId()).isEqualTo(Ids.snipeSignal("mint", "pool", 2, 7));
    }

    @Test
    void whoDoesNotSnipeIsNotAsked() throws Exception {
        change(Snipers.user(7));
        change(Snipers.asleep(7));
        change(Snipers.asleep(8));
        bootstrap();
        token(Snipers.scored(Snipers.LAST, 0.9));
        assertThat(signals()).isEmpty();
        assertThat(runs()).isEmpty();
    }

    @Test
    void aChangeOfSettingsCountsFromTheNextTokenOn() throws Exception {
        bootstrap();
        token(Snipers.scored(0, 0.9));
        change(Snipers.user(7));
        token(Snipers.scored(1, 0.9));
        assertThat(signals()).hasSize(1);
    }

    @Test
    void tokensWaitForTheSettingsAndAreThenDecided() throws Exception {
        token(Snipers.scored(0, 0.9));
        token(Snipers.scored(1, 0.9));
        change(Snipers.user(7));
        assertThat(signals()).isEmpty();
        bootstrap();
        assertThat(signals()).extracting(Signal::ordinal).containsExactly(0);
        token(Snipers.scored(2, 0.9));
        assertThat(signals()).hasSize(1);
    }

    @Test
    void remembersSettingsMarkAndTakersOverARestart() throws Exception {
        change(Snipers.user(7));
        change(Snipers.user(8, Snipers.AMOUNT, 9_500, 0, null));
        bootstrap();
        token(Snipers.scored(0, 0.9));
        OperatorSubtaskState snapshot = harness.snapshot(1, 1);
        harness.close();

        harness = harness();
        harness.initializeState(snapshot);
        harness.open();
        token(Snipers.scored(1, 0.97));
        assertThat(signals()).extracting(Signal::userId).containsExactly(8L);
    }

    @Test
    void waitsForAsManyPassesInARowAsTheUserAsksFor() throws Exception {
        SnipeFilters twice =
                new SnipeFilters(-1, -1, -1, -1, -1, -1, -1, -1, -1, -1, -1, null, 2, false);
        change(Snipers.user(7, twice));
        change(Snipers.user(8));
        bootstrap();
        token(Snipers.scored(0, 0.9));
        token(Snipers.scored(0, 0.9));
        assertThat(signals()).extracting(Signal::userId).containsExactly(8L);
        token(Snipers.scored(1, 0.9));
        assertThat(signals()).extracting(Signal::userId).containsExactly(8L, 7L);
    }

    @Test
    void aMissedAgeBreaksTheRow() throws Exception {
        SnipeFilters twice =
                new SnipeFilters(-1, -1, -1, -1, -1, -1, -1, -1, -1, -1, -1, null, 2, false);
        change(Snipers.user(7, twice));
        bootstrap();
        token(Snipers.scored(0, 0.9));
        token(Snipers.scored(1, 0.1));
        token(Snipers.scored(2, 0.9));
        assertThat(signals()).isEmpty();
        assertThat(runs()).hasSize(1);
        assertThat(runs().get(0).reasons()).startsWith("TOO_FEW_PASSES");
    }

    private void change(UserSettingsRow row) throws Exception {
        harness.processElement2(new StreamRecord<>(SettingsChange.of(row), 0));
    }

    private void bootstrap() throws Exception {
        harness.processElement2(new StreamRecord<>(SettingsChange.bootstrapped(), 0));
    }

    private void token(ScoredToken token) throws Exception {
        harness.processElement1(new StreamRecord<>(token, token.features().slot()));
    }

    private List<Signal> signals() {
        return harness.extractOutputValues();
    }

    private List<SnipeRun> runs() {
        var output = harness.getSideOutput(MatchSnipes.SNIPE_RUNS);
        return output == null ? List.of() : output.stream().map(StreamRecord::getValue).toList();
    }

    private static KeyedTwoInputStreamOperatorTestHarness<
                    String, ScoredToken, SettingsChange, Signal>
            harness() throws Exception {
        return new KeyedTwoInputStreamOperatorTestHarness<>(
                new CoBroadcastWithKeyedOperator<>(
                        new MatchSnipes(), List.of(MatchSnipes.broadcastStates())),
                token -> token.features().mint(),
                null,
                Types.STRING);
    }
}
