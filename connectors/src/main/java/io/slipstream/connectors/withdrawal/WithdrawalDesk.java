package io.slipstream.connectors.withdrawal;

import io.slipstream.models.unit.Base58;
import io.slipstream.models.unit.Ids;
import java.security.SecureRandom;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * What users say about withdrawals. Each call is one statement that holds its own conditions, by
 * the database's clock; what they do not allow is an {@link IllegalArgumentException} with one
 * sentence.
 */
public final class WithdrawalDesk {
    private static final int CODES = 1_000_000;

    private final String jdbcUrl;
    private final WithdrawalRules rules;
    private final SecureRandom random = new SecureRandom();

    public WithdrawalDesk(String jdbcUrl, WithdrawalRules rules) {
        this.jdbcUrl = jdbcUrl;
        this.rules = rules;
    }

    /**
     * A request, and what confirms it.
     *
     * @param code six digits, told once and never stored
     */
    public record Requested(String id, String code) {}

    /** Lists an address; it can be used after the wait. Listing it again changes nothing. */
    public void list(long userId, String address) throws SQLException {
        if (!Base58.isAddress(address)) {
            throw new IllegalArgumentException("expected an address, was " + address);
        }
        int listed =
                update(
                        "INSERT INTO withdrawal_addresses (user_id, address, usable_at)"
                                + " SELECT user_id, ?, now() + ? * interval '1 second' FROM users WHERE user_id = ?"
                                + " ON CONFLICT (user_id, address) DO UPDATE SET address = excluded.address",
                        address,
                        rules.addressWait().toSeconds(),
                        userId);
        require(listed == 1, "expected user " + userId + " in table users, was not there");
    }

    /** Takes an address off the list: nothing that is not signed yet goes there any more. */
    public void unlist(long userId, String address) throws SQLException {
        int gone =
                update(
                        "DELETE FROM withdrawal_addresses WHERE user_id = ? AND address = ?",
                        userId,
                        address);
        require(gone == 1, "expected a listed address, was " + address);
    }

    /**
     * Asks for a withdrawal.
     *
     * @param request unique for the user, for ever: Telegram's update_id, or the moment
     */
    public Requested request(long userId, String address, long lamports, String request)
            throws SQLException {
        require(lamports > 0, "expected an amount above zero, was " + lamports);
        String id = Ids.withdrawal(userId, request);
        String code = String.format(Locale.ROOT, "%06d", random.nextInt(CODES));
        int made =
                update(
                        "INSERT INTO withdrawals (withdrawal_id, user_id, address, lamports, code_hash)"
                                + " SELECT ?, user_id, address, ?, ? FROM withdrawal_addresses"
                                + " WHERE user_id = ? AND address = ? AND usable_at <= now()"
                                + " ON CONFLICT (withdrawal_id) DO NOTHING",
                        id,
                        lamports,
                        Ids.withdrawalCode(id, code),
                        userId,
                        address);
        require(
                made == 1,
                "expected an address that has been listed for %d hours, and a new request, was %s"
                        .formatted(rules.addressWait().toHours(), address));
        return new Requested(id, code);
    }

    /**
     * Asks for a withdrawal that its user has confirmed already, with amount and address before his
     * eyes: it needs no code and is due after the delay. Asking again changes nothing.
     *
     * @param request as in {@link #request}
     * @return its id; null if the address is not listed, or not for long enough
     */
    public @Nullable String order(long userId, String address, long lamports, String request)
            throws SQLException {
        require(lamports > 0, "expected an amount above zero, was " + lamports);
        String id = Ids.withdrawal(userId, request);
        int made =
                update(
                        "INSERT INTO withdrawals (withdrawal_id, user_id, address, lamports, code_hash, state, due_at)"
                                + " SELECT ?, user_id, address, ?, '', 'CONFIRMED', now() + ? * interval '1 second'"
                                + " FROM withdrawal_addresses"
                                + " WHERE user_id = ? AND address = ? AND usable_at <= now()"
                                + " ON CONFLICT (withdrawal_id) DO UPDATE SET address = excluded.address"
                                + " WHERE withdrawals.address = excluded.address"
                                + " AND withdrawals.lamports = excluded.lamports",
                        id,
                        lamports,
                        rules.delay().toSeconds(),
                        userId,
                        address);
        return made == 1 ? id : null;
    }

    /** Confirms a request; it is due after the delay. Too many wrong codes cancel it. */
    public void confirm(long userId, String id, String code) throws SQLException {
        int confirmed =
                update(
                        "UPDATE withdrawals SET state = 'CONFIRMED', updated_at = now(),"
                                + " due_at = now() + ? * interval '1 second'"
                                + " WHERE withdrawal_id = ? AND user_id = ? AND state = 'REQUESTED'"
                                + " AND code_hash = ? AND wrong_codes < ?"
                                + " AND requested_at > now() - ? * interval '1 second'",
                        rules.delay().toSeconds(),
                        id,
                        userId,
                        Ids.withdrawalCode(id, code),
                        rules.wrongCodes(),
                        rules.codeValid().toSeconds());
        if (confirmed != 1) {
            update(
                    "UPDATE withdrawals SET wrong_codes = wrong_codes + 1, updated_at = now(),"
                            + " state = CASE WHEN wrong_codes + 1 >= ? THEN 'CANCELLED' ELSE state END,"
                            + " reason = CASE WHEN wrong_codes + 1 >= ? THEN 'WRONG_CODES' END"
                            + " WHERE withdrawal_id = ? AND user_id = ? AND state = 'REQUESTED'",
                    rules.wrongCodes(),
                    rules.wrongCodes(),
                    id,
                    userId);
            throw new IllegalArgumentException(
                    "expected the code of a request of the last %d minutes, was another"
                            .formatted(rules.codeValid().toMinutes()));
        }
    }

    /** Ends what is not signed yet. */
    public void cancel(long userId, String id) throws SQLException {
        int cancelled =
                update(
                        "UPDATE withdrawals SET state = 'CANCELLED', reason = 'BY_USER', updated_at = now()"
                                + " WHERE withdrawal_id = ? AND user_id = ? AND state IN ('REQUESTED', 'CONFIRMED')",
                        id,
                        userId);
        require(cancelled == 1, "expected a withdrawal that is not signed yet, was " + id);
    }

    /** All of a user, the newest first. */
    public List<Withdrawal> of(long userId) throws SQLException {
        List<Withdrawal> found = new ArrayList<>();
        try (Connection connection = DriverManager.getConnection(jdbcUrl);
                PreparedStatement query =
                        connection.prepareStatement(
                                WithdrawalTable.SELECT
                                        + " WHERE user_id = ? ORDER BY requested_at DESC")) {
            query.setLong(1, userId);
            try (ResultSet rows = query.executeQuery()) {
                while (rows.next()) {
                    found.add(WithdrawalTable.read(rows));
                }
            }
        }
        return found;
    }

    private int update(String sql, Object... arguments) throws SQLException {
        try (Connection connection = DriverManager.getConnection(jdbcUrl);
                PreparedStatement statement = connection.prepareStatement(sql)) {
            for (int i = 0; i < arguments.length; i++) {
                statement.setObject(i + 1, arguments[i]);
            }
            return statement.executeUpdate();
        }
    }

    private static void require(boolean holds, String sentence) {
        if (!holds) {
            throw new IllegalArgumentException(sentence);
        }
    }
}
