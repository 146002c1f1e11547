package io.slipstream.functions.chat;

import io.slipstream.models.chat.LoudToken;
import io.slipstream.models.chat.TokenOpinion;
import io.slipstream.models.chat.TrendingToken;
import io.slipstream.models.port.TraderDesk;
import java.util.ArrayList;
import java.util.List;

/** What is known, and what people think, of a token. */
final class Tokens {
    private static final int MOST = 10;
    private static final List<String> FLAGS = List.of("scam", "rug", "spam");

    private Tokens() {}

    static Answer analyze(Request request, TraderDesk desk) {
        String mint = Typed.mint(request.word(0));
        TokenOpinion opinion = desk.opinion(mint);
        List<Markup> lines = new ArrayList<>();
        lines.add(Texts.say("analyze.title", Figures.token(mint)));
        lines.add(Holdings.price(opinion.price(), request.now()));
        String model = opinion.modelVersion();
        if (model == null) {
            lines.add(Texts.say("analyze.unscored"));
        } else {
            lines.add(
                    Texts.say(
                            "analyze.score",
                            Figures.decimal(opinion.confidence(), 0),
                            model,
                            Figures.ago(opinion.judgedAt(), request.now())));
            lines.add(TokenFacts.reasons(opinion.reasons()));
            lines.add(TokenFacts.safety(opinion.features()));
            lines.add(TokenFacts.sentiment(opinion.features()));
            lines.add(TokenFacts.others(opinion.features()));
        }
        lines.add(
                opinion.ratings() + opinion.flags() == 0
                        ? Texts.say("analyze.unrated")
                        : Texts.say(
                                "analyze.ratings",
                                Figures.decimal(opinion.meanRating(), 1),
                                opinion.ratings(),
                                opinion.flags()));
        return Answer.of(Markup.join("\n", lines))
                .offering(
                        "Buy 0.1 SOL",
                        "/buy " + mint + " 0.1",
                        "Flag scam",
                        "/flag " + mint + " scam");
    }

    static Answer rate(Request request, TraderDesk desk) {
        String mint = Typed.mint(request.word(0));
        String typed = request.word(1);
        if (typed.length() != 1 || typed.charAt(0) < '1' || typed.charAt(0) > '5') {
            throw new NotUnderstoodException("error.rating", Typed.echo(typed));
        }
        desk.rate(request.userId(), mint, typed.charAt(0) - '0');
        return Answer.say("rate.done", Figures.token(mint), typed);
    }

    static Answer flag(Request request, TraderDesk desk) {
        String mint = Typed.mint(request.word(0));
        String typed = request.word(1);
        if (typed.equals("off")) {
            desk.flag(request.userId(), mint, null);
            return Answer.say("flag.off", Figures.token(mint));
        }
        if (!FLAGS.contains(typed)) {
            throw new NotUnderstoodException("error.flag", Typed.echo(typed));
        }
        desk.flag(request.userId(), mint, typed);
        return Answer.say("flag.done", Figures.token(mint), typed);
    }

    static Answer trending(Request request, TraderDesk desk) {
        List<TrendingToken> tokens = desk.trending(MOST);
        List<LoudToken> viral = desk.viral(MOST);
        if (tokens.isEmpty() && viral.isEmpty()) {
            return Answer.say("trending.none");
        }
        List<Markup> lines = new ArrayList<>();
        if (!viral.isEmpty()) {
            lines.add(Texts.say("trending.viral"));
        }
        for (LoudToken token : viral) {
            lines.add(
                    Texts.say(
                            "trending.loud",
                            Figures.token(token.mint()),
                            token.voices(),
                            Figures.decimal(token.usual(), 1),
                            Figures.decimal(token.sentiment(), 0),
                            Figures.ago(token.at(), request.now())));
        }
        lines.add(Texts.say(tokens.isEmpty() ? "trending.unbought" : "trending.title"));
        for (TrendingToken token : tokens) {
            lines.add(
                    Texts.say(
                            "trending.line",
                            Figures.token(token.mint()),
                            token.traders(),
                            token.buys(),
                            Figures.sol(token.lamports())));
        }
        return Answer.of(Markup.join("\n", lines))
                .offering(
                        "Analyze the first",
                        "/analyze "
                                + (viral.isEmpty() ? tokens.get(0).mint() : viral.get(0).mint()));
    }
}
