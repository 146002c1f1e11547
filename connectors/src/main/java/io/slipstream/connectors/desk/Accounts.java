package io.slipstream.connectors.desk;

import io.slipstream.connectors.wallet.WalletRegistration;
import io.slipstream.models.chat.Funds;
import io.slipstream.models.chat.Trader;
import java.sql.ResultSet;
import java.sql.SQLException;
import org.jspecify.annotations.Nullable;

/** Users, their wallets and their money. */
final class Accounts {
    private static final String TRADER =
            """
            SELECT u.user_id, u.telegram_chat_id, u.status, u.time_zone, w.public_key
            FROM users u LEFT JOIN user_wallets w USING (user_id) WHERE\s""";

    private static final String FUNDS =
            """
            SELECT coalesce((SELECT paper_balance_sol * 1000000000 FROM user_settings WHERE user_id = ?), 0)
                     + coalesce((SELECT sum(CASE side WHEN 'SELL' THEN sol_lamports ELSE -sol_lamports END
                                            - fee_lamports) FROM trades WHERE user_id = ?), 0)
                     - coalesce((SELECT sum(fee_lamports) FROM orders
                                 WHERE user_id = ? AND state = 'FAILED'), 0) AS free,
                   coalesce((SELECT sum(cost_lamports) FROM positions WHERE user_id = ?), 0) AS invested,
                   (SELECT count(*) FROM positions WHERE user_id = ?) AS positions,
                   (SELECT breaker FROM user_risk_state WHERE user_id = ?) AS breaker""";

    private final Database database;
    private final @Nullable WalletRegistration wallets;

    Accounts(Database database, @Nullable WalletRegistration wallets) {
        this.database = database;
        this.wallets = wallets;
    }

    @Nullable Trader byChat(long chatId) {
        return database.first(Accounts::trader, TRADER + "u.telegram_chat_id = ?", chatId);
    }

    @Nullable Trader byUser(long userId) {
        return database.first(Accounts::trader, TRADER + "u.user_id = ?", userId);
    }

    private static Trader trader(ResultSet row) throws SQLException {
        String zone = row.getString("time_zone");
        return new Trader(
                row.getLong("user_id"),
                row.getLong("telegram_chat_id"),
                Database.text(row, "status"),
                zone == null ? "UTC" : zone,
                row.getString("public_key"));
    }

    Trader register(long chatId, long userId) {
        Trader earlier = byChat(chatId);
        long id = earlier == null ? userId : earlier.userId();
        if (earlier == null) {
            database.update(
                    "INSERT INTO users (user_id, telegram_chat_id) VALUES (?, ?) ON CONFLICT DO NOTHING",
                    id,
                    chatId);
        } else {
            // Whom the operator has switched off stays so.
            database.update(
                    "WITH back AS (UPDATE users SET status = 'ACTIVE' WHERE user_id = ? AND status = 'LEFT'"
                            + " RETURNING user_id) UPDATE user_settings SET trading_state = 'ACTIVE'"
                            + " WHERE user_id IN (SELECT user_id FROM back)",
                    id);
        }
        database.update(
                "INSERT INTO user_settings (user_id) SELECT user_id FROM users"
                        + " WHERE telegram_chat_id = ? ON CONFLICT DO NOTHING",
                chatId);
        if (byChat(chatId) == null) {
            throw new IllegalArgumentException(
                    "expected user id " + id + " to be free, was another chat's");
        }
        makeWallet(id);
        Trader registered = byChat(chatId);
        if (registered == null) {
            throw new IllegalStateException("expected chat " + chatId + " to stay, was gone");
        }
        return registered;
    }

    private void makeWallet(long userId) {
        if (wallets == null) {
            return;
        }
        try {
            wallets.register(userId);
        } catch (SQLException e) {
            throw new IllegalStateException("expected a wallet to be stored, was not", e);
        }
    }

    void retire(long userId) {
        database.update("UPDATE users SET status = 'LEFT' WHERE user_id = ?", userId);
        database.update(
                "UPDATE user_settings SET trading_state = 'HALTED' WHERE user_id = ?", userId);
    }

    void deposit(long userId, long lamports, long commandId) {
        database.update(
                """
                WITH deposit AS (
                    INSERT INTO paper_deposits (command_id, user_id, lamports) VALUES (?, ?, ?)
                    ON CONFLICT DO NOTHING RETURNING lamports)
                UPDATE user_settings
                SET paper_balance_sol = coalesce(paper_balance_sol, 0)
                    + (SELECT lamports::numeric / 1000000000 FROM deposit)
                WHERE user_id = ? AND EXISTS (SELECT 1 FROM deposit)""",
                commandId,
                userId,
                lamports,
                userId);
    }

    Funds funds(long userId) {
        return database.one(
                row ->
                        new Funds(
                                Database.units(row, "free"),
                                Database.units(row, "invested"),
                                row.getLong("positions"),
                                row.getString("breaker")),
                FUNDS,
                userId,
                userId,
                userId,
                userId,
                userId,
                userId);
    }
}
