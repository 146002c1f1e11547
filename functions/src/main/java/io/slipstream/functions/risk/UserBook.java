package io.slipstream.functions.risk;

import io.slipstream.functions.notify.ComposeNotification;
import io.slipstream.models.chain.Side;
import io.slipstream.models.market.PoolPrice;
import io.slipstream.models.trade.Command;
import io.slipstream.models.trade.Order;
import io.slipstream.models.trade.OrderState;
import io.slipstream.models.trade.OrderTerms;
import io.slipstream.models.trade.Signal;
import io.slipstream.models.trade.UserRiskState;
import java.time.LocalDate;
import java.util.List;

/**
 * Judges a user's signals and books his fills: one account, his leaders, and the position in the
 * one mint that the input is about. It changes them in place. What is decided is in {@link Buying},
 * {@link Selling} and {@link Exiting}, what is booked in {@link Booking}.
 */
final class UserBook {
    /** In the table until the user's midnight; unlike a breaker it needs no word to end. */
    private static final String DAILY_LOSS_LIMIT = RiskReason.DAILY_LOSS_LIMIT.name();

    private final Desk desk;
    private boolean open;
    private boolean automated;

    UserBook(Desk desk) {
        this.desk = desk;
        open = desk.position().isOpen();
        automated = desk.position().isAutomated();
    }

    /**
     * Ends in one decision, or keeps a sell for later.
     *
     * @param now the slot up to which the gate knows the chain; an order lands after it
     * @param ageMillis how long ago it was that caused the signal
     */
    void judge(Signal signal, long now, long ageMillis) {
        desk.account().observe(signal.blockTime() * 1000);
        if (signal.refusal() != null) {
            desk.deny(signal, signal.refusal(), now);
        } else if (signal.side() == Side.BUY) {
            Buying.judge(signal, desk, now, ageMillis);
        } else {
            Selling.judge(signal, desk, now);
        }
        countPosition();
    }

    /** Takes in a price; what it asks for, see {@link Exiting#due}. */
    List<DueExit> dueExits(PoolPrice price) {
        desk.position().observe(price);
        return Exiting.due(price, desk);
    }

    /** Sells what is due. */
    void exit(DueExit due, long now) {
        desk.account().observe(due.signal().blockTime() * 1000);
        Exiting.sell(due, desk, now);
    }

    /**
     * An order is on its way that this state does not know: decided, and then lost with the process
     * that decided it. It holds money or units until its final event, like any other.
     */
    void adopt(Order onItsWay) {
        OrderTerms terms = onItsWay.terms();
        desk.account().observe(terms.blockTime() * 1000);
        if (terms.side() == Side.BUY) {
            Buying.reserve(terms, desk);
        } else {
            Selling.reserve(terms, desk);
        }
        desk.out().adopted();
        countPosition();
    }

    /** Books an order that an earlier run has booked, as it did: held first, and then settled. */
    void recall(Order booked) {
        adopt(booked);
        apply(booked, Long.MIN_VALUE);
    }

    /**
     * The signal's cause never happened. A sell that is still kept is denied. An order in flight
     * stays reserved until its final event says whether it was filled before it could end.
     *
     * @param refused the signal, refused with the reason
     */
    void takeBack(Signal refused, long now) {
        String reason = String.valueOf(refused.refusal());
        OrderTerms terms = desk.terms(refused, null, 0, now);
        if (desk.position().takeKept(refused.signalId()) != null) {
            desk.deny(refused, reason, now);
        } else if (desk.position().isInFlight(terms.orderId())) {
            desk.out().withdrawn(Order.withdrawal(terms, reason));
        }
    }

    /** Closes the user's breaker. */
    void resume(Command command) {
        Breaker closed = Breakers.resume(desk.account());
        desk.tell(ComposeNotification.resumed(command, closed == null ? null : closed.name()));
        if (closed != null) {
            desk.out().counted(riskState(command.userId()));
        }
    }

    /**
     * Books the final event of an order, whether it was decided here or is met for the first time.
     * The caller sees to it that each order is booked once.
     */
    void apply(Order event, long now) {
        Account account = desk.account();
        account.observe(event.filledAt());
        Booking booking = new Booking(desk);
        booking.apply(event);
        if (event.state() == OrderState.DENIED) {
            desk.out().overruled(event);
        } else {
            booking.chargeFailure(event);
            noteLimit(event);
            Breaker opened = Breakers.count(event, account, desk.config().failuresAllowed());
            desk.out().settled(event);
            desk.out().counted(riskState(event.terms().userId()));
            if (opened != null) {
                desk.out().opened(opened);
                desk.tell(ComposeNotification.stopped(event, opened.name()));
            }
        }
        Selling.releaseKept(desk, Math.max(now, event.fillSlot()));
        countPosition();
    }

    /** Since when the day's loss has reached its limit. */
    private void noteLimit(Order event) {
        Account account = desk.account();
        boolean reached = account.dayPnl < 0 && RiskLimits.dailyLossReached(account);
        if (!reached) {
            account.limitSince = 0;
        } else if (account.limitSince == 0) {
            account.limitSince = event.filledAt();
        }
    }

    private UserRiskState riskState(long userId) {
        Account account = desk.account();
        Breaker breaker = account.breaker;
        boolean limit = breaker == null && account.limitSince != 0;
        return new UserRiskState(
                userId,
                LocalDate.ofEpochDay(account.day).toString(),
                account.dayPnl,
                account.snipeUsed,
                breaker != null ? breaker.name() : limit ? DAILY_LOSS_LIMIT : null,
                breaker != null ? account.breakerSince : account.limitSince);
    }

    private void countPosition() {
        boolean before = open;
        open = desk.position().isOpen();
        desk.account().openPositions += (open ? 1 : 0) - (before ? 1 : 0);
        boolean automatedBefore = automated;
        automated = desk.position().isAutomated();
        desk.account().autoPositions += (automated ? 1 : 0) - (automatedBefore ? 1 : 0);
    }
}
