package io.slipstream.functions.feature;

import io.slipstream.models.chain.PoolEvent;
import io.slipstream.models.chain.PoolTrade;
import io.slipstream.models.scoring.FeatureSchema;
import io.slipstream.models.scoring.TrainingRows;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Reads a tape in chain order and makes training rows of its launches: the features that {@link
 * BuildTokenFeatures} would give, by the same code, and what came of the token afterwards.
 *
 * <p>If posts are listened to, each row comes twice, with them and without, so that a model also
 * works where nobody listens. A token without a price at the window's end cannot be bought and
 * makes no row; neither does one whose horizon lies beyond the tape.
 */
public final class LabelledLaunches {
    private final SnipeConfig config;
    private final LaunchLabel label;
    private final Map<String, List<Launch>> byMint = new HashMap<>();
    private final Map<String, List<TokenInput>> early = new HashMap<>();
    private final List<Launch> all = new ArrayList<>();
    private long lastSlot;

    public LabelledLaunches(SnipeConfig config, LaunchLabel label) {
        this.config = config;
        this.label = label;
    }

    /** Takes the next event of the tape. */
    public void add(TokenInput input) {
        lastSlot = Math.max(lastSlot, input.slot());
        List<Launch> launches = byMint.getOrDefault(input.mint(), List.of());
        boolean followed = false;
        for (Launch launch : launches) {
            launch.advanceTo(input.slot() - 1);
            launch.add(input);
            followed |= !launch.isClosed();
        }
        if (!followed) {
            wait(input);
            PoolEvent event = input.pool();
            if (event != null && TokenWindow.isBirth(event)) {
                open(event);
            }
        }
    }

    /** Launches seen so far. */
    public int launches() {
        return all.size();
    }

    /** The rows of all launches whose horizon has passed, in the order of their births. */
    public TrainingRows rows(String data) {
        List<Row> rows = new ArrayList<>();
        for (Launch launch : all) {
            launch.advanceTo(lastSlot);
            rows.addAll(launch.rows);
        }
        rows.removeIf(row -> row.knownAt > lastSlot || row.price <= 0);
        int n = rows.size();
        float[][] values = new float[n][];
        boolean[] labels = new boolean[n];
        long[] times = new long[n];
        long[] knownAt = new long[n];
        String[] venues = new String[n];
        for (int i = 0; i < n; i++) {
            Row row = rows.get(i);
            values[i] = row.values;
            labels[i] = label.isTrue(row.price, row.best);
            times[i] = row.birthSlot;
            knownAt[i] = row.knownAt;
            venues[i] = row.venue;
        }
        return new TrainingRows(
                FeatureSchema.tokens(), values, labels, times, knownAt, venues, sentence(), data);
    }

    private String sentence() {
        return String.format(
                Locale.ROOT,
                "within %d slots after the window closes the price reaches %.2f times the price at"
                        + " its end, after a fee of %.2f %% on the way in and out.",
                label.horizonSlots(),
                label.multiple(),
                label.feeBps() / 100.0);
    }

    private void open(PoolEvent birth) {
        Launch launch = new Launch(TokenWindow.openedBy(birth));
        List<TokenInput> waiting = early.remove(birth.mint());
        if (waiting != null) {
            waiting.forEach(launch::add);
        }
        byMint.computeIfAbsent(birth.mint(), mint -> new ArrayList<>()).add(launch);
        all.add(launch);
    }

    private void wait(TokenInput input) {
        List<TokenInput> waiting = early.computeIfAbsent(input.mint(), mint -> new ArrayList<>());
        waiting.removeIf(old -> old.slot() + TokenWindow.EARLY_SLOTS < input.slot());
        waiting.add(input);
    }

    /** One launch on its way through its ages and on to the horizon. */
    private final class Launch {
        private final TokenWindow window;
        private final List<Row> rows = new ArrayList<>();
        private List<TokenInput> pending = new ArrayList<>();

        Launch(TokenWindow window) {
            this.window = window;
        }

        boolean isClosed() {
            return window.nextStep == config.steps();
        }

        void add(TokenInput input) {
            if (!isClosed()) {
                pending.add(input);
            }
            double price = solPrice(input.trade());
            for (Row row : rows) {
                if (price > row.best && input.slot() <= row.knownAt) {
                    row.best = price;
                }
            }
        }

        /** Closes the windows that end no later than this slot. */
        void advanceTo(long slot) {
            while (!isClosed() && window.nextSlot(config) <= slot) {
                long end = window.nextSlot(config);
                List<TokenInput> later = window.fold(pending, end);
                rows.add(new Row(window, config, end));
                if (config.posts()) {
                    rows.add(new Row(window, new SnipeConfig(config.agesMillis(), false), end));
                }
                window.nextStep++;
                pending = later;
            }
        }
    }

    private static double solPrice(@Nullable PoolTrade trade) {
        return trade != null && TokenWindow.counts(trade) ? TokenWindow.priceOf(trade) : 0;
    }

    /** Features at one age, and the best price seen since. */
    private final class Row {
        private final float[] values;
        private final long birthSlot;
        private final long knownAt;
        private final double price;
        private final String venue;
        private double best;

        Row(TokenWindow window, SnipeConfig seenWith, long slot) {
            values = window.features(window.nextStep, seenWith, slot, 0).values();
            birthSlot = window.birthSlot;
            knownAt = slot + label.horizonSlots();
            price = window.lastPrice;
            venue = window.dex;
        }
    }
}
