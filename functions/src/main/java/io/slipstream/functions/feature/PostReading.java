package io.slipstream.functions.feature;

import io.slipstream.functions.sentiment.SentimentModel;
import io.slipstream.models.social.Mention;
import io.slipstream.models.social.Post;
import java.util.LinkedHashSet;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Which tokens a post names, and how it speaks: addresses if it names any, else cashtags.
 *
 * @param mints tokens named by their address
 * @param symbols cashtags in capitals, without the dollar sign; empty if there are addresses
 * @param mention what is said, of no token yet
 */
record PostReading(Set<String> mints, Set<String> symbols, Mention mention) {
    private static final Pattern CASHTAG = Pattern.compile("\\$([A-Za-z][A-Za-z0-9]{1,9})\\b");
    private static final Pattern VARIED =
            Pattern.compile("https?://\\S+|[$@#]\\S+|[A-Za-z0-9]{32,}|[^\\p{L} ]+");

    /** The scorer knows English; what it says of other languages is half a guess. */
    private static final double FOREIGN = 0.5;

    /** What a post of any length can name at most; the rest is noise or an attack. */
    private static final int MOST_NAMED = 10;

    static PostReading of(Post post) {
        Set<String> mints = firstOf(PostMints.in(post.text()));
        Set<String> symbols = new LinkedHashSet<>();
        if (mints.isEmpty()) {
            Matcher tags = CASHTAG.matcher(post.text());
            while (tags.find()) {
                symbols.add(tags.group(1).toUpperCase(Locale.ROOT));
            }
        }
        symbols = firstOf(symbols);
        boolean named = !mints.isEmpty() || !symbols.isEmpty();
        // Scoring costs more than all the rest and most posts name nothing.
        double score = named ? SentimentModel.standard().score(post.text()).score() : 50;
        return new PostReading(
                mints,
                symbols,
                new Mention(
                        "",
                        post.source(),
                        post.id(),
                        post.author(),
                        post.followers(),
                        score,
                        1,
                        post.lang() == null || post.lang().startsWith("en") ? 1 : FOREIGN,
                        fingerprint(post.text()),
                        post.slot(),
                        post.position()));
    }

    /** Copies differ in tags, links, addresses, numbers, emoji, case and spaces. */
    private static long fingerprint(String text) {
        String words =
                VARIED.matcher(text.toLowerCase(Locale.ROOT)).replaceAll(" ").replaceAll(" +", " ");
        long hash = 1125899906842597L;
        for (int i = 0; i < words.length(); i++) {
            hash = 31 * hash + words.charAt(i);
        }
        return hash;
    }

    private static Set<String> firstOf(Set<String> names) {
        Set<String> first = new LinkedHashSet<>();
        for (String name : names) {
            if (first.size() < MOST_NAMED) {
                first.add(name);
            }
        }
        return first;
    }
}
