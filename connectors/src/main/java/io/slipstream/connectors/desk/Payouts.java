package io.slipstream.connectors.desk;

import io.slipstream.connectors.withdrawal.WithdrawalDesk;
import io.slipstream.models.chat.Destination;
import io.slipstream.models.chat.WithdrawalLine;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Withdrawals as their user asks for them; {@link WithdrawalDesk} holds the conditions. */
final class Payouts {
    private static final int MOST_SHOWN = 10;

    private static final String SELECT =
            "SELECT withdrawal_id, address, lamports, state, reason, due_at, signature FROM withdrawals"
                    + " WHERE user_id = ? ";

    private final Database database;
    private final WithdrawalDesk desk;

    Payouts(Database database, WithdrawalDesk desk) {
        this.database = database;
        this.desk = desk;
    }

    List<Destination> destinations(long userId) {
        return database.all(
                row -> new Destination(row.getString("address"), Database.millis(row, "usable_at")),
                "SELECT address, usable_at FROM withdrawal_addresses WHERE user_id = ?"
                        + " ORDER BY usable_at, address",
                userId);
    }

    void addDestination(long userId, String address) {
        try {
            desk.list(userId, address);
        } catch (SQLException e) {
            throw Database.unanswered(e);
        }
    }

    boolean removeDestination(long userId, String address) {
        try {
            desk.unlist(userId, address);
            return true;
        } catch (IllegalArgumentException notListed) {
            return false;
        } catch (SQLException e) {
            throw Database.unanswered(e);
        }
    }

    List<WithdrawalLine> withdrawals(long userId) {
        return database.all(
                Payouts::line, SELECT + "ORDER BY requested_at DESC LIMIT ?", userId, MOST_SHOWN);
    }

    @Nullable WithdrawalLine withdraw(long userId, String address, long lamports, long commandId) {
        try {
            String id = desk.order(userId, address, lamports, Long.toString(commandId));
            return id == null
                    ? null
                    : database.first(Payouts::line, SELECT + "AND withdrawal_id = ?", userId, id);
        } catch (SQLException e) {
            throw Database.unanswered(e);
        }
    }

    boolean cancel(long userId, String id) {
        try {
            desk.cancel(userId, id);
            return true;
        } catch (IllegalArgumentException tooLate) {
            return false;
        } catch (SQLException e) {
            throw Database.unanswered(e);
        }
    }

    private static WithdrawalLine line(ResultSet row) throws SQLException {
        return new WithdrawalLine(
                row.getString("withdrawal_id"),
                row.getString("address"),
                row.getLong("lamports"),
                row.getString("state"),
                row.getString("reason"),
                Database.millis(row, "due_at"),
                row.getString("signature"));
    }
}
