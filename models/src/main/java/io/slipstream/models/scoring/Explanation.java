package io.slipstream.models.scoring;

import io.slipstream.models.port.TokenModel;
import io.slipstream.models.unit.Decimals;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/**
 * Why a model scored a row as it did: what happens to the log odds when one feature is made average
 * (occlusion). Effects of features that act together are counted with each of them.
 *
 * @param value of the feature
 * @param effect on the log odds; above zero it speaks for the token
 */
public record Explanation(String feature, float value, double effect) {
    private static final double EDGE = 1e-6;
    private static final double UNSEEN = 0.005;

    /** The features that moved the score most, the strongest first; none that hardly did. */
    public static List<Explanation> of(
            TokenModel model, FeatureSchema schema, float[] row, int most) {
        float[] typical = model.typicalRow();
        float[] changed = row.clone();
        double whole = logit(model.score(row));
        List<Explanation> effects = new ArrayList<>();
        for (int f = 0; f < row.length; f++) {
            if (row[f] == typical[f]) {
                continue;
            }
            changed[f] = typical[f];
            double effect = whole - logit(model.score(changed));
            changed[f] = row[f];
            if (Math.abs(effect) > UNSEEN) {
                effects.add(new Explanation(schema.features().get(f).name(), row[f], effect));
            }
        }
        effects.sort(Comparator.comparingDouble((Explanation e) -> -Math.abs(e.effect)));
        return List.copyOf(effects.subList(0, Math.min(most, effects.size())));
    }

    /** As tables hold it: {@code unique_buyers=12 (+0.81)}. */
    public String text() {
        String number =
                value == Math.rint(value) && Math.abs(value) < 1e9
                        ? Long.toString((long) value)
                        : Decimals.threeDigits(value);
        return feature + "=" + number + " (" + Decimals.signed(effect, 2) + ")";
    }

    private static double logit(double p) {
        double inside = Math.min(1 - EDGE, Math.max(EDGE, p));
        return Math.log(inside / (1 - inside));
    }
}
