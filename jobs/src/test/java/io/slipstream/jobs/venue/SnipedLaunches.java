package io.slipstream.jobs.venue;

import io.slipstream.connectors.safety.OpenInspector;
import io.slipstream.functions.safety.AskForSales;
import io.slipstream.functions.safety.CheckSafety;
import io.slipstream.functions.snipe.MatchSnipes;
import io.slipstream.models.market.ScoredToken;
import io.slipstream.models.market.TokenFeatures;
import io.slipstream.models.scoring.FeatureSchema;
import io.slipstream.models.user.SettingsChange;
import io.slipstream.models.user.SnipeFilters;
import io.slipstream.models.user.UserSettingsRow;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.TimeUnit;
import org.apache.flink.api.common.typeinfo.TypeInformation;
import org.apache.flink.api.common.typeinfo.Types;
import org.apache.flink.streaming.api.datastream.AsyncDataStream;
import org.apache.flink.streaming.api.datastream.DataStream;
import org.apache.flink.streaming.api.datastream.SingleOutputStreamOperator;
import org.apache.flink.streaming.api.environment.StreamExecutionEnvironment;
import org.apache.flink.util.CloseableIterator;

/** The steps from a scored token to snipe signals, as a job, with a node to ask. */
final class SnipedLaunches {
    static final long AMOUNT = 10_000_000;

    private static final long MOST_MILLIS = 60_000;

    /** Launches do not come by the thousand at once; the patience of one look is for a few. */
    private static final int AT_ONCE = 4;

    /**
     * What became of the launches.
     *
     * @param bought {@code user mint} of each signal
     * @param refused {@code user mint reasons} of each refusal
     */
    record Outcome(Set<String> bought, Set<String> refused) {}

    private SnipedLaunches() {}

    /** All are scored .9 and look alike; only the chain tells them apart. */
    static Outcome of(
            List<String> mints, List<UserSettingsRow> users, Map<String, String> environment)
            throws Exception {
        StreamExecutionEnvironment env = StreamExecutionEnvironment.createLocalEnvironment(2);
        List<SettingsChange> changes = new ArrayList<>();
        users.forEach(user -> changes.add(SettingsChange.of(user)));
        changes.add(SettingsChange.bootstrapped());
        DataStream<SettingsChange> settings =
                env.fromData(TypeInformation.of(SettingsChange.class), array(changes));
        DataStream<ScoredToken> scored =
                env.fromData(
                        TypeInformation.of(ScoredToken.class),
                        mints.stream().map(SnipedLaunches::scored).toArray(ScoredToken[]::new));
        SingleOutputStreamOperator<ScoredToken> checked =
                AsyncDataStream.unorderedWait(
                                scored.connect(settings.broadcast(AskForSales.broadcastStates()))
                                        .process(new AskForSales()),
                                new CheckSafety(() -> OpenInspector.of(environment)),
                                MOST_MILLIS,
                                TimeUnit.MILLISECONDS,
                                AT_ONCE)
                        .returns(ScoredToken.class);
        var signals =
                checked.keyBy(token -> token.features().mint())
                        .connect(settings.broadcast(MatchSnipes.broadcastStates()))
                        .process(new MatchSnipes());
        DataStream<String> bought =
                signals.map(signal -> "BUY " + signal.userId() + ' ' + signal.mint())
                        .returns(Types.STRING);
        DataStream<String> refused =
                signals.getSideOutput(MatchSnipes.SNIPE_RUNS)
                        .filter(run -> !run.taken())
                        .map(run -> run.userId() + " " + run.mint() + ' ' + run.reasons())
                        .returns(Types.STRING);
        Outcome outcome = new Outcome(new TreeSet<>(), new TreeSet<>());
        try (CloseableIterator<String> all = bought.union(refused).executeAndCollect()) {
            all.forEachRemaining(
                    line -> {
                        if (line.startsWith("BUY ")) {
                            outcome.bought().add(line.substring(4));
                        } else {
                            outcome.refused().add(line);
                        }
                    });
        }
        return outcome;
    }

    private static SettingsChange[] array(List<SettingsChange> changes) {
        return changes.toArray(SettingsChange[]::new);
    }

    private static ScoredToken scored(String mint) {
        FeatureSchema schema = FeatureSchema.tokens();
        return new ScoredToken(
                new TokenFeatures(
                        mint,
                        "pool of " + mint,
                        "raydium_v4",
                        null,
                        0,
                        2_000,
                        1,
                        1,
                        1,
                        schema.hash(),
                        new float[schema.size()],
                        1_000_000_000_000L,
                        100_000_000_000_000L,
                        -1,
                        true),
                0.9,
                "v1",
                List.of());
    }

    /** The same, who wants every fact of the mint and a sale of as much to be shown. */
    static UserSettingsRow thorough(long user) {
        return sniper(user, true)
                .with(new SnipeFilters(-1, -1, -1, -1, -1, -1, -1, -1, -1, -1, -1, null, 1, true));
    }

    /** Snipes whatever is scored above one half. */
    static UserSettingsRow sniper(long user, boolean checkHoneypots) {
        return new UserSettingsRow(
                user,
                -1,
                -1,
                100,
                checkHoneypots,
                0,
                false,
                -1,
                false,
                -1,
                "ACTIVE",
                true,
                AMOUNT,
                5_000,
                -1,
                -1,
                -1,
                -1,
                null,
                false);
    }
}
