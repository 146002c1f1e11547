package io.slipstream.functions.risk;

import io.slipstream.functions.notify.ComposeNotification;
import io.slipstream.models.trade.Lot;
import io.slipstream.models.trade.Order;
import io.slipstream.models.trade.OrderContext;
import io.slipstream.models.unit.MulDiv;

/** Books on a leader's account what copies of his trades have cost and brought. */
final class LeaderLedger {
    private final Desk desk;

    LeaderLedger(Desk desk) {
        this.desk = desk;
    }

    /** A copy in flight has its outcome; the reservation is already taken out of the position. */
    void released(BuyReservation held, boolean filled) {
        if (held.copy()) {
            LeaderAccount leader = desk.leaders().account(held.source());
            leader.release(held, filled);
            leave(held.source(), leader);
        }
    }

    /** A lot is about to be opened. */
    void opening(Lot lot) {
        if (Position.isCopy(lot)) {
            LeaderAccount leader = desk.leaders().account(lot.source());
            leader.openPositions += desk.position().isOpenBy(lot.source()) ? 0 : 1;
            leader.open(lot.costLamports());
            desk.leaders().bought(lot.mint());
        }
    }

    /**
     * Units of a lot were sold; it is already reduced.
     *
     * @param proceeds their share of what the order brought after its fee, lamports
     */
    void closed(Position.Closed closed, long proceeds, Order event) {
        Lot rest = closed.rest();
        if (Position.isCopy(rest)) {
            LeaderAccount leader = desk.leaders().account(rest.source());
            leader.close(closed.cost());
            realize(leader, rest.source(), Math.subtractExact(proceeds, closed.cost()), event);
            if (rest.tokenUnits() == 0) {
                leave(rest.source(), leader);
            }
        }
    }

    /** An order came to nothing and has cost its fee. */
    void failed(Order event) {
        OrderContext context = event.terms().context();
        String source = event.terms().source();
        boolean his =
                context == OrderContext.COPY_TRADE
                        || (context == OrderContext.EXIT && desk.position().isOpenBy(source));
        if (his) {
            realize(desk.leaders().account(source), source, -event.feeLamports(), event);
        }
    }

    /** floor(whole × part ÷ of), also of a loss. */
    static long share(long whole, long part, long of) {
        if (part >= of) {
            return whole;
        }
        return whole < 0 ? -MulDiv.ceil(-whole, part, of) : MulDiv.floor(whole, part, of);
    }

    private void realize(LeaderAccount leader, String source, long lamports, Order event) {
        long limit = desk.leaders().terms(source).stopLossLamports();
        boolean before = isLost(leader, limit);
        leader.realize(lamports);
        if (!before && isLost(leader, limit)) {
            desk.tell(ComposeNotification.leaderStopped(event, source, -leader.realized));
        }
    }

    private static boolean isLost(LeaderAccount leader, long limit) {
        return limit >= 0 && -leader.realized >= limit;
    }

    private void leave(String source, LeaderAccount leader) {
        leader.openPositions -= desk.position().isOpenBy(source) ? 0 : 1;
    }
}
