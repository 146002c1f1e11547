package io.slipstream.functions.sentiment;

import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/**
 * What the model sees of a text.
 *
 * @param terms words, pairs of words, and words behind a negation (marked {@code ~}), each once
 * @param figures {@link #FIGURES} sums over what the lexicon found
 */
record TextFeatures(Set<String> terms, double[] figures) {
    static final int FIGURES = 10;

    /** A cashtag says nothing but that there is one: the model is not to know tickers. */
    private static final String CASHTAG = "<t>";

    static TextFeatures of(String text) {
        List<String> tokens = PostTokens.of(text);
        return new TextFeatures(terms(tokens), figures(text, tokens));
    }

    /** True if there is nothing in the text to judge. */
    boolean isEmpty() {
        return terms.isEmpty();
    }

    private static Set<String> terms(List<String> tokens) {
        Set<String> terms = new LinkedHashSet<>();
        String before = null;
        for (int i = 0; i < tokens.size(); i++) {
            String token = tokens.get(i);
            String term = token.startsWith("$") && token.length() > 1 ? CASHTAG : token;
            terms.add(term);
            if (before != null) {
                terms.add(before + " " + term);
            }
            for (int j = Math.max(0, i - SentimentLexicon.REACH); j < i; j++) {
                if (SentimentLexicon.negates(tokens.get(j))) {
                    terms.add("~" + term);
                }
            }
            before = term;
        }
        return terms;
    }

    private static double[] figures(String text, List<String> tokens) {
        double positive = 0;
        double negative = 0;
        double late = 0;
        double most = 0;
        double least = 0;
        int n = Math.max(1, tokens.size());
        for (SentimentLexicon.Hit hit : SentimentLexicon.standard().hits(tokens)) {
            double weight = hit.weight();
            positive += Math.max(0, weight);
            negative += Math.max(0, -weight);
            // What comes last counts most: "bad, but I buy".
            late += weight * (hit.place() + 1) / n;
            most = Math.max(most, weight);
            least = Math.min(least, weight);
        }
        double sum = positive - negative;
        return new double[] {
            sum / Math.sqrt(sum * sum + 15),
            sum / (positive + negative + 1.5),
            positive / Math.sqrt(n) / 2,
            negative / Math.sqrt(n) / 2,
            most / 3,
            least / 3,
            late / Math.sqrt(late * late + 10),
            text.indexOf('?') >= 0 ? 1 : 0,
            text.indexOf('!') >= 0 ? 1 : 0,
            Math.log(n) / 4
        };
    }
}
