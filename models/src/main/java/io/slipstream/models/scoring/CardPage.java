package io.slipstream.models.scoring;

import java.util.List;
import java.util.Locale;
import java.util.Map;

/** The model card as one HTML page with its plots; nothing is loaded from elsewhere. */
public final class CardPage {
    private static final int SHOWN_FEATURES = 15;
    private static final int BAR = 260;
    private static final String STYLE =
            """
            :root{--ink:#1b1f24;--faint:#667;--line:#dde1e6;--s0:#0b6bcb;--s1:#d9730d;--s2:#2e7d4f;--s3:#8a8f98}
            body{font:15px/1.5 system-ui,sans-serif;color:var(--ink);max-width:1120px;margin:2rem auto;padding:0 1rem}
            h1{font-size:1.5rem;margin:0 0 .5rem}h2{font-size:1.15rem;margin:2rem 0 .5rem}
            table{border-collapse:collapse;font-variant-numeric:tabular-nums}
            th,td{padding:.25rem .7rem;border-bottom:1px solid var(--line);text-align:right}
            th:first-child,td:first-child{text-align:left}tr.own td{font-weight:600}
            .plots{display:flex;flex-wrap:wrap;gap:1rem}.legend span{margin-right:1.2rem}
            .legend i{display:inline-block;width:1.4em;height:3px;vertical-align:middle;margin-right:.4em}
            svg{background:#fff}svg text{font:11px system-ui,sans-serif;fill:var(--faint)}
            svg text.title{font-weight:600;font-size:13px;fill:var(--ink)}
            svg line.grid{stroke:var(--line)}svg line.base{stroke:#aab;stroke-dasharray:4 4}
            svg polyline{fill:none;stroke-width:2}
            .s0{stroke:var(--s0)}.s1{stroke:var(--s1)}.s2{stroke:var(--s2)}.s3{stroke:var(--s3)}
            .d0{fill:var(--s0)}.d1{fill:var(--s1)}.d2{fill:var(--s2)}.d3{fill:var(--s3)}
            svg rect{fill:var(--s0)}svg rect.less{fill:var(--s1)}
            .verdict{padding:.5rem .8rem;background:#f4f6f8;border-left:4px solid var(--s0)}
            """;

    private CardPage() {}

    /** The page. */
    public static String of(ModelBundle bundle) {
        BundleInfo info = bundle.info();
        StringBuilder page = new StringBuilder();
        page.append("<!doctype html><html lang=\"en\"><head><meta charset=\"utf-8\"><title>Model ");
        page.append(info.version()).append("</title><style>").append(STYLE);
        page.append("</style></head><body>");
        tag("h1", "Model " + info.version(), page);
        tag("p", plain(info.data()), page);
        page.append("<ul>");
        tag("li", "A high score promises: " + info.label(), page);
        tag("li", ModelCard.split(info), page);
        tag("li", "Rounds: " + info.rounds() + "; seed: " + info.seed(), page);
        info.notes().forEach(note -> tag("li", note, page));
        page.append("</ul>");
        tag("h2", "On the held-out rows", page);
        String said =
                text("Prevalence %.1f %%. ", 100 * info.prevalence())
                        + plain(ModelCard.verdict(info));
        page.append("<p class=\"verdict\">").append(safe(said)).append("</p>");
        figures(info, page);
        plots(bundle, page);
        importance(bundle.heldOut().importance(), page);
        slices(bundle.heldOut().slices(), page);
        features(bundle.schema(), page);
        return page.append("</body></html>\n").toString();
    }

    private static void figures(BundleInfo info, StringBuilder page) {
        page.append("<table>");
        row(
                "th",
                page,
                "model",
                "AUC",
                "average precision",
                "Brier",
                "log loss",
                "calibration error");
        head(page, "lift 1 %", "5 %", "10 %");
        for (Map.Entry<String, Evaluation> entry : info.heldOut().entrySet()) {
            boolean own = entry.getKey().equals(info.kind().title());
            page.append(own ? "<tr class=\"own\">" : "<tr>");
            cells("td", page, entry.getKey());
            evaluation(entry.getValue(), page);
            page.append("</tr>");
        }
        page.append("</table>");
    }

    private static void evaluation(Evaluation e, StringBuilder page) {
        cells(
                "td",
                page,
                text("%.4f", e.auc()),
                text("%.4f", e.averagePrecision()),
                text("%.4f", e.brier()),
                text("%.4f", e.logLoss()),
                text("%.4f", e.calibrationError()),
                text("%.1f", e.lift1()),
                text("%.1f", e.lift5()),
                text("%.1f", e.lift10()));
    }

    private static void plots(ModelBundle bundle, StringBuilder page) {
        Map<String, Curves> curves = bundle.heldOut().curves();
        if (curves.isEmpty()) {
            return;
        }
        double prevalence = bundle.info().prevalence();
        double most = 0.05;
        for (Curves c : curves.values()) {
            for (int i = 0; i < c.calibration().x().length; i++) {
                most = Math.max(most, c.calibration().x()[i] * 1.1);
                most = Math.max(most, c.calibration().y()[i] * 1.1);
            }
        }
        Plot roc = new Plot("ROC", "false positive rate", "recall", 1).diagonal();
        Plot pr = new Plot("Precision and recall", "recall", "precision", 1).level(prevalence);
        Plot calibration =
                new Plot(
                                "Calibration, ten bins of equal size",
                                "mean score",
                                "share that did well",
                                Math.min(1, most))
                        .diagonal();
        page.append("<p class=\"legend\">");
        int series = 0;
        for (Map.Entry<String, Curves> entry : curves.entrySet()) {
            roc.curve(entry.getValue().roc(), false);
            pr.curve(entry.getValue().precisionRecall(), false);
            calibration.curve(entry.getValue().calibration(), true);
            page.append("<span><i style=\"background:var(--s%d)\"></i>".formatted(series++));
            page.append(safe(entry.getKey())).append("</span>");
        }
        page.append("</p><div class=\"plots\">");
        page.append(roc.svg()).append(pr.svg()).append(calibration.svg()).append("</div>");
    }

    private static void importance(List<Importance> importance, StringBuilder page) {
        if (importance.isEmpty()) {
            return;
        }
        tag("h2", "What it looks at", page);
        tag("p", "Log loss gained on the held-out rows when a feature's column is shuffled.", page);
        int shown = Math.min(SHOWN_FEATURES, importance.size());
        double most = 1e-9;
        for (Importance i : importance) {
            most = Math.max(most, Math.abs(i.logLoss()));
        }
        page.append(
                "<svg width=\"700\" height=\"%d\" role=\"img\" aria-label=\"importance\">"
                        .formatted(shown * 22 + 8));
        for (int i = 0; i < shown; i++) {
            Importance one = importance.get(i);
            int y = 4 + i * 22;
            page.append(
                    "<text x=\"230\" y=\"%d\" text-anchor=\"end\">%s</text>"
                            .formatted(y + 14, safe(one.feature())));
            page.append(
                    text(
                            "<rect class=\"%s\" x=\"240\" y=\"%d\" height=\"16\" width=\"%.1f\"/>",
                            one.logLoss() < 0 ? "less" : "more",
                            y + 2,
                            BAR * Math.abs(one.logLoss()) / most));
            page.append(
                    text(
                            "<text x=\"%d\" y=\"%d\">%.4f (average precision %.4f)</text>",
                            250 + BAR, y + 14, one.logLoss(), one.averagePrecision()));
        }
        page.append("</svg>");
    }

    private static void slices(List<Slice> slices, StringBuilder page) {
        if (slices.isEmpty()) {
            return;
        }
        tag("h2", "By age and venue", page);
        page.append("<table>");
        row("th", page, "slice", "rows", "prevalence", "AUC", "average precision", "Brier");
        head(page, "log loss", "calibration error", "lift 1 %", "5 %", "10 %");
        for (Slice s : slices) {
            page.append("<tr>");
            cells(
                    "td",
                    page,
                    s.by() + " " + s.value(),
                    Integer.toString(s.rows()),
                    text("%.3f", s.prevalence()));
            evaluation(s.evaluation(), page);
            page.append("</tr>");
        }
        page.append("</table>");
    }

    private static void features(FeatureSchema schema, StringBuilder page) {
        tag("h2", "Features", page);
        tag(
                "p",
                "Schema %s version %d, hash %s."
                        .formatted(schema.name(), schema.version(), schema.hash()),
                page);
        page.append("<table><tr>");
        cells("th", page, "feature", "unit", "meaning");
        page.append("</tr>");
        for (Feature f : schema.features()) {
            page.append("<tr>");
            cells("td", page, f.name(), f.unit(), f.meaning());
            page.append("</tr>");
        }
        page.append("</table>");
    }

    private static void row(String tag, StringBuilder page, String... texts) {
        page.append("<tr>");
        cells(tag, page, texts);
    }

    private static void head(StringBuilder page, String... texts) {
        cells("th", page, texts);
        page.append("</tr>");
    }

    private static void cells(String tag, StringBuilder page, String... texts) {
        for (String text : texts) {
            tag(tag, text, page);
        }
    }

    private static void tag(String tag, String text, StringBuilder page) {
        page.append('<').append(tag).append('>').append(safe(text));
        page.append("</").append(tag).append('>');
    }

    private static String plain(String markdown) {
        return markdown.replace("**", "");
    }

    /** Names come from files. */
    private static String safe(String text) {
        return text.replace("&", "&amp;")
                .replace("<", "&lt;")
                .replace(">", "&gt;")
                .replace("\"", "&quot;");
    }

    private static String text(String format, Object... values) {
        return String.format(Locale.ROOT, format, values);
    }
}
