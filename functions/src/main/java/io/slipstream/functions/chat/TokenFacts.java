package io.slipstream.functions.chat;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;

/** What stood behind a decision of the snipe model, for people: by name as the table holds it. */
final class TokenFacts {
    private static final String SAFETY = "safety_";

    /** In the order in which they are read. */
    private static final List<String> SENTIMENT =
            List.of(
                    "sentiment_score",
                    "sentiment_dispersion",
                    "social_score",
                    "total_mentions",
                    "post_authors",
                    "mention_velocity",
                    "mention_acceleration");

    private TokenFacts() {}

    /** Codes in words, and then what moved the score. */
    static Markup reasons(List<String> reasons) {
        List<Markup> words = new ArrayList<>();
        reasons.forEach(reason -> words.add(Reasons.explain(reason)));
        return Texts.say("analyze.reasons", Markup.join(" ", words));
    }

    /** What could harm a holder, and the slot at which it was read. */
    static Markup safety(Map<String, Double> features) {
        Map<String, String> facts = new LinkedHashMap<>();
        features.forEach(
                (name, value) -> {
                    if (name.startsWith(SAFETY) && !name.equals("safety_slot")) {
                        facts.put(name, word(value));
                    }
                });
        Double slot = features.get("safety_slot");
        if (facts.isEmpty() || slot == null || slot < 0) {
            return Texts.say("analyze.nosafety");
        }
        return Texts.say(
                "analyze.safety",
                new TreeMap<>(facts)
                        .entrySet().stream()
                                .map(
                                        one ->
                                                Texts.raw("fact." + one.getKey())
                                                        + " "
                                                        + one.getValue())
                                .collect(Collectors.joining(", ")),
                Long.toString(slot.longValue()));
    }

    private static String word(double value) {
        return Texts.raw(value < 0 ? "fact.unknown" : value > 0 ? "fact.yes" : "fact.no");
    }

    /** What people said; nothing if nobody listened, which is not the same as nobody speaking. */
    static Markup sentiment(Map<String, Double> features) {
        Double known = features.get("posts_known");
        if (known == null || known == 0) {
            return Texts.say("analyze.nosentiment");
        }
        return Texts.say(
                "analyze.sentiment",
                SENTIMENT.stream()
                        .map(name -> figure(name, features.getOrDefault(name, 0.0)))
                        .collect(Collectors.joining(", ")));
    }

    /** The rest of what the model saw. */
    static Markup others(Map<String, Double> features) {
        return Texts.say(
                "analyze.facts",
                new TreeMap<>(features)
                        .entrySet().stream()
                                .filter(one -> !one.getKey().startsWith(SAFETY))
                                .filter(one -> !SENTIMENT.contains(one.getKey()))
                                .map(one -> figure(one.getKey(), one.getValue()))
                                .collect(Collectors.joining(", ")));
    }

    private static String figure(String name, double value) {
        return name.replace('_', ' ') + " " + Figures.decimal(value, 3);
    }
}
