package io.slipstream.jobs.sentiment;

import io.slipstream.models.social.Sentiment.Label;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;

/**
 * Mean over the labels that occur of F1 = 2·tp ÷ (2·tp + fp + fn). A guess that is none of these
 * labels, such as neutral in a set of two, is wrong and nothing else.
 */
final class MacroF1 {
    private final Map<Label, int[]> counts = new EnumMap<>(Label.class);

    void add(Label truth, Label guess) {
        int[] of = counts.computeIfAbsent(truth, label -> new int[3]);
        if (truth == guess) {
            of[0]++;
        } else {
            of[2]++;
            counts.computeIfAbsent(guess, label -> new int[3])[1]++;
        }
    }

    double over(List<Label> labels) {
        double sum = 0;
        for (Label label : labels) {
            int[] of = counts.getOrDefault(label, new int[3]);
            sum += of[0] == 0 ? 0 : 2.0 * of[0] / (2 * of[0] + of[1] + of[2]);
        }
        return sum / labels.size();
    }
}
