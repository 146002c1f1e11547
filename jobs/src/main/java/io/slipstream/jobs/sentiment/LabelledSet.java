package io.slipstream.jobs.sentiment;

import io.slipstream.functions.sentiment.LabelledText;
import io.slipstream.jobs.csv.CsvColumn;
import io.slipstream.models.social.Sentiment.Label;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * A labelled set of texts. The known ones are public (their repositories and licences are in
 * NOTICE-sentiment.md); none of their texts is part of this repository.
 *
 * @param name its file without the ending
 * @param learnt how much a text of it counts in training; 0: its licence is not known, it only
 *     judges
 * @param judged false if its labels are about something else than markets, so that it only teaches
 */
public record LabelledSet(String name, List<LabelledText> texts, double learnt, boolean judged) {
    /** Between these means of twenty raters a tweet says too little to learn from. */
    private static final double CLEAR = 1;

    /** Reads those of the known sets that the folder has. */
    public static List<LabelledSet> read(Path folder) throws IOException {
        List<LabelledSet> sets = new ArrayList<>();
        for (Known known : Known.values()) {
            String name = known.name().toLowerCase(Locale.ROOT);
            Path file = folder.resolve(name + ".csv");
            if (Files.isRegularFile(file)) {
                sets.add(known.read(name, file));
            }
        }
        return sets;
    }

    /** The labels that occur. */
    public List<Label> labels() {
        return texts.stream().map(LabelledText::label).distinct().sorted().toList();
    }

    private enum Known {
        SURGE_CRYPTO_REDDIT("label", 1, 1, LabelledSet::word),
        SURGE_STOCK_TWEETS("label", 1, 1, LabelledSet::word),
        REDDIT_CRYPTO_POSTS("sentiment", 0.3, 1, LabelledSet::digit),
        MEMECOIN_HANDMADE("label", 0, 0, LabelledSet::word),
        VADER_TWEETS_GROUNDTRUTH("mean_sentiment", 0.1, 0, LabelledSet::mean);

        private final String column;
        private final double learnt;
        private final double side;
        private final Function<String, @Nullable Label> labels;

        Known(String column, double learnt, double side, Function<String, @Nullable Label> labels) {
            this.column = column;
            this.learnt = learnt;
            this.side = side;
            this.labels = labels;
        }

        LabelledSet read(String name, Path file) throws IOException {
            List<LabelledText> texts = new ArrayList<>();
            CsvColumn.read(
                    file,
                    List.of("text", column),
                    cells -> {
                        Label label = labels.apply(cells.get(1));
                        if (label != null) {
                            texts.add(new LabelledText(cells.get(0), label, learnt, side));
                        }
                    });
            return new LabelledSet(name, texts, learnt, this != VADER_TWEETS_GROUNDTRUTH);
        }
    }

    private static Label word(String label) {
        return Label.valueOf(label.toUpperCase(Locale.ROOT));
    }

    private static Label digit(String label) {
        return switch (label) {
            case "0" -> Label.NEGATIVE;
            case "1" -> Label.NEUTRAL;
            case "2" -> Label.POSITIVE;
            default -> throw new IllegalArgumentException("expected 0, 1 or 2, was " + label);
        };
    }

    private static @Nullable Label mean(String mean) {
        double value = Double.parseDouble(mean);
        return Math.abs(value) <= CLEAR ? null : value > 0 ? Label.POSITIVE : Label.NEGATIVE;
    }
}
