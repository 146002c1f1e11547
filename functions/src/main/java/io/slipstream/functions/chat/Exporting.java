package io.slipstream.functions.chat;

import io.slipstream.models.chat.ExportTerms;
import io.slipstream.models.chat.KeyExport;
import io.slipstream.models.port.TraderDesk;

/**
 * The private key of the user's wallet, into his own chat: said twice, after a delay, and deleted
 * there again.
 */
final class Exporting {
    private static final String CANCEL = "/export_wallet cancel";

    private Exporting() {}

    static Answer export(Request request, TraderDesk desk) {
        String address = request.known().wallet();
        if (request.size() == 1) {
            return cancel(request, desk);
        }
        if (address == null) {
            return Answer.say(desk.isPaper() ? "export_wallet.paper" : "deposit.nowallet");
        }
        KeyExport underWay = desk.keyExport(request.userId());
        if (underWay != null) {
            return underWay(underWay, address, request.now());
        }
        if (!request.confirmed()) {
            ExportTerms terms = desk.exportTerms();
            return Answer.ask(
                    "export_wallet.ask",
                    Markup.code(address),
                    Figures.span(terms.delaySeconds()),
                    Figures.span(terms.shownSeconds()));
        }
        KeyExport made = desk.exportKey(request.userId(), request.id());
        return made == null
                ? Answer.say("export_wallet.nokey")
                : underWay(made, address, request.now());
    }

    private static Answer underWay(KeyExport export, String address, long now) {
        return export.isPending()
                ? Answer.say(
                                "export_wallet.underway",
                                Markup.code(address),
                                Figures.until(export.dueAt(), now))
                        .offering("Cancel it", CANCEL)
                : Answer.say("export_wallet.over");
    }

    private static Answer cancel(Request request, TraderDesk desk) {
        if (!request.word(0).equals("cancel")) {
            throw new NotUnderstoodException(
                    "error.usage",
                    BotCommand.EXPORT_WALLET.usage(),
                    BotCommand.EXPORT_WALLET.help());
        }
        return Answer.say(
                desk.cancelKeyExport(request.userId())
                        ? "export_wallet.cancelled"
                        : "export_wallet.nothing");
    }
}
