package io.slipstream.functions.risk;

import io.slipstream.functions.notify.ComposeNotification;
import io.slipstream.models.chain.Side;
import io.slipstream.models.trade.Lot;
import io.slipstream.models.trade.Order;
import io.slipstream.models.trade.OrderContext;
import io.slipstream.models.trade.OrderState;
import io.slipstream.models.trade.OrderTerms;
import io.slipstream.models.trade.Trade;
import io.slipstream.models.unit.Ids;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Books what became of orders: money, lots, profit, and what the user hears of it. */
final class Booking {
    private final Desk desk;
    private final LeaderLedger ledger;

    Booking(Desk desk) {
        this.desk = desk;
        ledger = new LeaderLedger(desk);
    }

    /** Money and lots of a final event, whether its order was decided here or is met only now. */
    void apply(Order event) {
        if (event.terms().side() == Side.BUY) {
            buy(event);
        } else {
            sell(event);
        }
    }

    /** A transaction that landed with an error has cost its fee. */
    void chargeFailure(Order event) {
        if (event.state() != OrderState.FILLED && event.feeLamports() > 0) {
            addCash(-event.feeLamports(), event);
            desk.account().realize(-event.feeLamports(), event.filledAt());
            ledger.failed(event);
        }
    }

    private void buy(Order event) {
        OrderTerms terms = event.terms();
        Account account = desk.account();
        BuyReservation held = desk.position().takeBuy(event.id());
        boolean filled = event.state() == OrderState.FILLED;
        if (held != null) {
            account.release(held);
            ledger.released(held, filled);
        } else {
            desk.out().adopted();
        }
        if (!filled) {
            tellFailure(event);
            return;
        }
        long cost = Math.addExact(terms.inputAmount(), event.feeLamports());
        addCash(-cost, event);
        if (terms.context() == OrderContext.SNIPER) {
            account.useForSnipe(
                    terms.inputAmount(),
                    held == null ? RiskDay.of(terms.blockTime() * 1000, account.user) : held.day());
        }
        if (terms.context() == OrderContext.AUTOMATED) {
            account.useForAutomated(
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
        ledger.opening(lot);
        desk.position().open(lot);
        desk.out().changed(lot);
        book(event, terms.inputAmount(), event.outputAmount(), 0);
    }

    private void sell(Order event) {
        OrderTerms terms = event.terms();
        SellReservation held = desk.position().takeSell(event.id());
        if (held == null) {
            desk.out().adopted();
        }
        if (event.state() != OrderState.FILLED) {
            tellFailure(event);
            tellLastAttempt(event, held);
            return;
        }
        long proceeds = Math.subtractExact(event.outputAmount(), event.feeLamports());
        long cost = 0;
        long unitsLeft = terms.inputAmount();
        long proceedsLeft = proceeds;
        for (LotUnits part : closing(terms, held)) {
            Position.Closed closed = desk.position().close(part);
            cost = Math.addExact(cost, closed.cost());
            long share = LeaderLedger.share(proceedsLeft, part.units(), unitsLeft);
            ledger.closed(closed, share, event);
            unitsLeft -= part.units();
            proceedsLeft -= share;
            desk.out().changed(closed.rest());
        }
        long profit = Math.subtractExact(proceeds, cost);
        addCash(proceeds, event);
        desk.account().realize(profit, event.filledAt());
        book(event, event.outputAmount(), terms.inputAmount(), profit);
    }

    /**
     * What the order held. If the ledger's order is another than the one decided here, or met only
     * now: what no sale holds, and then what others hold, since the units are gone from the wallet.
     */
    private List<LotUnits> closing(OrderTerms terms, @Nullable SellReservation held) {
        if (held != null && LotUnits.total(held.parts()) == terms.inputAmount()) {
            return held.parts();
        }
        List<LotUnits> parts =
                desk.position()
                        .seize(Desk.covered(terms.context(), terms.source()), terms.inputAmount());
        long missing = Math.subtractExact(terms.inputAmount(), LotUnits.total(parts));
        if (missing > 0) {
            desk.out().oversold(terms, missing);
        }
        return parts;
    }

    private void addCash(long lamports, Order event) {
        desk.account().addCash(lamports, desk.config().onChain() ? event.fillSlot() : null);
    }

    private void book(Order event, long sol, long units, long profit) {
        OrderTerms terms = event.terms();
        desk.out()
                .booked(
                        new Trade(
                                event.id(),
                                terms.userId(),
                                terms.signalId(),
                                desk.config().venue(),
                                terms.mint(),
                                terms.side(),
                                sol,
                                units,
                                event.feeLamports(),
                                profit,
                                event.fillSlot(),
                                event.filledAt()));
        desk.tell(ComposeNotification.filled(event, profit));
    }

    private void tellFailure(Order event) {
        if (event.state() != OrderState.DENIED) {
            desk.tell(ComposeNotification.failed(event));
        }
    }

    /** A lot that could not be sold so often is its owner's to care for. */
    private void tellLastAttempt(Order event, @Nullable SellReservation held) {
        int attempts = desk.config().exitAttempts();
        if (event.terms().context() == OrderContext.EXIT
                && held != null
                && !held.parts().isEmpty()
                && desk.position().exitAttempts.getOrDefault(held.parts().get(0).lotId(), 0)
                        >= attempts) {
            desk.tell(ComposeNotification.gaveUp(event, attempts));
        }
    }

    private static String sourceKind(OrderContext context) {
        return switch (context) {
            case COPY_TRADE -> Position.LEADER;
            case MANUAL_COMMAND -> "manual";
            case AUTOMATED -> Position.AUTOMATED;
            default -> context.code();
        };
    }
}
