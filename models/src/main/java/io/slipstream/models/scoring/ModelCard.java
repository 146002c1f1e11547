package io.slipstream.models.scoring;

import java.util.Locale;
import java.util.Map;

/** Writes a model's card: what it is, what it was trained on, how good it is, in plain words. */
public final class ModelCard {
    private ModelCard() {}

    /** The card as Markdown. */
    public static String of(BundleInfo info, FeatureSchema schema) {
        StringBuilder card = new StringBuilder();
        card.append("# Model ").append(info.version()).append("\n\n");
        card.append(info.data()).append("\n\n");
        card.append("- **A high score promises:** ").append(info.label()).append('\n');
        card.append("- **Network:** ")
                .append(schema.size())
                .append(" features, signed log and standardised, dense 64 and 32 (ReLU), one")
                .append(" sigmoid; calibrated after Platt on the validation rows.\n");
        card.append("- **Split along time:** ")
                .append(info.trainRows())
                .append(" rows to train, ")
                .append(info.validationRows())
                .append(" to stop and calibrate, ")
                .append(info.testRows())
                .append(" held out. Rows whose outcome reaches into the next part are left out.\n");
        card.append("- **Seed:** ").append(info.seed()).append("\n\n");
        card.append("## On the held-out rows\n\n");
        card.append(text("Prevalence %.1f %%.\n\n", 100 * info.prevalence()));
        card.append("| model | AUC | average precision | Brier | log loss |\n");
        card.append("|---|---|---|---|---|\n");
        for (Map.Entry<String, Evaluation> entry : info.heldOut().entrySet()) {
            Evaluation e = entry.getValue();
            card.append(
                    text(
                            "| %s | %.4f | %.4f | %.4f | %.4f |\n",
                            entry.getKey(), e.auc(), e.averagePrecision(), e.brier(), e.logLoss()));
        }
        card.append("\n## Features\n\n");
        card.append(text("Schema `%s` version %d, ", schema.name(), schema.version()));
        card.append("hash `").append(schema.hash()).append("`.\n\n");
        card.append("| feature | unit | meaning |\n|---|---|---|\n");
        for (Feature f : schema.features()) {
            card.append(text("| %s | %s | %s |\n", f.name(), f.unit(), f.meaning()));
        }
        return card.toString();
    }

    private static String text(String format, Object... values) {
        return String.format(Locale.ROOT, format, values);
    }
}
