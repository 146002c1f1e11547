package io.slipstream.jobs.savepoint;

import io.slipstream.functions.risk.Account;
import io.slipstream.functions.risk.BuyReservation;
import io.slipstream.functions.risk.KeptSell;
import io.slipstream.functions.risk.LotUnits;
import io.slipstream.functions.risk.Position;
import io.slipstream.functions.risk.SellReservation;
import io.slipstream.models.trade.Lot;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * One user's money, positions and reservations as the risk gate held them, in lines for people.
 *
 * @param lines amounts in SOL and base units
 */
public record SavedUser(long userId, List<String> lines) {

    static SavedUser of(long userId, Account account, Map<String, Position> positions) {
        List<String> lines = new ArrayList<>();
        lines.add("user %d".formatted(userId));
        money(account, lines);
        new TreeMap<>(positions).forEach((mint, position) -> position(mint, position, lines));
        if (positions.isEmpty()) {
            lines.add("no positions, nothing in flight");
        }
        return new SavedUser(userId, lines);
    }

    private static void money(Account account, List<String> lines) {
        lines.add("  traded        %s since the start".formatted(sol(account.cashFlow)));
        lines.add("  reserved      %s".formatted(sol(account.reserved)));
        if (account.chainSlot > 0) {
            lines.add(
                    "  wallet        %s in slot %d"
                            .formatted(sol(account.chainLamports), account.chainSlot));
        }
        lines.add(
                "  day           %s, profit %s, sniped for %s"
                        .formatted(
                                LocalDate.ofEpochDay(account.day),
                                sol(account.dayPnl),
                                sol(account.snipeUsed)));
        lines.add(
                "  breaker       %s".formatted(account.breaker == null ? "none" : account.breaker));
        lines.add("  open          %d mints".formatted(account.openPositions));
    }

    private static void position(String mint, Position position, List<String> lines) {
        lines.add("position %s".formatted(mint));
        for (Lot lot : position.lots) {
            lines.add(
                    "  lot           %d units, cost %s, %s %s, order %s"
                            .formatted(
                                    lot.tokenUnits(),
                                    sol(lot.costLamports()),
                                    lot.sourceKind(),
                                    lot.source(),
                                    lot.openedOrderId()));
        }
        for (BuyReservation buy : position.buys) {
            lines.add(
                    "  buying        %s and %s for fees, %s, order %s"
                            .formatted(
                                    sol(buy.lamports()),
                                    sol(buy.feeLamports()),
                                    buy.source(),
                                    buy.orderId()));
        }
        for (SellReservation sell : position.sells) {
            lines.add(
                    "  selling       %d units, order %s"
                            .formatted(
                                    sell.parts().stream().mapToLong(LotUnits::units).sum(),
                                    sell.orderId()));
        }
        for (KeptSell kept : position.kept) {
            lines.add(
                    "  sell waiting  of %s, signal %s"
                            .formatted(kept.signal().source(), kept.signal().signalId()));
        }
    }

    private static String sol(long lamports) {
        return BigDecimal.valueOf(lamports, 9).stripTrailingZeros().toPlainString() + " SOL";
    }
}
