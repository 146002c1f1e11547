package io.slipstream.functions.social;

import io.slipstream.models.market.ViralToken;
import io.slipstream.models.social.Mention;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * How much one token is spoken of, against its own past. Time is cut into spans of ten seconds; a
 * span counts voices: posts whose author and whose text no other voice has, so that neither a bot
 * with many posts nor a text with many accounts counts for more than one. Mean and variance of past
 * spans are exponentially weighted (Finch 2009). Public fields: Flink keeps it as state.
 *
 * <p>Within a span the order of arrival says nothing.
 */
public class TrendBook {
    /** Slots of a span, ten seconds. */
    public static final long SPAN = 25;

    /** Weight of the newest span: the past is about five minutes. */
    private static final double NEWEST = 1 / 30.0;

    /** So many deviations above the mean are no chance. */
    private static final double FAR = 4;

    /** A deviation below one voice is none: the past may have been silent. */
    private static final double LEAST_DEVIATION = 1;

    private static final int FEWEST_VOICES = 5;

    /** Once told, a trend is old news for half an hour. */
    private static final long QUIET_SPANS = 180;

    private static final long NEVER = Long.MIN_VALUE / 2;

    /** Posts of the spans that are not over, by their ids: one that comes again is the same. */
    public Map<String, Said> posts = new HashMap<>();

    public double mean;
    public double variance;

    /** The last span that is in mean and variance. */
    public long closed = NEVER;

    public long toldIn = NEVER;

    /**
     * One post.
     *
     * @param span in which it was heard
     * @param score 0–100
     */
    public record Said(long span, String author, long fingerprint, double score) {}

    static long spanOf(long slot) {
        return Math.floorDiv(slot, SPAN);
    }

    /** The slot at whose end the span of the given one is over. */
    static long endOf(long slot) {
        return (spanOf(slot) + 1) * SPAN - 1;
    }

    void add(Mention mention) {
        long span = spanOf(mention.slot());
        if (span <= closed) {
            return;
        }
        posts.put(
                mention.source() + ':' + mention.id(),
                new Said(
                        span,
                        mention.source() + ':' + mention.author(),
                        mention.fingerprint(),
                        mention.score()));
    }

    /**
     * Ends the span that the slot ends.
     *
     * @return null if nothing is unusual, or it has been told
     */
    @Nullable ViralToken close(String mint, long slot) {
        long span = spanOf(slot);
        if (span <= closed) {
            return null;
        }
        fade(span - closed - 1);
        List<Said> heard = voices(span);
        int voices = heard.size();
        double deviation = Math.max(LEAST_DEVIATION, Math.sqrt(variance));
        ViralToken viral = null;
        if (voices >= FEWEST_VOICES
                && voices >= mean + FAR * deviation
                && span - toldIn > QUIET_SPANS) {
            viral = new ViralToken(mint, slot, voices, mean, Math.sqrt(variance), sentiment(heard));
            toldIn = span;
        }
        learn(voices);
        closed = span;
        posts.values().removeIf(said -> said.span() <= span);
        return viral;
    }

    /** In the order of their ids, so that it does not matter how they came. */
    private List<Said> voices(long span) {
        Set<String> authors = new HashSet<>();
        Set<Long> texts = new HashSet<>();
        List<Said> heard = new ArrayList<>();
        for (Said said : new TreeMap<>(posts).values()) {
            if (said.span() == span
                    && !authors.contains(said.author())
                    && !texts.contains(said.fingerprint())) {
                authors.add(said.author());
                texts.add(said.fingerprint());
                heard.add(said);
            }
        }
        return heard;
    }

    private static double sentiment(List<Said> heard) {
        return heard.stream().mapToDouble(Said::score).average().orElse(50);
    }

    private void learn(double voices) {
        double off = voices - mean;
        mean += NEWEST * off;
        variance = (1 - NEWEST) * (variance + NEWEST * off * off);
    }

    /** Spans in which nobody spoke, all at once: as {@link #learn} of zero, so many times. */
    private void fade(long spans) {
        if (closed == NEVER || spans <= 0) {
            return;
        }
        double left = Math.pow(1 - NEWEST, spans);
        // After n silent spans the mean is m·qⁿ and the second moment (v + m²)·qⁿ, q = 1 − NEWEST.
        double second = (variance + mean * mean) * left;
        mean *= left;
        variance = Math.max(0, second - mean * mean);
    }
}
