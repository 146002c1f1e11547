package io.slipstream.models.scoring;

import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Writes a model's card: what it is, what it was trained on, how good it is, in plain words. */
public final class ModelCard {
    /** By how much of average precision a network may lie below the trees without a remark. */
    static final double TOLERATED = 0.01;

    private static final int SHOWN_FEATURES = 15;

    private ModelCard() {}

    /** The card as Markdown. */
    public static String of(ModelBundle bundle) {
        BundleInfo info = bundle.info();
        StringBuilder card = new StringBuilder();
        card.append("# Model ").append(info.version()).append("\n\n");
        card.append(info.data()).append("\n\n");
        card.append("- **A high score promises:** ").append(info.label()).append('\n');
        card.append("- **Split along time:** ").append(split(info)).append('\n');
        card.append(text("- **Rounds:** %d; **seed:** %d\n", info.rounds(), info.seed()));
        info.notes().forEach(note -> card.append("- ").append(note).append('\n'));
        card.append("\n## On the held-out rows\n\n");
        card.append(text("Prevalence %.1f %%. ", 100 * info.prevalence()));
        card.append(verdict(info)).append("\n\n");
        figures(info, card);
        trading(bundle.heldOut().trading(), card);
        importance(bundle.heldOut().importance(), card);
        slices(bundle.heldOut().slices(), card);
        features(bundle.schema(), card);
        return card.toString();
    }

    /** How the rows were split, and what the figures are of. */
    static String split(BundleInfo info) {
        return info.trainRows()
                + " rows to learn from, "
                + info.validationRows()
                + " after them, "
                + info.testRows()
                + " held out; "
                + info.split()
                + ". Rows whose outcome reaches into the next part are left out. The figures are of a"
                + " model that had seen nothing of the held-out rows; the one in the bundle then"
                + " learnt in the same way from all rows.";
    }

    /** What the comparison with the boosted trees says. */
    static String verdict(BundleInfo info) {
        @Nullable Evaluation network = info.heldOut().get(ModelKind.NETWORK.title());
        @Nullable Evaluation trees = info.heldOut().get(ModelKind.TREES.title());
        if (network == null || trees == null) {
            return "";
        }
        double ahead = trees.averagePrecision() - network.averagePrecision();
        if (ahead > TOLERATED) {
            return text(
                    "**The boosted trees are better than the network:** average precision %.3f against"
                            + " %.3f. Their bundle can be promoted instead.",
                    trees.averagePrecision(), network.averagePrecision());
        }
        return text(
                "The network is not behind the boosted trees: average precision %.3f against %.3f.",
                network.averagePrecision(), trees.averagePrecision());
    }

    private static void figures(BundleInfo info, StringBuilder card) {
        card.append(
                "| model | AUC | average precision | Brier | log loss | calibration error |"
                        + " lift 1 % | 5 % | 10 % |\n");
        card.append("|---|---|---|---|---|---|---|---|---|\n");
        for (Map.Entry<String, Evaluation> entry : info.heldOut().entrySet()) {
            card.append("| ").append(entry.getKey());
            card.append(row(entry.getValue())).append('\n');
        }
    }

    private static String row(Evaluation e) {
        return text(
                " | %.4f | %.4f | %.4f | %.4f | %.4f | %.1f | %.1f | %.1f |",
                e.auc(),
                e.averagePrecision(),
                e.brier(),
                e.logLoss(),
                e.calibrationError(),
                e.lift1(),
                e.lift5(),
                e.lift10());
    }

    private static void trading(Map<String, TopDecile> trading, StringBuilder card) {
        if (trading.isEmpty()) {
            return;
        }
        card.append("\n## Trading the best tenth\n\n");
        card.append(
                "Each of the best-scored tenth of the held-out rows bought once, after the landing"
                        + " delay, and sold at the label's horizon; pool fees, price impact and both"
                        + " transactions paid.\n\n");
        card.append(
                "| by | trades | won for each SOL spent | share that won | had all been traded |\n");
        card.append("|---|---|---|---|---|\n");
        trading.forEach(
                (name, top) ->
                        card.append(
                                text(
                                        "| %s | %d | %+.4f SOL | %.3f | %+.4f SOL |\n",
                                        name,
                                        top.trades(),
                                        top.meanReturn(),
                                        top.winners(),
                                        top.meanOfAll())));
    }

    private static void importance(List<Importance> importance, StringBuilder card) {
        if (importance.isEmpty()) {
            return;
        }
        card.append("\n## What it looks at\n\n");
        card.append("Lost on the held-out rows when a feature's column is shuffled.\n\n");
        card.append("| feature | average precision | log loss |\n|---|---|---|\n");
        importance.stream()
                .limit(SHOWN_FEATURES)
                .forEach(
                        i ->
                                card.append(
                                        text(
                                                "| %s | %.4f | %.4f |\n",
                                                cell(i.feature()),
                                                i.averagePrecision(),
                                                i.logLoss())));
    }

    private static void slices(List<Slice> slices, StringBuilder card) {
        if (slices.isEmpty()) {
            return;
        }
        card.append("\n## By age and venue\n\n");
        card.append(
                "| slice | rows | prevalence | AUC | average precision | Brier | log loss |"
                        + " calibration error | lift 1 % | 5 % | 10 % |\n");
        card.append("|---|---|---|---|---|---|---|---|---|---|---|\n");
        for (Slice s : slices) {
            card.append(
                    text("| %s %s | %d | %.3f", s.by(), cell(s.value()), s.rows(), s.prevalence()));
            card.append(row(s.evaluation())).append('\n');
        }
    }

    private static void features(FeatureSchema schema, StringBuilder card) {
        card.append("\n## Features\n\n");
        card.append(text("Schema `%s` version %d, ", schema.name(), schema.version()));
        card.append("hash `").append(schema.hash()).append("`.\n\n");
        card.append("| feature | unit | meaning |\n|---|---|---|\n");
        for (Feature f : schema.features()) {
            card.append(
                    text("| %s | %s | %s |\n", cell(f.name()), cell(f.unit()), cell(f.meaning())));
        }
    }

    /** Names of columns come from files: they must not end a cell of the table. */
    private static String cell(String text) {
        return text.replace("|", "\\|").replaceAll("\\R", " ");
    }

    private static String text(String format, Object... values) {
        return String.format(Locale.ROOT, format, values);
    }
}
