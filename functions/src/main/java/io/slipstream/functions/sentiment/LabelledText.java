package io.slipstream.functions.sentiment;

import io.slipstream.models.social.Sentiment.Label;

/**
 * A text that somebody has judged.
 *
 * @param weight how much it counts when the way in which texts speak is learnt, not below 0
 * @param sideWeight how much it counts when it is learnt whether they take a side, not below 0
 */
public record LabelledText(String text, Label label, double weight, double sideWeight) {}
