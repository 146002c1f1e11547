package io.slipstream.functions.chat;

import io.slipstream.models.chat.Holding;
import io.slipstream.models.chat.SeenPrice;
import io.slipstream.models.port.TraderDesk;
import io.slipstream.models.trade.Command;
import io.slipstream.models.unit.Ids;
import io.slipstream.models.unit.Lamports;
import io.slipstream.models.unit.MulDiv;
import java.util.List;

/** Buying and selling: each ends in a command for the risk gate, which alone decides. */
final class Trades {
    /** From here on a buy is asked about first. */
    static final long LARGE_LAMPORTS = Lamports.PER_SOL;

    /**
     * Between the ids of commands that one update leads to: far above what update ids and times in
     * milliseconds reach, so that none is met twice.
     */
    static final long ID_STRIDE = 1L << 44;

    private Trades() {}

    static Answer buy(Request request, TraderDesk desk) {
        String mint = Typed.mint(request.word(0));
        long lamports = Typed.lamports(request.word(1));
        if (!request.confirmed() && (lamports >= LARGE_LAMPORTS || request.pressed())) {
            SeenPrice price = desk.price(mint);
            return Answer.ask(
                    "buy.ask",
                    Figures.sol(lamports),
                    Figures.token(mint),
                    Holdings.price(price, request.now()),
                    Figures.dollars(lamports, desk.solPrice()));
        }
        return Answer.say("buy.sent", Figures.sol(lamports), Figures.token(mint))
                .sending(Command.buy(request.id(), request.userId(), mint, lamports, request.now()))
                .about(orderOf(request.id()));
    }

    static Answer sell(Request request, TraderDesk desk) {
        String mint = Typed.mint(request.word(0));
        String amount = request.word(1, "all");
        Command command =
                Typed.isUnits(amount)
                        ? Command.sell(
                                request.id(),
                                request.userId(),
                                mint,
                                Long.parseLong(amount),
                                request.now())
                        : Command.sellShare(
                                request.id(),
                                request.userId(),
                                mint,
                                Typed.shareBps(amount),
                                request.now());
        long worth = request.confirmed() ? 0 : worth(command, desk);
        if (!request.confirmed() && (worth >= LARGE_LAMPORTS || request.pressed())) {
            return Answer.ask(
                    "sell.ask",
                    amount,
                    Figures.token(mint),
                    Holdings.price(desk.price(mint), request.now()),
                    worth < 0 ? "?" : Figures.sol(worth),
                    worth < 0 ? "" : Figures.dollars(worth, desk.solPrice()));
        }
        return Answer.say("sell.sent", amount, Figures.token(mint))
                .sending(command)
                .about(orderOf(request.id()));
    }

    /** What a sell would bring at the price last seen, fees aside; -1 if nobody knows. */
    private static long worth(Command sell, TraderDesk desk) {
        for (Holding held : desk.holdings(sell.userId())) {
            if (held.mint().equals(sell.mint())) {
                long share = MulDiv.floor(held.units(), sell.shareBps(), Command.ALL_BPS);
                long units = sell.units() > 0 ? Math.min(sell.units(), held.units()) : share;
                return held.price().worth(units);
            }
        }
        return 0;
    }

    /** Sells all of one mint, or of every one. */
    static Answer forceExit(Request request, TraderDesk desk) {
        String only = request.size() == 0 ? null : Typed.mint(request.word(0));
        List<Holding> held =
                desk.holdings(request.userId()).stream()
                        .filter(holding -> only == null || holding.mint().equals(only))
                        .toList();
        if (held.isEmpty()) {
            return Answer.say("forceexit.nothing");
        }
        if (!request.confirmed()) {
            long cost = held.stream().mapToLong(Holding::costLamports).sum();
            return Answer.ask("forceexit.ask", held.size(), Figures.sol(cost), worth(held));
        }
        Answer answer = Answer.say("forceexit.sent", held.size());
        for (int i = 0; i < held.size(); i++) {
            long id = request.id() + (i + 1) * ID_STRIDE;
            answer =
                    answer.sending(
                            Command.sellShare(
                                    id,
                                    request.userId(),
                                    held.get(i).mint(),
                                    Command.ALL_BPS,
                                    request.now()));
        }
        return answer;
    }

    private static String worth(List<Holding> held) {
        long sum = 0;
        for (Holding holding : held) {
            long worth = holding.price().worth(holding.units());
            if (worth < 0) {
                return "?";
            }
            sum = Math.addExact(sum, worth);
        }
        return Figures.sol(sum);
    }

    private static String orderOf(long commandId) {
        return Ids.order(Ids.command(commandId));
    }
}
