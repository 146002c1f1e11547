package io.slipstream.functions.feature;

import io.slipstream.models.social.Mention;
import io.slipstream.models.unit.Slots;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * What people said of a token since its birth. Each mention has a weight: copies of one text count
 * ever less (1, ½, ⅓, …), so do further posts of one author, a cashtag that could mean others, and
 * a language that the scorer does not know; a large audience counts a little more. Public fields:
 * Flink keeps it as state, inside a window that a timer ends.
 */
public class SocialWindow {
    /**
     * Slots of mentions that are kept for the rates; beyond, a token is loud however one counts.
     */
    private static final int MOST_KEPT = 512;

    /** Rates are taken over this time, ten seconds. */
    private static final long RECENT_SLOTS = 25;

    /** So many undamped mentions make a social score of 63. */
    private static final double LOUD = 4;

    /** Weight of no opinion that every token begins with: one post moves its sentiment half way. */
    private static final double NO_OPINION = 1;

    public int mentions;
    public double weight;
    public double scores;
    public double squares;
    public Map<String, Integer> postsByAuthor = new HashMap<>();
    public Map<Long, Integer> copies = new HashMap<>();
    public List<Long> slots = new ArrayList<>();

    void add(Mention mention) {
        mentions++;
        int ofAuthor =
                postsByAuthor.merge(mention.source() + ':' + mention.author(), 1, Integer::sum);
        int ofText = copies.merge(mention.fingerprint(), 1, Integer::sum);
        double w = mention.share() / ofAuthor / ofText * audience(mention.followers());
        double believed = w * mention.readable();
        weight += w;
        scores += believed * (mention.score() - 50);
        squares += believed * (mention.score() - 50) * (mention.score() - 50);
        if (slots.size() < MOST_KEPT) {
            slots.add(mention.slot());
        }
    }

    /** 1 for nobody known, 2 for ten thousand followers. */
    private static double audience(long followers) {
        return 1 + Math.log10(1 + Math.min(Math.max(0, followers), 1_000_000)) / 4;
    }

    int authors() {
        return postsByAuthor.size();
    }

    /** 0–100: how loud it is, spam damped. */
    double socialScore() {
        return 100 * (1 - Math.exp(-weight / LOUD));
    }

    /** 0–100, 50 if nobody said anything. */
    double sentiment() {
        return 50 + scores / (weight + NO_OPINION);
    }

    /** Standard deviation of the scores around their mean, 0–50. */
    double dispersion() {
        if (weight == 0) {
            return 0;
        }
        double mean = scores / weight;
        return Math.sqrt(Math.max(0, squares / weight - mean * mean));
    }

    /** Mentions a second in the last ten seconds. */
    double velocity(long slot) {
        return between(slot - RECENT_SLOTS, slot) / seconds(RECENT_SLOTS);
    }

    /** Velocity now minus velocity ten seconds ago, a second. */
    double acceleration(long slot) {
        return (velocity(slot) - velocity(slot - RECENT_SLOTS)) / seconds(RECENT_SLOTS);
    }

    private long between(long after, long until) {
        return slots.stream().filter(slot -> slot > after && slot <= until).count();
    }

    private static double seconds(long slots) {
        return slots * Slots.MILLIS / 1000.0;
    }
}
