package io.slipstream.functions.chat;

import io.slipstream.models.chat.LeaderLine;
import io.slipstream.models.chat.Reward;
import io.slipstream.models.port.TraderDesk;
import java.util.ArrayList;
import java.util.List;

/** Whom one could copy, and what that has brought others. */
final class Leaders {
    private static final int MOST = 10;
    private static final List<String> WINDOWS = List.of("1d", "7d", "30d", "all");

    private Leaders() {}

    static Answer leaders(Request request, TraderDesk desk) {
        String window = request.word(0, "7d");
        if (!WINDOWS.contains(window)) {
            throw new NotUnderstoodException("error.window", Typed.echo(window));
        }
        List<LeaderLine> best = desk.leaders(window, MOST);
        if (best.isEmpty()) {
            return Answer.say("leaders.none");
        }
        List<Markup> lines = new ArrayList<>();
        lines.add(Texts.say("leaders.title", window));
        for (LeaderLine leader : best) {
            lines.add(
                    Texts.say(
                            "leaders.line",
                            leader.place(),
                            Figures.wallet(leader.address()),
                            leader.tier(),
                            Figures.decimal(leader.score(), 0),
                            Figures.share(leader.winRate()),
                            Figures.signedSol(leader.followedLamports()),
                            leader.followers()));
        }
        Answer answer = Answer.of(Markup.join("\n", lines));
        for (LeaderLine leader : best.subList(0, Math.min(3, best.size()))) {
            answer =
                    answer.offering(
                            "Look at " + leader.place() + ": " + Figures.brief(leader.address()),
                            "/leader " + leader.address());
        }
        return answer.offering("1d", "/leaders 1d", "7d", "/leaders 7d", "all", "/leaders all");
    }

    static Answer leader(Request request, TraderDesk desk) {
        String address = Typed.address(request.word(0));
        LeaderLine leader = desk.leader(address);
        if (leader == null) {
            return Answer.say("leader.unknown", Figures.wallet(address))
                    .offering("Copy with 0.1 SOL", "/copy " + address + " 0.1");
        }
        Markup text =
                Texts.say(
                        "leader.record",
                        leader.label() == null ? Figures.brief(address) : leader.label(),
                        Figures.wallet(address),
                        leader.tier(),
                        Figures.decimal(leader.score(), 0),
                        leader.trades(),
                        Figures.share(leader.winRate()),
                        Figures.signedSol(leader.realizedLamports()),
                        Figures.signedSol(leader.followedLamports()),
                        Figures.sol(leader.drawdownLamports()),
                        Figures.span(leader.medianHoldSeconds()),
                        leader.followers(),
                        Figures.signedSol(leader.copiersLamports()));
        if (!leader.flags().isEmpty()) {
            text = text.below(Texts.say("leader.flags", leader.flags()));
        }
        return Answer.of(text)
                .offering(
                        "Copy with 0.1 SOL",
                        "/copy " + address + " 0.1",
                        "Stop",
                        "/uncopy " + address);
    }

    static Answer rewards(Request request, TraderDesk desk) {
        List<Reward> best = desk.rewards(MOST);
        if (best.isEmpty()) {
            return Answer.say("rewards.none");
        }
        List<Markup> lines = new ArrayList<>();
        lines.add(Texts.say("rewards.title"));
        for (Reward reward : best) {
            lines.add(
                    Texts.say(
                            "rewards.line",
                            Figures.wallet(reward.address()),
                            reward.points(),
                            Figures.sol(reward.profitLamports()),
                            reward.followers()));
        }
        return Answer.of(Markup.join("\n", lines));
    }

    /** Makes the user himself somebody whom others may copy. */
    static Answer trader(Request request, TraderDesk desk) {
        boolean on = Limits.onOff(request.word(0));
        if (!desk.lead(request.userId(), on)) {
            return Answer.say("trader.nowallet");
        }
        return on ? Answer.of(standing(request, desk)) : Answer.say("trader.off");
    }

    /** His tier and his followers, once there is a record of him. */
    private static Markup standing(Request request, TraderDesk desk) {
        String address = request.known().wallet();
        LeaderLine record = address == null ? null : desk.leader(address);
        return Texts.say("trader.on")
                .below(
                        record == null
                                ? Texts.say("trader.norecord")
                                : Texts.say(
                                        "trader.record",
                                        record.tier(),
                                        Figures.decimal(record.score(), 0),
                                        record.followers()));
    }
}
