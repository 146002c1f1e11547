package io.slipstream.functions.chat;

import io.slipstream.models.chat.Holding;
import io.slipstream.models.chat.Result;
import io.slipstream.models.chat.SeenPrice;
import io.slipstream.models.chat.SolPrice;
import io.slipstream.models.port.TraderDesk;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** What a user holds, and what it has brought. */
final class Holdings {
    private static final int MOST_SHOWN = 15;
    private static final long UNITS_OF_PRICE = 1_000_000_000_000L;
    private static final Map<String, Integer> SPANS = Map.of("day", 1, "week", 7, "month", 30);

    private Holdings() {}

    static Answer positions(Request request, TraderDesk desk) {
        List<Holding> held = desk.holdings(request.userId());
        if (held.isEmpty()) {
            return Answer.say("positions.none").offering("Leaders", "/leaders");
        }
        List<Markup> lines = new ArrayList<>();
        lines.add(Texts.say("positions.title", held.size()));
        SolPrice price = desk.solPrice();
        for (Holding holding : held.subList(0, Math.min(MOST_SHOWN, held.size()))) {
            lines.add(line(holding, price, request.now()));
        }
        if (held.size() > MOST_SHOWN) {
            lines.add(Texts.say("positions.more", held.size() - MOST_SHOWN));
        }
        lines.add(sum(held, price));
        lines.add(solPrice(price, request.now()));
        Answer answer = Answer.of(Markup.join("\n", lines));
        for (Holding holding : held.subList(0, Math.min(3, held.size()))) {
            String mint = holding.mint();
            String brief = Figures.brief(mint);
            answer =
                    answer.offering(
                            "Sell 50% " + brief, "/sell " + mint + " 50%",
                            "Sell all " + brief, "/sell " + mint + " all");
        }
        return answer;
    }

    /** Profit of what has a price, before the fees of selling it. */
    private static Markup sum(List<Holding> held, SolPrice price) {
        long cost = 0;
        long worth = 0;
        int unpriced = 0;
        for (Holding holding : held) {
            long now = holding.price().worth(holding.units());
            if (now < 0) {
                unpriced++;
            } else {
                cost = Math.addExact(cost, holding.costLamports());
                worth = Math.addExact(worth, now);
            }
        }
        return Texts.say(
                unpriced == 0 ? "positions.sum" : "positions.partsum",
                Figures.sol(worth),
                Figures.dollars(worth, price),
                Figures.signedSol(worth - cost),
                Figures.dollars(worth - cost, price),
                Figures.gain(worth, cost),
                unpriced);
    }

    /** What a SOL is worth, or that nobody knows. */
    static Markup solPrice(SolPrice price, long now) {
        return price.isKnown()
                ? Texts.say(
                        "solprice.known", Figures.dollarsOfSol(price), Figures.ago(price.at(), now))
                : Texts.say("solprice.unknown");
    }

    private static Markup line(Holding holding, SolPrice price, long now) {
        long worth = holding.price().worth(holding.units());
        return worth < 0
                ? Texts.say(
                        "positions.unpriced",
                        Figures.token(holding.mint()),
                        Figures.units(holding.units()),
                        Figures.sol(holding.costLamports()),
                        Figures.ago(holding.openedAt(), now))
                : Texts.say(
                        "positions.line",
                        Figures.token(holding.mint()),
                        Figures.units(holding.units()),
                        Figures.sol(holding.costLamports()),
                        Figures.sol(worth),
                        Figures.gain(worth, holding.costLamports()),
                        Figures.ago(holding.openedAt(), now),
                        Figures.dollars(worth, price),
                        Figures.ago(holding.price().at(), now));
    }

    static Answer pnl(Request request, TraderDesk desk) {
        String span = request.word(0, "week");
        Integer days = SPANS.get(span);
        if (days == null) {
            throw new NotUnderstoodException("error.span", Typed.echo(span));
        }
        Result result = desk.result(request.userId(), days, 0);
        Answer answer =
                Answer.of(summary(span, result, desk.solPrice()))
                        .offering("Day", "/pnl day", "Week", "/pnl week", "Month", "/pnl month");
        return request.pressed() || days == 1 || result.buys() + result.sells() == 0
                ? answer
                : answer.with(PnlChart.of(result));
    }

    static Markup summary(String span, Result result, SolPrice price) {
        return Texts.say(
                "pnl.summary",
                span,
                Figures.signedSol(result.realizedLamports()),
                Figures.sol(result.feesLamports()),
                result.buys(),
                result.sells(),
                result.sells() == 0 ? "-" : Figures.share((double) result.wins() / result.sells()),
                Figures.dollars(result.realizedLamports(), price));
    }

    /** A price for people: lamports mean nothing to them, base units even less. */
    static Markup price(SeenPrice price, long now) {
        return price.isKnown()
                ? Texts.say(
                        "price.known",
                        Figures.sol(price.worth(UNITS_OF_PRICE)),
                        Figures.ago(price.at(), now))
                : Texts.say("price.unknown");
    }
}
