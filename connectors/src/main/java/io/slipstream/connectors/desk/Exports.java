package io.slipstream.connectors.desk;

import io.slipstream.models.chat.ExportTerms;
import io.slipstream.models.chat.KeyExport;
import io.slipstream.models.unit.Ids;
import java.sql.ResultSet;
import java.sql.SQLException;
import org.jspecify.annotations.Nullable;

/** Exports of private keys as their user asks for them; the key itself is never seen here. */
final class Exports {
    private static final ExportTerms STANDARD = new ExportTerms(600, 60);

    private static final String SELECT =
            "SELECT export_id, state, due_at FROM wallet_exports WHERE user_id = ? ";

    private static final String REQUEST =
            """
            INSERT INTO wallet_exports (export_id, user_id, chat_id, public_key, due_at)
            SELECT ?, u.user_id, u.telegram_chat_id, w.public_key, now() + ? * interval '1 second'
            FROM users u JOIN user_wallets w USING (user_id)
            WHERE u.user_id = ? AND u.status = 'ACTIVE' AND u.telegram_chat_id IS NOT NULL
            ON CONFLICT DO NOTHING""";

    private static final String CANCEL =
            """
            UPDATE wallet_exports SET state = 'CANCELLED', reason = 'BY_USER', updated_at = now()
            WHERE user_id = ? AND state = 'REQUESTED'""";

    private final Database database;

    Exports(Database database) {
        this.database = database;
    }

    ExportTerms terms() {
        ExportTerms set =
                database.first(
                        row -> new ExportTerms(row.getLong(1), row.getLong(2)),
                        "SELECT wallet_export_delay_seconds, wallet_export_shown_seconds"
                                + " FROM system_state WHERE id = 1");
        return set == null ? STANDARD : set;
    }

    @Nullable KeyExport underWay(long userId) {
        return database.first(
                Exports::export, SELECT + "AND state IN ('REQUESTED', 'SENT')", userId);
    }

    @Nullable KeyExport request(long userId, long commandId) {
        String id = Ids.walletExport(userId, commandId);
        database.update(REQUEST, id, terms().delaySeconds(), userId);
        KeyExport underWay = underWay(userId);
        return underWay != null
                ? underWay
                : database.first(Exports::export, SELECT + "AND export_id = ?", userId, id);
    }

    boolean cancel(long userId) {
        return database.update(CANCEL, userId) == 1;
    }

    private static KeyExport export(ResultSet row) throws SQLException {
        return new KeyExport(
                row.getString("export_id"), row.getString("state"), Database.millis(row, "due_at"));
    }
}
