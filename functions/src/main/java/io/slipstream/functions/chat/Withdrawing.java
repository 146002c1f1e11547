package io.slipstream.functions.chat;

import io.slipstream.models.chat.Destination;
import io.slipstream.models.chat.WithdrawalLine;
import io.slipstream.models.port.TraderDesk;
import java.util.ArrayList;
import java.util.List;

/**
 * SOL out of the user's wallet: an address is listed, can be used a day later, and what is sent
 * there can be cancelled for an hour. The tables hold the conditions; here they are only explained.
 */
final class Withdrawing {
    private Withdrawing() {}

    static Answer withdraw(Request request, TraderDesk desk) {
        if (desk.isPaper()) {
            return Answer.say("withdraw.paper");
        }
        if (request.known().wallet() == null) {
            return Answer.say("deposit.nowallet");
        }
        if (request.size() == 0) {
            return overview(request, desk);
        }
        String what = request.word(0);
        if (request.size() == 1) {
            throw new NotUnderstoodException(
                    "error.usage", BotCommand.WITHDRAW.usage(), BotCommand.WITHDRAW.help());
        }
        return switch (what) {
            case "list" -> list(request, desk);
            case "unlist" -> unlist(request, desk);
            case "cancel" -> cancel(request, desk);
            default -> order(request, desk);
        };
    }

    private static Answer overview(Request request, TraderDesk desk) {
        List<Markup> lines = new ArrayList<>();
        List<Destination> listed = desk.destinations(request.userId());
        lines.add(Texts.say(listed.isEmpty() ? "withdraw.nolist" : "withdraw.list"));
        for (Destination one : listed) {
            lines.add(
                    one.usableAt() <= request.now()
                            ? Texts.say("withdraw.usable", Markup.code(one.address()))
                            : Texts.say(
                                    "withdraw.waiting",
                                    Markup.code(one.address()),
                                    Figures.until(one.usableAt(), request.now())));
        }
        Answer buttons = Answer.of(Markup.NOTHING);
        for (WithdrawalLine one : desk.withdrawals(request.userId())) {
            lines.add(line(one, request.now()));
            if (one.isOpen()) {
                buttons =
                        buttons.offering(
                                "Cancel " + Figures.sol(one.lamports()) + " SOL",
                                "/withdraw cancel " + one.id());
            }
        }
        lines.add(Texts.say("withdraw.how"));
        return new Answer(
                Markup.join("\n", lines), buttons.buttons(), List.of(), null, false, null);
    }

    private static Markup line(WithdrawalLine one, long now) {
        String reason = one.reason();
        String signature = one.signature();
        Markup state =
                one.state().equals("CONFIRMED")
                        ? Texts.say("withdraw.due", Figures.until(one.dueAt(), now))
                        : Markup.plain(one.state() + (reason == null ? "" : " (" + reason + ")"));
        return Texts.say(
                "withdraw.line",
                Figures.sol(one.lamports()),
                Figures.wallet(one.address()),
                state,
                signature == null ? Markup.NOTHING : Figures.transaction(signature));
    }

    private static Answer list(Request request, TraderDesk desk) {
        String address = destination(request);
        if (!request.confirmed()) {
            return Answer.ask("withdraw.asklist", Markup.code(address));
        }
        desk.addDestination(request.userId(), address);
        return Answer.say("withdraw.listed", Markup.code(address))
                .offering("Withdrawals", "/withdraw");
    }

    private static Answer unlist(Request request, TraderDesk desk) {
        String address = Typed.address(request.word(1));
        return Answer.say(
                desk.removeDestination(request.userId(), address)
                        ? "withdraw.unlisted"
                        : "withdraw.notlisted",
                Markup.code(address));
    }

    private static Answer cancel(Request request, TraderDesk desk) {
        String id = request.word(1);
        return Answer.say(
                desk.cancelWithdrawal(request.userId(), id)
                        ? "withdraw.cancelled"
                        : "withdraw.notcancelled",
                Typed.echo(id));
    }

    /** The whole address is shown: who has put another one into the clipboard is seen. */
    private static Answer order(Request request, TraderDesk desk) {
        String address = Typed.address(request.word(0));
        long lamports = Typed.lamports(request.word(1));
        Destination listed =
                desk.destinations(request.userId()).stream()
                        .filter(one -> one.address().equals(address))
                        .findFirst()
                        .orElse(null);
        if (listed == null) {
            throw new NotUnderstoodException("withdraw.unknown", Markup.code(address));
        }
        if (listed.usableAt() > request.now()) {
            throw new NotUnderstoodException(
                    "withdraw.early",
                    Markup.code(address),
                    Figures.until(listed.usableAt(), request.now()));
        }
        if (!request.confirmed()) {
            return Answer.ask(
                    "withdraw.ask",
                    Figures.sol(lamports),
                    Figures.dollars(lamports, desk.solPrice()),
                    Markup.code(address));
        }
        WithdrawalLine made = desk.withdraw(request.userId(), address, lamports, request.id());
        if (made == null) {
            throw new NotUnderstoodException("withdraw.unknown", Markup.code(address));
        }
        return Answer.say(
                        "withdraw.ordered",
                        Figures.sol(lamports),
                        Markup.code(address),
                        Figures.until(made.dueAt(), request.now()))
                .offering("Cancel it", "/withdraw cancel " + made.id());
    }

    private static String destination(Request request) {
        String address = Typed.address(request.word(1));
        if (address.equals(request.known().wallet())) {
            throw new NotUnderstoodException("withdraw.own", Markup.code(address));
        }
        return address;
    }
}
