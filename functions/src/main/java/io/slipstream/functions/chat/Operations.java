package io.slipstream.functions.chat;

import io.slipstream.models.chat.ModelLine;
import io.slipstream.models.chat.SystemFigures;
import io.slipstream.models.port.TraderDesk;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/** What operators alone may see and do. */
final class Operations {
    private Operations() {}

    static Answer status(Request request, TraderDesk desk) {
        SystemFigures figures = desk.figures();
        return Answer.say(
                        "status.text",
                        figures.tradingState(),
                        figures.users(),
                        figures.relations(),
                        figures.trades(),
                        figures.openBreakers())
                .offering("Metrics", "/metrics", "Models", "/models");
    }

    static Answer metrics(Request request, TraderDesk desk) {
        SystemFigures figures = desk.figures();
        return Answer.say(
                "metrics.text", counts(figures.ordersByState()), counts(figures.denialsByReason()));
    }

    static Answer models(Request request, TraderDesk desk) {
        List<ModelLine> models = desk.models();
        if (models.isEmpty()) {
            return Answer.say("models.none");
        }
        List<Markup> lines = new ArrayList<>();
        lines.add(Texts.say("models.title"));
        for (ModelLine model : models) {
            lines.add(
                    Texts.say(
                            "models.line",
                            model.version(),
                            model.status(),
                            Figures.ago(model.createdAt(), request.now())));
        }
        return Answer.of(Markup.join("\n", lines));
    }

    static Answer haltAll(Request request, TraderDesk desk) {
        if (!request.confirmed()) {
            return Answer.ask("halt_all.ask", desk.figures().users());
        }
        desk.systemState("HALTED");
        return Answer.say("halt_all.done");
    }

    static Answer resumeAll(Request request, TraderDesk desk) {
        if (!request.confirmed()) {
            return Answer.ask("resume_all.ask", desk.figures().users());
        }
        desk.systemState("ACTIVE");
        return Answer.say("resume_all.done");
    }

    private static String counts(Map<String, Long> counts) {
        return counts.isEmpty()
                ? "none"
                : counts.entrySet().stream()
                        .sorted(Map.Entry.<String, Long>comparingByValue().reversed())
                        .map(one -> one.getKey() + " " + one.getValue())
                        .collect(Collectors.joining(", "));
    }
}
