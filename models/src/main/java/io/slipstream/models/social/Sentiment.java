package io.slipstream.models.social;

/**
 * How a text speaks of its subject.
 *
 * @param score 0–100: 0 wholly against, 50 neither, 100 wholly for
 */
public record Sentiment(Label label, double score) {

    /** What a text without a word in it says. */
    public static final Sentiment NOTHING_SAID = new Sentiment(Label.NEUTRAL, 50);

    /** For, against or neither. */
    public enum Label {
        POSITIVE,
        NEUTRAL,
        NEGATIVE
    }
}
