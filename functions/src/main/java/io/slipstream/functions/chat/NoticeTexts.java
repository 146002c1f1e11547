package io.slipstream.functions.chat;

import io.slipstream.models.chain.Side;
import io.slipstream.models.chat.SolPrice;
import io.slipstream.models.trade.Notification;
import io.slipstream.models.trade.Offer;
import io.slipstream.models.trade.Order;
import io.slipstream.models.trade.OrderTerms;
import java.util.Arrays;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** What users read when something happens that they did not just ask for. */
final class NoticeTexts {
    /** 32 bytes in base58. */
    private static final Pattern MINT =
            Pattern.compile("(?<![A-Za-z0-9])[1-9A-HJ-NP-Za-km-z]{32,44}(?![A-Za-z0-9])");

    private static final int REASONS_SHOWN = 7;

    private NoticeTexts() {}

    /**
     * @param price of a SOL, for fills
     */
    static Markup of(Notification notification, SolPrice price) {
        Order order = notification.order();
        Offer offer = notification.offer();
        if (offer != null) {
            return card(offer, price);
        }
        if (order == null) {
            return Texts.say("notice.other", linked(notification.text()));
        }
        String reason = String.valueOf(order.reason());
        OrderTerms terms = order.terms();
        return switch (notification.kind()) {
            case "fill" -> filled(order, notification.profitLamports(), price);
            case "fail" ->
                    Texts.say(
                            terms.side() == Side.BUY ? "notice.notbought" : "notice.notsold",
                            Figures.token(terms.mint()),
                            cause(terms),
                            Reasons.explain(reason),
                            why(terms));
            case "skip" ->
                    Texts.say(
                            terms.side() == Side.BUY ? "notice.skippedbuy" : "notice.skippedsell",
                            Figures.token(terms.mint()),
                            cause(terms),
                            Reasons.explain(reason),
                            why(terms));
            case "alert" ->
                    Texts.say(
                            terms.side() == Side.BUY ? "notice.leaderbought" : "notice.leadersold",
                            Figures.wallet(terms.source()),
                            Figures.token(terms.mint()),
                            terms.referenceSol() > 0 ? Figures.sol(terms.referenceSol()) : "?");
            default -> Texts.say("notice.other", linked(notification.text()));
        };
    }

    private static Markup card(Offer offer, SolPrice price) {
        return Texts.say(
                "offer.card",
                offer.verdict().replace('_', ' '),
                Figures.token(offer.mint()),
                Figures.decimal(offer.confidence() * 100, 0),
                reasons(offer.reasons()),
                Figures.sol(offer.lamports()),
                Figures.dollars(offer.lamports(), price),
                (offer.expiresAt() - offer.offeredAt()) / 1000);
    }

    /** The strongest, a line each; the rest is in the tables. */
    private static String reasons(String all) {
        return Arrays.stream(all.split("; "))
                .limit(REASONS_SHOWN)
                .collect(Collectors.joining("\n"));
    }

    /** The mints in it lead to an explorer. */
    private static Markup linked(String text) {
        StringBuilder out = new StringBuilder();
        Matcher mint = MINT.matcher(text);
        int from = 0;
        while (mint.find()) {
            out.append(Markup.plain(text.substring(from, mint.start())).text());
            out.append(Figures.token(mint.group()).text());
            from = mint.end();
        }
        return new Markup(out.append(Markup.plain(text.substring(from)).text()).toString());
    }

    private static Markup filled(Order order, long profitLamports, SolPrice price) {
        OrderTerms terms = order.terms();
        return terms.side() == Side.BUY
                ? Texts.say(
                        "notice.bought",
                        Figures.units(order.outputAmount()),
                        Figures.token(terms.mint()),
                        Figures.sol(terms.inputAmount()),
                        Figures.sol(order.feeLamports()),
                        cause(terms),
                        why(terms),
                        Figures.dollars(terms.inputAmount(), price))
                : Texts.say(
                        "notice.sold",
                        Figures.units(terms.inputAmount()),
                        Figures.token(terms.mint()),
                        Figures.sol(order.outputAmount()),
                        Figures.sol(order.feeLamports()),
                        Figures.signedSol(profitLamports),
                        cause(terms),
                        why(terms),
                        Figures.dollars(order.outputAmount(), price),
                        Figures.dollars(profitLamports, price));
    }

    /** An order that is on its way. */
    static Markup underway(Order order) {
        OrderTerms terms = order.terms();
        return Texts.say(
                "notice.underway",
                terms.side() == Side.BUY ? "Buying" : "Selling",
                Figures.token(terms.mint()),
                order.state().name(),
                why(terms));
    }

    private static Markup cause(OrderTerms terms) {
        return switch (terms.context()) {
            case COPY_TRADE -> Texts.say("notice.copy", Figures.wallet(terms.source()));
            case SNIPER -> Texts.say("notice.snipe");
            case AI_SIGNAL -> Texts.say("notice.offer");
            case AUTOMATED -> Texts.say("notice.automated");
            case MANUAL_COMMAND -> Texts.say("notice.command");
            case EXIT ->
                    Texts.say("notice.exit", String.valueOf(terms.trigger()).replace('_', ' '));
        };
    }

    private static Markup why(OrderTerms terms) {
        return Markup.code("/why " + terms.orderId().substring(0, 8));
    }
}
