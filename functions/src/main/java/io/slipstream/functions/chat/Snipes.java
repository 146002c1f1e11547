package io.slipstream.functions.chat;

import io.slipstream.models.chat.Snipe;
import io.slipstream.models.port.TraderDesk;
import io.slipstream.models.user.AccountSetting;
import java.util.ArrayList;
import java.util.List;

/** Sniping of new tokens. */
final class Snipes {
    private static final int MOST = 15;
    private static final int MOST_REASONS = 4;

    private Snipes() {}

    static Answer snipe(Request request, TraderDesk desk) {
        return switch (request.word(0)) {
            case "settings" -> Limits.all(desk.settings(request.userId()), true);
            case "history" -> history(request, desk);
            default -> onOff(request, desk);
        };
    }

    private static Answer onOff(Request request, TraderDesk desk) {
        String word = request.word(0);
        if (!word.equals("on") && !word.equals("off")) {
            throw new NotUnderstoodException("error.snipe", Typed.echo(word));
        }
        boolean on = word.equals("on");
        desk.set(request.userId(), AccountSetting.SNIPE_ON, Boolean.toString(on));
        return Answer.say(on ? "snipe.on" : "snipe.off")
                .offering("Settings", "/snipe settings", "History", "/snipe history");
    }

    private static Answer history(Request request, TraderDesk desk) {
        List<Snipe> snipes = desk.snipes(request.userId(), MOST);
        if (snipes.isEmpty()) {
            return Answer.say("snipe.none");
        }
        List<Markup> lines = new ArrayList<>();
        lines.add(Texts.say("snipe.history"));
        for (Snipe snipe : snipes) {
            lines.add(
                    Texts.say(
                            "snipe.line",
                            snipe.taken() ? "Taken" : "Refused",
                            Figures.token(snipe.mint()),
                            Figures.decimal(snipe.confidence(), 0),
                            Figures.ago(snipe.decidedAt(), request.now()),
                            Markup.join(
                                    " ",
                                    snipe.reasons().stream()
                                            .limit(MOST_REASONS)
                                            .map(Reasons::explain)
                                            .toList())));
        }
        return Answer.of(Markup.join("\n", lines));
    }
}
