package io.slipstream.functions.chat;

import io.slipstream.models.chat.OfferLine;
import io.slipstream.models.port.TraderDesk;
import io.slipstream.models.trade.Command;
import io.slipstream.models.trade.TakenOffer;
import io.slipstream.models.unit.Ids;
import io.slipstream.models.user.AccountSetting;
import java.util.regex.Pattern;

/** What is recommended: bought without being asked, or offered with a button. */
final class Recommendations {
    private static final Pattern OFFER = Pattern.compile("[0-9a-f]{32}");

    private Recommendations() {}

    static Answer auto(Request request, TraderDesk desk) {
        return onOff(request, desk, AccountSetting.AUTO_ON, "auto");
    }

    static Answer offers(Request request, TraderDesk desk) {
        return onOff(request, desk, AccountSetting.OFFERS_ON, "offers");
    }

    private static Answer onOff(
            Request request, TraderDesk desk, AccountSetting setting, String texts) {
        String word = request.word(0);
        if (word.equals("settings")) {
            return Limits.ofAdvice(desk.settings(request.userId()));
        }
        if (!word.equals("on") && !word.equals("off")) {
            throw new NotUnderstoodException("error.advice", Typed.echo(word));
        }
        boolean on = word.equals("on");
        desk.set(request.userId(), setting, Boolean.toString(on));
        return Answer.say(texts + (on ? ".on" : ".off"))
                .offering("Settings", "/" + texts + " settings");
    }

    /** Whoever presses twice, or too late, buys nothing and reads why. */
    static Answer take(Request request, TraderDesk desk) {
        String id = request.word(0);
        OfferLine offer = OFFER.matcher(id).matches() ? desk.offer(request.userId(), id) : null;
        if (offer == null) {
            throw new NotUnderstoodException("take.unknown", Typed.echo(id));
        }
        if (offer.takenBy() > 0 && offer.takenBy() != request.id()) {
            throw new NotUnderstoodException("take.used", orderOf(offer).substring(0, 8));
        }
        if (!request.confirmed() && offer.lamports() >= Trades.LARGE_LAMPORTS) {
            return Answer.ask(
                    "buy.ask",
                    Figures.sol(offer.lamports()),
                    Figures.token(offer.mint()),
                    Holdings.price(desk.price(offer.mint()), request.now()),
                    Figures.dollars(offer.lamports(), desk.solPrice()));
        }
        if (!desk.takeOffer(request.userId(), id, request.id())) {
            throw new NotUnderstoodException("take.expired");
        }
        return Answer.say("buy.sent", Figures.sol(offer.lamports()), Figures.token(offer.mint()))
                .sending(
                        Command.take(
                                request.id(),
                                request.userId(),
                                offer.mint(),
                                offer.lamports(),
                                request.now(),
                                new TakenOffer(id, offer.modelVersion(), offer.reasons())))
                .about(orderOf(offer));
    }

    private static String orderOf(OfferLine offer) {
        return Ids.order(Ids.takenOffer(offer.offerId()));
    }
}
