package io.slipstream.functions.chat;

import io.slipstream.models.port.TraderDesk;
import java.util.ArrayList;
import java.util.List;

/** What one can say here. */
final class Helping {
    private Helping() {}

    static Answer help(Request request, TraderDesk desk) {
        if (request.size() == 1) {
            String label =
                    request.word(0).startsWith("/")
                            ? request.word(0).substring(1)
                            : request.word(0);
            BotCommand command =
                    BotCommand.of(label)
                            .filter(one -> one.isFor(request.operator()))
                            .orElseThrow(
                                    () ->
                                            new NotUnderstoodException(
                                                    "error.command", Typed.echo(label)));
            return Answer.say("help.line", command.usage(), command.help());
        }
        List<Markup> lines = new ArrayList<>();
        lines.add(Texts.say("help.title"));
        for (BotCommand command : BotCommand.values()) {
            if (command.isFor(request.operator())) {
                lines.add(Texts.say("help.line", command.usage(), command.help()));
            }
        }
        return Answer.of(Markup.join("\n", lines));
    }
}
