package io.slipstream.connectors.desk;

import io.slipstream.models.chat.OfferLine;
import java.sql.ResultSet;
import java.sql.SQLException;
import org.jspecify.annotations.Nullable;

/**
 * Table {@code offers}: read by those to whom they were made, and taken once, by the database's
 * clock.
 */
final class Offers {
    private static final String TAKE =
            """
            UPDATE offers SET command_id = ?, taken_at = coalesce(taken_at, now())
            WHERE offer_id = ? AND user_id = ?
                AND (command_id = ? OR command_id IS NULL AND expires_at > now())\
            """;

    private final Database database;

    Offers(Database database) {
        this.database = database;
    }

    @Nullable OfferLine of(long userId, String offerId) {
        return database.first(
                Offers::line,
                "SELECT * FROM offers WHERE offer_id = ? AND user_id = ?",
                offerId,
                userId);
    }

    boolean take(long userId, String offerId, long commandId) {
        return database.update(TAKE, commandId, offerId, userId, commandId) == 1;
    }

    private static OfferLine line(ResultSet row) throws SQLException {
        return new OfferLine(
                row.getString("offer_id"),
                row.getString("mint"),
                row.getLong("lamports"),
                row.getString("model_version"),
                row.getString("reasons"),
                Database.millis(row, "expires_at"),
                row.getLong("command_id"));
    }
}
