package io.slipstream.functions.sentiment;

import io.slipstream.models.social.Sentiment.Label;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** Learns the weights of a {@link SentimentModel} from texts that people have judged. */
public final class SentimentTrainer {
    /** A term of fewer texts is chance, and would tell of a single text. */
    private static final int LEAST_TEXTS = 3;

    private static final double COST = 10;

    private SentimentTrainer() {}

    /**
     * @param texts of all three labels, at least one of each
     */
    public static SentimentModel train(List<LabelledText> texts) {
        List<TextFeatures> features =
                texts.stream().map(text -> TextFeatures.of(text.text())).toList();
        Map<String, Integer> counts = new TreeMap<>();
        for (TextFeatures of : features) {
            of.terms().forEach(term -> counts.merge(term, 1, Integer::sum));
        }
        counts.values().removeIf(count -> count < LEAST_TEXTS);
        List<String> terms = List.copyOf(counts.keySet());
        double[] rarity =
                counts.values().stream()
                        .mapToDouble(count -> 1 + Math.log((double) texts.size() / count))
                        .toArray();
        Map<String, Integer> places = SentimentModel.places(terms);
        List<SparseRow> rows =
                features.stream().map(f -> SentimentModel.row(f, places, rarity)).toList();
        return new SentimentModel(
                terms,
                rarity,
                fit(texts, rows, terms.size(), Label.POSITIVE, Label.NEGATIVE),
                fit(texts, rows, terms.size(), Label.NEUTRAL, null));
    }

    /**
     * @param no the other label; null: all others
     */
    private static double[] fit(
            List<LabelledText> texts,
            List<SparseRow> rows,
            int terms,
            Label yes,
            @Nullable Label no) {
        List<Integer> used = new ArrayList<>();
        for (int i = 0; i < texts.size(); i++) {
            Label label = texts.get(i).label();
            if (label == yes || no == null || label == no) {
                used.add(i);
            }
        }
        boolean[] labels = new boolean[used.size()];
        double[] importance = new double[used.size()];
        for (int i = 0; i < labels.length; i++) {
            LabelledText text = texts.get(used.get(i));
            labels[i] = text.label() == yes;
            importance[i] = no == null ? text.sideWeight() : text.weight();
        }
        return new SparseLogistic(
                        used.stream().map(rows::get).toList(),
                        labels,
                        importance,
                        terms + TextFeatures.FIGURES)
                .fit(COST);
    }
}
