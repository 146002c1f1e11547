package io.slipstream.jobs.bench;

import io.slipstream.connectors.safety.ChainInspector;
import io.slipstream.connectors.safety.SimulatedMints;
import io.slipstream.functions.safety.StreamFacts;
import io.slipstream.functions.snipe.SnipeIndex;
import io.slipstream.functions.snipe.SnipeReason;
import io.slipstream.functions.snipe.SnipeRules;
import io.slipstream.jobs.bench.PlantedMarket.Planted;
import io.slipstream.models.market.SafetyFacts;
import io.slipstream.models.market.ScoredToken;
import io.slipstream.models.market.TokenFeatures;
import io.slipstream.models.port.TokenModel;
import io.slipstream.models.user.SnipeFilters;
import io.slipstream.models.user.UserSettingsRow;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * What snipers with each preset do in a market of which the truth is known, and how fast users
 * match.
 */
public final class SnipeBench {
    private static final List<String> PRESETS = List.of("careful", "balanced", "bold", "none");

    /** Enough for the simulated chain, which answers at once. */
    private static final int BUDGET = 1_000_000;

    /** Lamports of a snipe. */
    private static final long AMOUNT = 100_000_000L;

    private final TokenModel model;
    private final int minConfidenceBps;

    /**
     * @param minConfidenceBps score from which the snipers take, hundredths of a percent
     */
    public SnipeBench(TokenModel model, int minConfidenceBps) {
        this.model = model;
        this.minConfidenceBps = minConfidenceBps;
    }

    /** What one sniper did with the tokens of one kind. */
    public static final class Outcome {
        public int taken;
        public int refused;
        public final Map<SnipeReason, Integer> reasons = new TreeMap<>();
    }

    /** Outcomes by kind, then preset. */
    public Map<String, Map<String, Outcome>> judge(long seed, int launches) throws IOException {
        SimulatedMints chain = new SimulatedMints(1);
        Map<String, Map<String, Outcome>> table = new TreeMap<>();
        try (ChainInspector inspector = new ChainInspector(chain, chain, BUDGET)) {
            for (Planted planted : new PlantedMarket(seed, chain).play(launches)) {
                List<ScoredToken> ages = new ArrayList<>();
                for (TokenFeatures age : planted.ages()) {
                    SafetyFacts facts = StreamFacts.of(age);
                    ScoredToken asked = scored(age).asking(List.of(AMOUNT));
                    ages.add(
                            asked.with(
                                    facts != null
                                            ? facts
                                            : inspector
                                                    .inspect(asked)
                                                    .toCompletableFuture()
                                                    .join()));
                }
                Map<String, Outcome> row =
                        table.computeIfAbsent(planted.kind(), kind -> new TreeMap<>());
                for (String preset : PRESETS) {
                    decide(
                            ages,
                            user(1, SnipeFilters.preset(preset), minConfidenceBps),
                            row.computeIfAbsent(preset, key -> new Outcome()));
                }
            }
        }
        return table;
    }

    private ScoredToken scored(TokenFeatures age) {
        return new ScoredToken(
                age, model.score(new float[][] {age.values()})[0], model.version(), List.of());
    }

    private static void decide(List<ScoredToken> ages, UserSettingsRow user, Outcome outcome) {
        int passes = 0;
        List<SnipeReason> last = List.of();
        for (ScoredToken age : ages) {
            last = SnipeRules.objections(user, age);
            passes = last.isEmpty() ? passes + 1 : 0;
            if (passes >= user.effectiveSnipeFilters().passes()) {
                outcome.taken++;
                return;
            }
        }
        outcome.refused++;
        if (last.isEmpty()) {
            last = List.of(SnipeReason.TOO_FEW_PASSES);
        }
        last.forEach(reason -> outcome.reasons.merge(reason, 1, Integer::sum));
    }

    /**
     * How fast users match.
     *
     * @param matched users whom a pool suited, on average
     * @param firstMicros median time from a pool to its first match
     * @param lastMicros median time to its last
     */
    public record Speed(
            int users,
            double poolsPerSecond,
            double matched,
            double firstMicros,
            double lastMicros) {}

    /**
     * Holds scored pools against an index of so many users, of all presets, with and without a
     * minimum of liquidity, and with minimum scores from 0 to 100 %.
     *
     * @param score of the pools, 0–1
     */
    public Speed speed(int users, int pools, double score, TokenFeatures features)
            throws Exception {
        SplittableRandom random = new SplittableRandom(1);
        SnipeIndex index = new SnipeIndex();
        for (int i = 0; i < users; i++) {
            String preset = PRESETS.get(random.nextInt(PRESETS.size()));
            index.put(user(i, SnipeFilters.preset(preset), random.nextInt(10_001)));
        }
        ScoredToken token = new ScoredToken(features, score, "bench", List.of());
        SafetyFacts facts = StreamFacts.of(features);
        ScoredToken checked = facts == null ? token : token.with(facts);
        long[] first = new long[pools];
        long[] last = new long[pools];
        long[] matched = new long[1];
        long from = System.nanoTime();
        for (int i = 0; i < pools; i++) {
            int pool = i;
            long began = System.nanoTime();
            index.match(
                    checked,
                    false,
                    new SnipeIndex.Answers() {
                        @Override
                        public void suits(UserSettingsRow user) {
                            if (first[pool] == 0) {
                                first[pool] = System.nanoTime() - began;
                            }
                            matched[0]++;
                        }

                        @Override
                        public void refused(
                                Iterable<UserSettingsRow> refused, List<SnipeReason> reasons) {}
                    });
            last[pool] = System.nanoTime() - began;
        }
        double seconds = (System.nanoTime() - from) / 1e9;
        Arrays.sort(first);
        Arrays.sort(last);
        return new Speed(
                users,
                pools / seconds,
                (double) matched[0] / pools,
                first[pools / 2] / 1e3,
                last[pools / 2] / 1e3);
    }

    private static UserSettingsRow user(
            long id, @Nullable SnipeFilters filters, int confidenceBps) {
        return new UserSettingsRow(
                        id,
                        1_000_000_000L,
                        1_000_000_000L,
                        1_000,
                        true,
                        0,
                        false,
                        -1,
                        false,
                        -1,
                        "ACTIVE",
                        true,
                        AMOUNT,
                        confidenceBps,
                        1_000_000_000L,
                        -1,
                        -1,
                        -1,
                        null,
                        false)
                .with(filters == null ? SnipeFilters.NONE : filters);
    }
}
