package io.slipstream.functions.chat;

import io.slipstream.models.chat.Funds;
import io.slipstream.models.chat.SolPrice;
import io.slipstream.models.chat.Trader;
import io.slipstream.models.port.TraderDesk;
import io.slipstream.models.unit.Lamports;

/** Registration, and what belongs to the user himself. */
final class Accounts {
    /** Most that one deposit of paper money may be. */
    static final long MOST_PAPER_LAMPORTS = 1_000 * Lamports.PER_SOL;

    private Accounts() {}

    static Answer start(Request request, TraderDesk desk) {
        Trader earlier = request.trader();
        // In a private chat, Telegram's number of the chat is that of the person.
        Trader trader = desk.register(request.chatId(), request.chatId());
        if (!trader.isActive()) {
            return Answer.say("start.blocked");
        }
        String key = earlier != null && earlier.isActive() ? "start.again" : "start.welcome";
        return Answer.of(
                        Texts.say(key, trader.userId())
                                .below(Texts.say(desk.isPaper() ? "start.paper" : "start.live"))
                                .below(Texts.say("start.next")))
                .offering("Wallet", "/wallet", "Leaders", "/leaders", "Help", "/help");
    }

    static Answer stop(Request request, TraderDesk desk) {
        if (!request.confirmed()) {
            int held = desk.holdings(request.userId()).size();
            return Answer.ask("stop.ask", held);
        }
        desk.retire(request.userId());
        return Answer.say("stop.done");
    }

    static Answer wallet(Request request, TraderDesk desk) {
        Funds funds = desk.funds(request.userId());
        String address = request.known().wallet();
        SolPrice price = desk.solPrice();
        Markup text =
                Texts.say(
                        desk.isPaper() ? "wallet.paper" : "wallet.live",
                        Figures.sol(funds.freeLamports()),
                        Figures.sol(funds.investedLamports()),
                        funds.positions(),
                        Figures.dollars(funds.freeLamports(), price),
                        Figures.dollars(funds.investedLamports(), price));
        text = text.below(Holdings.solPrice(price, request.now()));
        if (address != null) {
            text = text.below(Texts.say("wallet.address", Markup.code(address)));
        }
        String breaker = funds.breaker();
        if (breaker != null) {
            text = text.below(Texts.say("wallet.breaker", Reasons.explain(breaker)));
        }
        return Answer.of(text).offering("Positions", "/positions", "PnL", "/pnl");
    }

    static Answer deposit(Request request, TraderDesk desk) {
        if (!desk.isPaper()) {
            String address = request.known().wallet();
            return address == null
                    ? Answer.say("deposit.nowallet")
                    : Answer.say("deposit.live", Markup.code(address));
        }
        if (request.size() == 0) {
            return Answer.say("deposit.paper");
        }
        long lamports = Typed.lamports(request.word(0));
        if (lamports > MOST_PAPER_LAMPORTS) {
            throw new NotUnderstoodException(
                    "deposit.toomuch", Figures.sol(MOST_PAPER_LAMPORTS), request.word(0));
        }
        desk.deposit(request.userId(), lamports, request.id());
        return Answer.say("deposit.done", Figures.sol(lamports)).offering("Wallet", "/wallet");
    }
}
