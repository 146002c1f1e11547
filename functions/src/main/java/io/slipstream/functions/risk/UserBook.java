package io.slipstream.functions.risk;

import io.slipstream.functions.notify.ComposeNotification;
import io.slipstream.models.chain.Side;
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
import java.time.LocalDate;
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
    private final Account account;
    private final Position position;
    private final RiskConfig config;
    private final RiskOutput out;

    UserBook(Account account, Position position, RiskConfig config, RiskOutput out) {
        this.account = account;
        this.position = position;
        this.config = config;
        this.out = out;
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
            out.settled(event);
            out.counted(riskState(event));
        }
        releaseKept(Math.max(now, event.fillSlot()));
    }

    /** A transaction that landed with an error has cost its fee. */
    private void chargeFailure(Order event) {
        if (event.state() != OrderState.FILLED && event.feeLamports() > 0) {
            account.addCash(-event.feeLamports());
            account.realize(-event.feeLamports(), event.filledAt());
        }
    }

    private void buy(Signal signal, long now) {
        RiskReason refusal = RiskLimits.refusal(signal, account, config.feeLamports());
        if (refusal != null) {
            deny(signal, refusal.name(), now);
            return;
        }
        OrderTerms terms = terms(signal, signal.solLamports(), now);
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
        if (RiskLimits.halted(account) && signal.context() != OrderContext.MANUAL_COMMAND) {
            deny(signal, RiskReason.HALTED.name(), now);
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
        OrderTerms terms = terms(signal, units, now);
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

    private void deny(Signal signal, String reason, long now) {
        long amount = signal.side() == Side.BUY ? signal.solLamports() : 0;
        Order denied = Order.denied(terms(signal, amount, now), reason);
        out.decided(denied);
        out.told(ComposeNotification.denied(denied));
    }

    private UserRiskState riskState(Order event) {
        boolean open = account.dayPnl < 0 && RiskLimits.dailyLossReached(account);
        if (!open) {
            account.breakerSince = 0;
        } else if (account.breakerSince == 0) {
            account.breakerSince = event.filledAt();
        }

        return new UserRiskState(
                event.terms().userId(),
                LocalDate.ofEpochDay(account.day).toString(),
                account.dayPnl,
                account.snipeUsed,
                open ? RiskReason.DAILY_LOSS_LIMIT.name() : null,
                account.breakerSince);
    }

    private OrderTerms terms(Signal signal, long amount, long now) {
        boolean buy = signal.side() == Side.BUY;
        return new OrderTerms(
                Ids.order(signal.signalId()),
                signal.signalId(),
                signal.userId(),
                signal.context(),
                null,
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

    /** A command sells from every lot, anything else only what its own source bought. */
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
