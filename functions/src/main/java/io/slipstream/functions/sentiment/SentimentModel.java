package io.slipstream.functions.sentiment;

import io.slipstream.models.social.Sentiment;
import io.slipstream.models.social.Sentiment.Label;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.io.Writer;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/**
 * Lexicon and learned weights: two logistic regressions over the same features, one for which way a
 * text speaks, one for whether it takes a side at all. Immutable; any number of threads.
 */
public final class SentimentModel {
    /** Version of lexicon and weights together. */
    public static final String VERSION = "sentiment-1";

    private static final String RESOURCE = "/sentiment/weights-1.tsv";

    /**
     * A text is neutral only if the model is this sure of it. Most posts of a token take a side,
     * and a side wrongly called neutral is lost; chosen by cross-validation ({@code bench
     * sentiment}).
     */
    private static final double SURELY_NEUTRAL = 0.75;

    /** Short texts have few terms; none of them is to count for more than one of six. */
    private static final double LEAST_NORM = 6;

    private static final double FIGURE_SCALE = 2;

    private final Map<String, Integer> places;
    private final double[] rarity;
    private final double[] side;
    private final double[] neutral;

    /**
     * @param terms in the order of the weights
     * @param rarity of each term, above 0
     * @param side weights of terms, then figures, then the intercept
     * @param neutral likewise
     */
    SentimentModel(List<String> terms, double[] rarity, double[] side, double[] neutral) {
        places = places(terms);
        this.rarity = rarity;
        this.side = side;
        this.neutral = neutral;
    }

    static Map<String, Integer> places(List<String> terms) {
        Map<String, Integer> places = new HashMap<>();
        for (String term : terms) {
            places.put(term, places.size());
        }
        return places;
    }

    /** The model that comes with Slipstream. */
    public static SentimentModel standard() {
        return Standard.MODEL;
    }

    /** Judges a text; one without a word says nothing. */
    public Sentiment score(String text) {
        TextFeatures features = TextFeatures.of(text);
        if (features.isEmpty()) {
            return Sentiment.NOTHING_SAID;
        }
        SparseRow row = row(features, places, rarity);
        int last = side.length - 1;
        double up = SparseLogistic.sigmoid(row.dot(side) + side[last]);
        double none = SparseLogistic.sigmoid(row.dot(neutral) + neutral[last]);
        if (none > SURELY_NEUTRAL) {
            return new Sentiment(Label.NEUTRAL, 50 + 100 * (up - 0.5) * (1 - none));
        }
        return new Sentiment(up > 0.5 ? Label.POSITIVE : Label.NEGATIVE, 100 * up);
    }

    /** Known terms weighted by their rarity and scaled to a common length, then the figures. */
    static SparseRow row(TextFeatures features, Map<String, Integer> places, double[] rarity) {
        int[] known =
                features.terms().stream()
                        .map(places::get)
                        .filter(place -> place != null)
                        .mapToInt(Integer::intValue)
                        .sorted()
                        .toArray();
        double squares = 0;
        for (int place : known) {
            squares += rarity[place] * rarity[place];
        }
        double norm = Math.max(Math.sqrt(squares), LEAST_NORM);
        int[] at = new int[known.length + TextFeatures.FIGURES];
        double[] values = new double[at.length];
        for (int i = 0; i < known.length; i++) {
            at[i] = known[i];
            values[i] = rarity[known[i]] / norm;
        }
        for (int i = 0; i < TextFeatures.FIGURES; i++) {
            at[known.length + i] = places.size() + i;
            values[known.length + i] = features.figures()[i] * FIGURE_SCALE;
        }
        return new SparseRow(at, values);
    }

    /** Writes the weights as lines {@code term TAB rarity TAB side TAB neutral}. */
    public void write(Writer out) throws IOException {
        String[] terms = new String[rarity.length];
        places.forEach((term, place) -> terms[place] = term);
        for (int i = 0; i < side.length; i++) {
            boolean figure = i >= terms.length;
            out.write(
                    String.format(
                            Locale.ROOT,
                            "%s\t%.3f\t%.4f\t%.4f%n",
                            figure ? "=" + (i - terms.length) : terms[i],
                            figure ? 1 : rarity[i],
                            side[i],
                            neutral[i]));
        }
    }

    private static SentimentModel read(BufferedReader in) throws IOException {
        List<String[]> lines = in.lines().map(line -> line.split("\t", -1)).toList();
        int terms = lines.size() - TextFeatures.FIGURES - 1;
        return new SentimentModel(
                lines.subList(0, terms).stream().map(line -> line[0]).toList(),
                column(lines.subList(0, terms), 1),
                column(lines, 2),
                column(lines, 3));
    }

    private static double[] column(List<String[]> lines, int column) {
        return lines.stream().mapToDouble(line -> Double.parseDouble(line[column])).toArray();
    }

    /** Read when it is first asked for: whoever trains needs none. */
    private static final class Standard {
        private static final SentimentModel MODEL = load();

        private static SentimentModel load() {
            try (InputStream in = SentimentModel.class.getResourceAsStream(RESOURCE)) {
                if (in == null) {
                    throw new IllegalStateException("expected the resource " + RESOURCE);
                }
                return read(new BufferedReader(new InputStreamReader(in, StandardCharsets.UTF_8)));
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }
    }
}
