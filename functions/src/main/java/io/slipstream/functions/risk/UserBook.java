package io.slipstream.functions.risk;

import io.slipstream.functions.exit.ExitRules;
import io.slipstream.functions.exit.ExitTrigger;
import io.slipstream.functions.notify.ComposeNotification;
import io.slipstream.models.chain.Side;
import io.slipstream.models.market.PoolPrice;
import io.slipstream.models.trade.Command;
import io.slipstream.models.trade.Lot;
import io.slipstream.models.trade.Order;
import io.slipstream.models.trade.OrderContext;
import io.slipstream.models.trade.OrderState;
import io.slipstream.models.trade.OrderTerms;
import io.slipstream.models.trade.Signal;
import io.slipstream.models.trade.Trade;
import io.slipstream.models.trade.UserRiskState;
import io.slipstream.models.unit.Ids;
import io.slipstream.models.unit.Mints;
import io.slipstream.models.user.UserSettingsRow;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/**
 * Judges a user's signals and books his fills: one account, and the position in the one mint that
 * the input is about. It changes both in place.
 *
 * <p>A leader's sell closes a share of the lots bought by copying him. If copies of his earlier
 * buys are still in flight, the sell is kept until the last of them has an outcome, and then closes
 * its share of what there is, as one order: a signal has exactly one outcome. Buys decided after it
 * are none of its business, whenever they fill; hence decisions are numbered.
 */
final class UserBook {
    /** In the table until the user's midnight; unlike a breaker it needs no word to end. */
    private static final String DAILY_LOSS_LIMIT = RiskReason.DAILY_LOSS_LIMIT.name();

    private final Account account;
    private final Position position;
    private final @Nullable String system;
    private final RiskConfig config;
    private final RiskOutput out;
    private boolean open;

    /**
     * @param system the operator's switch for all users; null if unknown
     */
    UserBook(
            Account account,
            Position position,
            @Nullable String system,
            RiskConfig config,
            RiskOutput out) {
        this.account = account;
        this.position = position;
        this.system = system;
        this.config = config;
        this.out = out;
        open = position.isOpen();
    }

    /**
     * Ends in one decision, or keeps a sell for later.
     *
     * @param now the slot up to which the gate knows the chain; an order lands after it
     */
    void judge(Signal signal, long now) {
        account.observe(signal.blockTime() * 1000);
        if (signal.refusal() != null) {
            deny(signal, signal.refusal(), now);
        } else if (signal.side() == Side.BUY) {
            buy(signal, now);
        } else if (signal.context() == OrderContext.COPY_TRADE
                && position.awaitsBuy(signal.source(), Long.MAX_VALUE)) {
            position.kept.add(new KeptSell(signal, account.nextSequence++));
        } else {
            sell(signal, Long.MAX_VALUE, now);
        }
        countPosition();
    }

    /**
     * The lots that a price says are to be sold, first opened first, with everything of each that
     * no other sell holds. Each counts as an attempt; a lot whose attempts are used up is left
     * alone. Empty where nothing automatic may happen.
     */
    List<DueExit> dueExits(PoolPrice price) {
        UserSettingsRow settings = account.settings;
        if (settings == null || RiskLimits.halted(account, system) != null) {
            return List.of();
        }
        List<DueExit> due = new ArrayList<>();
        for (Lot lot : position.lots) {
            ExitTrigger trigger = ExitRules.due(lot, price, settings);
            List<LotUnits> free =
                    trigger == null
                            ? List.of()
                            : position.free(other -> other.lotId().equals(lot.lotId()));
            int attempts = position.exitAttempts.getOrDefault(lot.lotId(), 0);
            if (trigger != null && !free.isEmpty() && attempts < config.exitAttempts()) {
                position.exitAttempts.put(lot.lotId(), attempts + 1);
                due.add(new DueExit(exit(lot, trigger, attempts + 1, price), trigger, free.get(0)));
            }
        }
        return due;
    }

    /** Sells what is due. */
    void exit(DueExit due, long now) {
        account.observe(due.signal().blockTime() * 1000);
        OrderTerms terms = terms(due.signal(), due.trigger().code(), due.part().units(), now);
        position.sells.add(new SellReservation(terms.orderId(), List.of(due.part())));
        out.decided(Order.decided(terms));
    }

    /**
     * The signal's cause never happened. A sell that is still kept is denied. An order in flight
     * stays reserved until its final event says whether it was filled before it could end.
     *
     * @param refused the signal, refused with the reason
     */
    void takeBack(Signal refused, long now) {
        String reason = String.valueOf(refused.refusal());
        OrderTerms terms = terms(refused, null, 0, now);
        if (position.takeKept(refused.signalId()) != null) {
            deny(refused, reason, now);
        } else if (position.isInFlight(terms.orderId())) {
            out.withdrawn(Order.withdrawal(terms, reason));
        }
    }

    /** Closes the user's breaker. */
    void resume(Command command) {
        Breaker closed = Breakers.resume(account);
        out.told(ComposeNotification.resumed(command, closed == null ? null : closed.name()));
        if (closed != null) {
            out.counted(riskState(command.userId()));
        }
    }

    /**
     * Books the final event of an order, whether it was decided here or is met for the first time.
     * The caller sees to it that each order is booked once.
     */
    void apply(Order event, long now) {
        account.observe(event.filledAt());
        if (event.terms().side() == Side.BUY) {
            applyBuy(event);
        } else {
            applySell(event);
        }
        if (event.state() == OrderState.DENIED) {
            out.overruled(event);
        } else {
            chargeFailure(event);
            noteLimit(event);
            Breaker opened = Breakers.count(event, account, config.failuresAllowed());
            out.settled(event);
            out.counted(riskState(event.terms().userId()));
            if (opened != null) {
                out.told(ComposeNotification.stopped(event, opened.name()));
            }
        }
        releaseKept(Math.max(now, event.fillSlot()));
        countPosition();
    }

    /** A transaction that landed with an error has cost its fee. */
    private void chargeFailure(Order event) {
        if (event.state() != OrderState.FILLED && event.feeLamports() > 0) {
            account.addCash(-event.feeLamports());
            account.realize(-event.feeLamports(), event.filledAt());
        }
    }

    private void buy(Signal signal, long now) {
        RiskReason refusal = RiskLimits.refusal(signal, account, position, system, config);
        if (refusal != null) {
            deny(signal, refusal.name(), now);
            return;
        }
        OrderTerms terms = terms(signal, null, signal.solLamports(), now);
        BuyReservation held =
                new BuyReservation(
                        terms.orderId(),
                        signal.source(),
                        signal.solLamports(),
                        config.feeLamports(),
                        signal.context() == OrderContext.SNIPER,
                        account.day,
                        account.nextSequence++);
        account.reserve(held);
        position.buys.add(held);
        out.decided(Order.decided(terms));
    }

    private void sell(Signal signal, long before, long now) {
        RiskReason halted = RiskLimits.halted(account, system);
        if (halted != null && signal.context() != OrderContext.MANUAL_COMMAND) {
            deny(signal, halted.name(), now);
            return;
        }
        Predicate<Lot> covered = covered(signal.context(), signal.source());
        List<LotUnits> free = position.free(lot -> lot.sequence() < before && covered.test(lot));
        long units =
                SellShare.of(
                        LotUnits.total(free),
                        signal.soldUnits(),
                        signal.balanceBefore(),
                        config.dustDivisor());
        if (units == 0) {
            deny(signal, RiskReason.NOTHING_TO_SELL.name(), now);
            return;
        }
        OrderTerms terms = terms(signal, null, units, now);
        position.sells.add(new SellReservation(terms.orderId(), LotUnits.first(free, units)));
        out.decided(Order.decided(terms));
    }

    private void releaseKept(long now) {
        for (KeptSell sell = position.takeReleased();
                sell != null;
                sell = position.takeReleased()) {
            sell(sell.signal().withoutReceipt(), sell.sequence(), now);
        }
    }

    private void applyBuy(Order event) {
        OrderTerms terms = event.terms();
        BuyReservation held = position.takeBuy(event.id());
        if (held != null) {
            account.release(held);
        } else {
            out.adopted();
        }
        if (event.state() != OrderState.FILLED) {
            tellFailure(event);
            return;
        }
        long cost = Math.addExact(terms.inputAmount(), event.feeLamports());
        account.addCash(-cost);
        if (terms.context() == OrderContext.SNIPER) {
            account.useForSnipe(
                    terms.inputAmount(),
                    held == null ? RiskDay.of(terms.blockTime() * 1000, account.user) : held.day());
        }
        Lot lot =
                new Lot(
                        Ids.lot(event.id()),
                        terms.userId(),
                        terms.mint(),
                        sourceKind(terms.context()),
                        terms.source(),
                        event.outputAmount(),
                        cost,
                        event.id(),
                        event.filledAt(),
                        held == null ? account.nextSequence++ : held.sequence());
        position.open(lot);
        out.changed(lot);
        book(event, terms.inputAmount(), event.outputAmount(), 0);
    }

    private void applySell(Order event) {
        OrderTerms terms = event.terms();
        SellReservation held = position.takeSell(event.id());
        if (held == null) {
            out.adopted();
        }
        if (event.state() != OrderState.FILLED) {
            tellFailure(event);
            tellLastAttempt(event, held);
            return;
        }
        long cost = 0;
        for (LotUnits part : closing(terms, held)) {
            Position.Closed closed = position.close(part);
            cost = Math.addExact(cost, closed.cost());
            out.changed(closed.rest());
        }
        long proceeds = Math.subtractExact(event.outputAmount(), event.feeLamports());
        long profit = Math.subtractExact(proceeds, cost);
        account.addCash(proceeds);
        account.realize(profit, event.filledAt());
        book(event, event.outputAmount(), terms.inputAmount(), profit);
    }

    /** What the order held, unless the ledger's order is another than the one decided here. */
    private List<LotUnits> closing(OrderTerms terms, @Nullable SellReservation held) {
        return held != null && LotUnits.total(held.parts()) == terms.inputAmount()
                ? held.parts()
                : LotUnits.first(
                        position.free(covered(terms.context(), terms.source())),
                        terms.inputAmount());
    }

    private void book(Order event, long sol, long units, long profit) {
        OrderTerms terms = event.terms();
        out.booked(
                new Trade(
                        event.id(),
                        terms.userId(),
                        terms.signalId(),
                        config.venue(),
                        terms.mint(),
                        terms.side(),
                        sol,
                        units,
                        event.feeLamports(),
                        profit,
                        event.fillSlot(),
                        event.filledAt()));
        out.told(ComposeNotification.filled(event, profit));
    }

    private void tellFailure(Order event) {
        if (event.state() != OrderState.DENIED) {
            out.told(ComposeNotification.failed(event));
        }
    }

    /** A lot that could not be sold so often is its owner's to care for. */
    private void tellLastAttempt(Order event, @Nullable SellReservation held) {
        if (event.terms().context() == OrderContext.EXIT
                && held != null
                && position.exitAttempts.getOrDefault(held.parts().get(0).lotId(), 0)
                        >= config.exitAttempts()) {
            out.told(ComposeNotification.gaveUp(event, config.exitAttempts()));
        }
    }

    private void deny(Signal signal, String reason, long now) {
        long amount = signal.side() == Side.BUY ? signal.solLamports() : 0;
        Order denied = Order.denied(terms(signal, null, amount, now), reason);
        out.decided(denied);
        out.told(ComposeNotification.denied(denied));
    }

    /** Since when the day's loss has reached its limit. */
    private void noteLimit(Order event) {
        boolean reached = account.dayPnl < 0 && RiskLimits.dailyLossReached(account);
        if (!reached) {
            account.limitSince = 0;
        } else if (account.limitSince == 0) {
            account.limitSince = event.filledAt();
        }
    }

    private UserRiskState riskState(long userId) {
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
        open = position.isOpen();
        account.openPositions += (open ? 1 : 0) - (before ? 1 : 0);
    }

    private static Signal exit(Lot lot, ExitTrigger trigger, int attempt, PoolPrice price) {
        return new Signal(
                Ids.exitSignal(lot.lotId(), trigger.code(), 0, attempt),
                lot.userId(),
                OrderContext.EXIT,
                lot.source(),
                price.signature(),
                price.slot(),
                price.position(),
                price.ordinal(),
                price.blockTime(),
                price.receivedAt(),
                Side.SELL,
                lot.mint(),
                0,
                0,
                -1,
                price.lamports(),
                price.units(),
                null);
    }

    private OrderTerms terms(Signal signal, @Nullable String trigger, long amount, long now) {
        boolean buy = signal.side() == Side.BUY;
        return new OrderTerms(
                Ids.order(signal.signalId()),
                signal.signalId(),
                signal.userId(),
                signal.context(),
                trigger,
                signal.source(),
                signal.sourceSignature(),
                signal.slot(),
                signal.position(),
                signal.blockTime(),
                signal.receivedAt(),
                signal.side(),
                signal.mint(),
                buy ? Mints.SOL : signal.mint(),
                buy ? signal.mint() : Mints.SOL,
                amount,
                slippage(buy),
                signal.referenceSol(),
                signal.referenceUnits(),
                Math.max(signal.slot(), now) + config.landingDelaySlots());
    }

    private int slippage(boolean buy) {
        int bps = account.settings == null ? -1 : account.settings.slippageBps();
        if (bps >= 0 && bps <= 10_000) {
            return bps;
        }
        return buy ? 0 : config.sellSlippageBps();
    }

    /**
     * A command sells from every lot, anything else only what its own source bought. An exit holds
     * its one lot; only where that is not known do the lots of its source stand in.
     */
    private static Predicate<Lot> covered(OrderContext context, String source) {
        return lot -> context == OrderContext.MANUAL_COMMAND || lot.source().equals(source);
    }

    private static String sourceKind(OrderContext context) {
        return switch (context) {
            case COPY_TRADE -> "leader";
            case MANUAL_COMMAND -> "manual";
            default -> context.code();
        };
    }
}
