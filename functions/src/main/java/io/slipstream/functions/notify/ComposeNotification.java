package io.slipstream.functions.notify;

import io.slipstream.models.chain.Side;
import io.slipstream.models.market.ViralToken;
import io.slipstream.models.trade.Command;
import io.slipstream.models.trade.Notification;
import io.slipstream.models.trade.Offer;
import io.slipstream.models.trade.Order;
import io.slipstream.models.trade.OrderTerms;
import io.slipstream.models.unit.Lamports;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** What a user reads about his orders. The id holds order and kind, so each is told once. */
public final class ComposeNotification {
    /** Name of the reason that asks for an alert. */
    private static final String ALERT_ONLY = "COPY_ALERT_ONLY";

    private ComposeNotification() {}

    /**
     * @param profitLamports realised by a sell; not shown for a buy
     */
    public static Notification filled(Order order, long profitLamports) {
        OrderTerms terms = order.terms();
        boolean buy = terms.side() == Side.BUY;
        long sol = buy ? terms.inputAmount() : order.outputAmount();
        long units = buy ? order.outputAmount() : terms.inputAmount();
        String text =
                cause(terms)
                        + (buy ? "Bought " : "Sold ")
                        + units
                        + " units of "
                        + terms.mint()
                        + " for "
                        + sol(sol)
                        + " SOL (fee "
                        + sol(order.feeLamports())
                        + " SOL)"
                        + (buy ? "." : ". Profit: " + sol(profitLamports) + " SOL.");
        return new Notification(
                "fill:" + order.id(),
                terms.userId(),
                "fill",
                text,
                order.filledAt(),
                order,
                buy ? 0 : profitLamports);
    }

    /**
     * A breaker has opened.
     *
     * @param booked the order that opened it
     */
    public static Notification stopped(Order booked, String breaker) {
        String text =
                "Breaker "
                        + breaker
                        + ": nothing new is bought until you resume. Sells and exits go on.";
        return of("breaker", booked, text, booked.filledAt());
    }

    /**
     * The answer to a RESUME.
     *
     * @param breaker which one was closed; null if none was open
     */
    public static Notification resumed(Command command, @Nullable String breaker) {
        String text =
                breaker == null
                        ? "No breaker was open."
                        : "Breaker " + breaker + " is closed: buying goes on.";
        return new Notification(
                "resume:" + command.commandId(),
                command.userId(),
                "resume",
                text,
                command.createdAt());
    }

    /**
     * A token of which everybody speaks.
     *
     * @param now epoch millis
     */
    public static Notification viral(ViralToken token, long userId, long now) {
        String text =
                String.format(
                        Locale.ROOT,
                        "%s is going viral: %d people speak of it within ten seconds, %.1f usually."
                                + " Sentiment: %.0f of 100.",
                        token.mint(),
                        token.voices(),
                        token.usual(),
                        token.sentiment());
        return new Notification("viral:" + token.id() + ":" + userId, userId, "viral", text, now);
    }

    /** A recommendation that the user may take. */
    public static Notification offered(Offer offer) {
        String text =
                String.format(
                        Locale.ROOT,
                        "%s %s: confidence %.0f%%. %s.",
                        offer.verdict().replace('_', ' '),
                        offer.mint(),
                        offer.confidence() * 100,
                        offer.reasons());
        return new Notification(
                "offer:" + offer.offerId(),
                offer.userId(),
                "offer",
                text,
                offer.offeredAt(),
                null,
                0,
                offer);
    }

    /** An exit that failed as often as it is tried. */
    public static Notification gaveUp(Order failed, int attempts) {
        String text =
                cause(failed.terms())
                        + "Gave up on "
                        + failed.terms().mint()
                        + " after "
                        + attempts
                        + " attempts: sell it yourself.";
        return of("exit", failed, text, failed.filledAt());
    }

    /** A failed or expired order. */
    public static Notification failed(Order order) {
        String text =
                cause(order.terms())
                        + (order.terms().side() == Side.BUY ? "Could not buy " : "Could not sell ")
                        + order.terms().mint()
                        + ": "
                        + order.reason()
                        + ".";
        return of("fail", order, text, order.filledAt());
    }

    /** A signal that was not traded. */
    public static Notification denied(Order denial) {
        boolean buy = denial.terms().side() == Side.BUY;
        long createdAt = denial.terms().blockTime() * 1000;
        if (ALERT_ONLY.equals(denial.reason())) {
            return of("alert", denial, alert(denial.terms(), buy), createdAt);
        }
        String text =
                (buy ? "Did not buy " : "Did not sell ")
                        + denial.terms().mint()
                        + ": "
                        + denial.reason()
                        + ".";
        return of("skip", denial, text, createdAt);
    }

    /** Copying a leader has lost as much as the user allows. */
    public static Notification leaderStopped(Order booked, String leader, long lostLamports) {
        String text =
                "Copying "
                        + leader
                        + " has lost you "
                        + sol(lostLamports)
                        + " SOL: nothing more is bought with him. His sells are still copied.";
        return new Notification(
                "leader:" + leader + ":" + booked.id(),
                booked.terms().userId(),
                "breaker",
                text,
                booked.filledAt());
    }

    private static String alert(OrderTerms terms, boolean buy) {
        String sum = terms.referenceSol() > 0 ? " for " + sol(terms.referenceSol()) + " SOL" : "";
        return terms.source() + (buy ? " bought " : " sold ") + terms.mint() + sum + ".";
    }

    private static String cause(OrderTerms terms) {
        String trigger = terms.trigger();
        return trigger == null
                ? ""
                : Character.toUpperCase(trigger.charAt(0))
                        + trigger.substring(1).replace('_', ' ')
                        + ": ";
    }

    private static Notification of(String kind, Order order, String text, long createdAt) {
        return new Notification(
                kind + ":" + order.id(), order.terms().userId(), kind, text, createdAt, order, 0);
    }

    private static String sol(long lamports) {
        return Lamports.toSol(lamports).stripTrailingZeros().toPlainString();
    }
}
