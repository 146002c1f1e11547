package io.slipstream.jobs.sentiment;

import io.slipstream.functions.sentiment.LabelledText;
import io.slipstream.functions.sentiment.SentimentModel;
import io.slipstream.functions.sentiment.SentimentTrainer;
import io.slipstream.models.social.Sentiment.Label;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.stream.IntStream;

/**
 * How well the scorer does on texts that its weights have not learnt: each set is cut into folds,
 * and each fold is judged by a model of all the others. The lexicon is the same throughout, and its
 * author has read some of the texts: the figures flatter it a little.
 */
public final class CrossValidation {
    private static final int FOLDS = 8;

    private final List<LabelledSet> sets;

    public CrossValidation(List<LabelledSet> sets) {
        this.sets = sets;
    }

    /** Macro-F1 of each judged set, by name. */
    public Map<String, Double> macroF1(long seed) {
        Map<String, MacroF1> scores = new LinkedHashMap<>();
        List<List<Integer>> orders = new ArrayList<>();
        for (LabelledSet set : sets) {
            List<Integer> order =
                    new ArrayList<>(IntStream.range(0, set.texts().size()).boxed().toList());
            Collections.shuffle(order, new Random(seed));
            orders.add(order);
            scores.put(set.name(), new MacroF1());
        }
        for (int fold = 0; fold < FOLDS; fold++) {
            SentimentModel model = SentimentTrainer.train(pick(orders, fold, false));
            for (int s = 0; s < sets.size(); s++) {
                MacroF1 score = scores.get(sets.get(s).name());
                for (LabelledText text : pick(s, orders.get(s), fold, true)) {
                    if (score != null) {
                        score.add(text.label(), model.score(text.text()).label());
                    }
                }
            }
        }
        Map<String, Double> result = new LinkedHashMap<>();
        for (LabelledSet set : sets) {
            MacroF1 score = scores.get(set.name());
            if (set.judged() && score != null) {
                result.put(set.name(), score.over(set.labels()));
            }
        }
        return result;
    }

    /** Macro-F1 of somebody's labels, one for each text of the set. */
    public static double macroF1(LabelledSet set, List<Label> labels) {
        MacroF1 score = new MacroF1();
        for (int i = 0; i < labels.size(); i++) {
            score.add(set.texts().get(i).label(), labels.get(i));
        }
        return score.over(set.labels());
    }

    /** A model of all that may be learnt from. */
    public SentimentModel model() {
        return SentimentTrainer.train(
                sets.stream()
                        .filter(set -> set.learnt() > 0)
                        .flatMap(set -> set.texts().stream())
                        .toList());
    }

    private List<LabelledText> pick(List<List<Integer>> orders, int fold, boolean inFold) {
        List<LabelledText> picked = new ArrayList<>();
        for (int s = 0; s < sets.size(); s++) {
            if (sets.get(s).learnt() > 0) {
                picked.addAll(pick(s, orders.get(s), fold, inFold));
            }
        }
        return picked;
    }

    private List<LabelledText> pick(int set, List<Integer> order, int fold, boolean inFold) {
        List<LabelledText> picked = new ArrayList<>();
        for (int i = 0; i < order.size(); i++) {
            if (i % FOLDS == fold == inFold) {
                picked.add(sets.get(set).texts().get(order.get(i)));
            }
        }
        return picked;
    }
}
