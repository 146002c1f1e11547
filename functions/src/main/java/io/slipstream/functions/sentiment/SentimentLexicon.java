package io.slipstream.functions.sentiment;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Words, phrases and emoji with a weight from −3 to 3, and how negation and emphasis change it. The
 * list is this project's own; {@link #VERSION} changes with it.
 */
final class SentimentLexicon {
    static final int VERSION = 1;

    private static final String RESOURCE = "/sentiment/lexicon-" + VERSION + ".txt";

    /** How far before a word its negation or emphasis may stand, tokens. */
    static final int REACH = 3;

    /** "Not good" is not quite bad. */
    private static final double NEGATED = -0.6;

    private static final List<String> ENDINGS = List.of("ed", "ing", "er", "es", "ly");
    private static final Set<String> NEGATIONS =
            Set.of(
                    "not", "no", "never", "without", "none", "neither", "nor", "hardly", "cannot",
                    "cant", "dont", "wont", "isnt", "doesnt", "didnt", "aint", "nobody", "nothing",
                    "stop", "less");
    private static final Map<String, Double> EMPHASIS =
            Map.ofEntries(
                    Map.entry("very", 1.3),
                    Map.entry("really", 1.3),
                    Map.entry("so", 1.2),
                    Map.entry("most", 1.2),
                    Map.entry("extremely", 1.5),
                    Map.entry("super", 1.3),
                    Map.entry("huge", 1.3),
                    Map.entry("absolutely", 1.3),
                    Map.entry("totally", 1.3),
                    Map.entry("fucking", 1.3),
                    Map.entry("incredibly", 1.4),
                    Map.entry("insanely", 1.4),
                    Map.entry("pretty", 1.1),
                    Map.entry("too", 1.1),
                    Map.entry("much", 1.1),
                    Map.entry("kinda", 0.7),
                    Map.entry("somewhat", 0.7),
                    Map.entry("little", 0.7),
                    Map.entry("slightly", 0.6),
                    Map.entry("barely", 0.5));

    private static final SentimentLexicon STANDARD = read();

    private final Map<String, Double> weights = new HashMap<>();
    private int longest = 1;

    private SentimentLexicon() {}

    /**
     * A word or phrase that was found.
     *
     * @param place index of its first token
     * @param weight after negation and emphasis
     */
    record Hit(int place, double weight) {}

    static SentimentLexicon standard() {
        return STANDARD;
    }

    static boolean negates(String token) {
        return NEGATIONS.contains(token) || token.endsWith("n't");
    }

    /** What is found from left to right, the longest phrase first. */
    List<Hit> hits(List<String> tokens) {
        List<Hit> hits = new ArrayList<>();
        int place = 0;
        while (place < tokens.size()) {
            int length = Math.min(longest, tokens.size() - place);
            Double weight = null;
            while (length > 1 && weight == null) {
                weight = weights.get(String.join(" ", tokens.subList(place, place + length)));
                length -= weight == null ? 1 : 0;
            }
            if (weight == null) {
                weight = weightOf(tokens.get(place));
            }
            if (weight != null) {
                hits.add(new Hit(place, weight * around(tokens, place)));
            }
            place += length;
        }
        return hits;
    }

    private static double around(List<String> tokens, int place) {
        double factor = 1;
        boolean negated = false;
        for (int i = Math.max(0, place - REACH); i < place; i++) {
            if (negates(tokens.get(i))) {
                negated = !negated;
            } else {
                factor *= EMPHASIS.getOrDefault(tokens.get(i), 1.0);
            }
        }
        // A word that negates others is not negated by them: "not never" is rare, "no, never" is
        // not.
        return negated && !negates(tokens.get(place)) ? factor * NEGATED : factor;
    }

    private @Nullable Double weightOf(String token) {
        Double weight = weights.get(token);
        if (weight == null && token.endsWith("s") && token.length() > 3) {
            weight = weights.get(token.substring(0, token.length() - 1));
        }
        for (String ending : ENDINGS) {
            if (weight != null) {
                break;
            }
            if (token.endsWith(ending) && token.length() > ending.length() + 2) {
                weight = ofStem(token.substring(0, token.length() - ending.length()));
            }
        }
        return weight;
    }

    private @Nullable Double ofStem(String stem) {
        int last = stem.length() - 1;
        Double weight = weights.get(stem);
        if (weight == null) {
            weight = weights.get(stem + "e");
        }
        if (weight == null && stem.charAt(last) == stem.charAt(last - 1)) {
            weight = weights.get(stem.substring(0, last));
        }
        if (weight == null && stem.charAt(last) == 'i') {
            weight = weights.get(stem.substring(0, last) + "y");
        }
        return weight;
    }

    private static SentimentLexicon read() {
        SentimentLexicon lexicon = new SentimentLexicon();
        try (InputStream in = SentimentLexicon.class.getResourceAsStream(RESOURCE)) {
            if (in == null) {
                throw new IllegalStateException("expected the resource " + RESOURCE);
            }
            BufferedReader lines =
                    new BufferedReader(new InputStreamReader(in, StandardCharsets.UTF_8));
            String line;
            while ((line = lines.readLine()) != null) {
                if (!line.isBlank() && !line.startsWith("#")) {
                    lexicon.add(line);
                }
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return lexicon;
    }

    private void add(String line) {
        int space = line.indexOf(' ');
        double weight = Double.parseDouble(line.substring(0, space));
        for (String term : line.substring(space + 1).split(",", -1)) {
            List<String> tokens = PostTokens.of(term);
            if (!tokens.isEmpty()) {
                // Where a term stands twice the stronger weight counts.
                weights.merge(
                        String.join(" ", tokens),
                        weight,
                        (a, b) -> Math.abs(b) > Math.abs(a) ? b : a);
                longest = Math.max(longest, tokens.size());
            }
        }
    }
}
