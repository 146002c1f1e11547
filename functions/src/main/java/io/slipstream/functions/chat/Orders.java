package io.slipstream.functions.chat;

import io.slipstream.models.chat.ChatFile;
import io.slipstream.models.chat.OrderLine;
import io.slipstream.models.port.TraderDesk;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;

/** What became of what, and why. */
final class Orders {
    private static final int USUAL = 10;
    private static final int MOST = 30;
    private static final int MOST_EXPORTED = 20_000;
    private static final Pattern ORDER_ID = Pattern.compile("[0-9a-f]{6,32}");
    private static final Pattern COUNT = Pattern.compile("[1-9][0-9]?");

    private Orders() {}

    static Answer orders(Request request, TraderDesk desk) {
        String typed = request.word(0, Integer.toString(USUAL));
        if (!COUNT.matcher(typed).matches()) {
            throw new NotUnderstoodException("error.count", MOST, Typed.echo(typed));
        }
        List<OrderLine> orders =
                desk.orders(request.userId(), Math.min(MOST, Integer.parseInt(typed)));
        if (orders.isEmpty()) {
            return Answer.say("orders.none");
        }
        List<Markup> lines = new ArrayList<>();
        lines.add(Texts.say("orders.title"));
        orders.forEach(order -> lines.add(line(order, request.now())));
        lines.add(Texts.say("orders.hint"));
        return Answer.of(Markup.join("\n", lines));
    }

    private static Markup line(OrderLine order, long now) {
        String reason = order.reason();
        long sol = order.isBuy() ? order.inputAmount() : order.outputAmount();
        return Texts.say(
                "orders.line",
                order.orderId().substring(0, 8),
                order.side(),
                Figures.token(order.mint()),
                sol > 0 ? Figures.sol(sol) : "-",
                order.state() + (reason == null ? "" : " " + reason),
                Figures.ago(order.createdAt(), now));
    }

    static Answer why(Request request, TraderDesk desk) {
        String id = request.word(0);
        if (!ORDER_ID.matcher(id).matches()) {
            throw new NotUnderstoodException("error.order", Typed.echo(id));
        }
        OrderLine order = desk.order(request.userId(), id);
        if (order == null) {
            throw new NotUnderstoodException("why.none", id);
        }
        Markup text =
                Texts.say(
                                "why.title",
                                order.isBuy() ? "Buy" : "Sell",
                                Figures.token(order.mint()),
                                order.state())
                        .below(cause(order))
                        .below(score(order))
                        .below(outcome(order));
        String signature = order.signature();
        if (signature != null) {
            text = text.below(Texts.say("why.signature", Figures.transaction(signature)));
        }
        return Answer.of(text.below(Texts.say("why.id", order.orderId())));
    }

    private static Markup cause(OrderLine order) {
        String trigger = order.trigger();
        String causedBy = order.causedBy();
        Markup cause =
                switch (order.context()) {
                    case "copy_trade" -> Texts.say("cause.copy", Figures.wallet(order.source()));
                    case "sniper" -> Texts.say("cause.snipe", Figures.wallet(order.source()));
                    case "automated" ->
                            Texts.say("cause.automated", Figures.wallet(order.source()));
                    case "ai_signal" -> Texts.say("cause.offer");
                    case "manual_command" -> Texts.say("cause.command");
                    case "exit" ->
                            Texts.say(
                                    "cause.exit",
                                    trigger == null ? "exit" : trigger.replace('_', ' '));
                    default -> Texts.say("cause.other", order.context());
                };
        return causedBy == null
                ? cause
                : cause.below(Texts.say("cause.transaction", Figures.transaction(causedBy)));
    }

    /** Nothing where no model had a say. */
    static Markup score(OrderLine order) {
        String model = order.modelVersion();
        String reasons = order.scoreReasons();
        return model == null
                ? Markup.NOTHING
                : Texts.say("why.scored", model, reasons == null ? "" : reasons);
    }

    private static Markup outcome(OrderLine order) {
        if (order.state().equals("FILLED")) {
            return order.isBuy()
                    ? Texts.say(
                            "why.bought",
                            Figures.units(order.outputAmount()),
                            Figures.sol(order.inputAmount()),
                            Figures.sol(order.feeLamports()))
                    : Texts.say(
                            "why.sold",
                            Figures.units(order.inputAmount()),
                            Figures.sol(order.outputAmount()),
                            Figures.sol(order.feeLamports()),
                            Figures.signedSol(order.pnlLamports()));
        }
        String reason = order.reason();
        return reason == null
                ? Texts.say("why.underway")
                : Texts.say("why.reason", reason, Reasons.explain(reason));
    }

    static Answer export(Request request, TraderDesk desk) {
        String csv = desk.trades(request.userId(), MOST_EXPORTED);
        return csv.lines().count() <= 1
                ? Answer.say("export.none")
                : Answer.say("export.done", csv.lines().count() - 1)
                        .with(new ChatFile("trades.csv", csv.getBytes(StandardCharsets.UTF_8)));
    }
}
