package io.slipstream.models.scoring;

import io.slipstream.models.market.ModelStanding;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** Whether a challenger may become champion, by its card and by what it said in shadow. */
public final class PromotionGate {
    private static final double TOLERATED = ModelCard.TOLERATED;
    private static final double MOST_MISCALIBRATED = 0.10;

    /** Outcomes of live rows that a challenger must have scored in shadow. */
    public static final int LEAST_OUTCOMES = 200;

    /** By how much a challenger's live Brier score may be above that of the model in force. */
    private static final double TOLERATED_LIVE = 1.02;

    private PromotionGate() {}

    /**
     * What speaks against it of what it said in shadow; empty if nothing does.
     *
     * @param live beside the model in force; null if no outcome of it is known
     */
    public static List<String> liveObjections(@Nullable ModelStanding live) {
        if (live == null || live.outcomes() < LEAST_OUTCOMES) {
            return List.of(
                    text(
                            "expected at least %d live outcomes scored in shadow, was %d",
                            LEAST_OUTCOMES, live == null ? 0 : live.outcomes()));
        }
        if (!(live.brier() <= live.againstBrier() * TOLERATED_LIVE)) {
            return List.of(
                    text(
                            "expected a Brier score of at most that of %s on the same %d live outcomes,"
                                    + " %.4f, was %.4f",
                            live.against(), live.outcomes(), live.againstBrier(), live.brier()));
        }
        return List.of();
    }

    /**
     * What speaks against it; empty if nothing does.
     *
     * @param serving what the running jobs build rows by
     * @param champion that it would replace; null if there is none
     */
    public static List<String> objections(
            BundleInfo challenger, FeatureSchema serving, @Nullable BundleInfo champion) {
        List<String> objections = new ArrayList<>();
        if (!challenger.schemaHash().equals(serving.hash())) {
            objections.add(
                    "expected feature schema "
                            + serving.hash()
                            + ", was "
                            + challenger.schemaHash());
        }
        Evaluation own = challenger.own();
        Evaluation baseRate = challenger.heldOut().get("base rate");
        if (baseRate != null && !(own.logLoss() < baseRate.logLoss())) {
            objections.add(
                    text(
                            "expected a held-out log loss below the base rate's %.4f, was %.4f",
                            baseRate.logLoss(), own.logLoss()));
        }
        if (!(own.averagePrecision() > challenger.prevalence())) {
            objections.add(
                    text(
                            "expected a held-out average precision above the prevalence %.4f, was %.4f",
                            challenger.prevalence(), own.averagePrecision()));
        }
        if (!(own.calibrationError() <= MOST_MISCALIBRATED)) {
            objections.add(
                    text(
                            "expected a calibration error of at most %.2f, was %.4f",
                            MOST_MISCALIBRATED, own.calibrationError()));
        }
        Evaluation trees = challenger.heldOut().get(ModelKind.TREES.title());
        if (challenger.kind() == ModelKind.NETWORK
                && trees != null
                && trees.averagePrecision() - own.averagePrecision() > TOLERATED) {
            objections.add(
                    text(
                            "expected a held-out average precision close to the boosted trees' %.4f, was"
                                    + " %.4f: promote their bundle instead",
                            trees.averagePrecision(), own.averagePrecision()));
        }
        if (champion != null) {
            // Held-out rows of different times have different prevalences: gains over it compare.
            double now = own.averagePrecision() / challenger.prevalence();
            double before = champion.own().averagePrecision() / champion.prevalence();
            if (!(now >= before * (1 - TOLERATED))) {
                objections.add(
                        text(
                                "expected an average precision of at least the champion's %.2f times the"
                                        + " prevalence, was %.2f",
                                before, now));
            }
        }
        return objections;
    }

    private static String text(String format, Object... values) {
        return String.format(Locale.ROOT, format, values);
    }
}
