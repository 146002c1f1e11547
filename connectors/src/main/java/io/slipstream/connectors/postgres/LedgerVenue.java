package io.slipstream.connectors.postgres;

import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.OptionalLong;

/** The one venue at which the orders of a database are traded. */
public final class LedgerVenue {
    private static final String CLAIM =
            """
            INSERT INTO ledger_venue (venue) VALUES (?)
            ON CONFLICT (id) DO UPDATE SET id = ledger_venue.id RETURNING venue""";

    private static final String RESTORED =
            "UPDATE ledger_venue SET landed_since = ?::timestamptz WHERE venue <> 'paper'";
    private static final String LANDED_SINCE =
            "SELECT extract(epoch FROM landed_since)::bigint FROM ledger_venue WHERE landed_since IS NOT NULL";
    private static final String COMPLETE = "UPDATE ledger_venue SET landed_since = NULL";

    private static final String SELLS_ONLY =
            "UPDATE user_settings SET trading_state = 'REDUCING' WHERE user_id = ? AND trading_state = 'ACTIVE'";

    private LedgerVenue() {}

    /**
     * Takes the database for a venue, for ever: what was decided and held on paper must never be
     * traded for real, nor the other way round.
     *
     * @throws IllegalStateException if it is another venue's
     */
    public static void claim(String jdbcUrl, String venue) throws SQLException {
        try (Connection connection = DriverManager.getConnection(jdbcUrl);
                PreparedStatement claim = connection.prepareStatement(CLAIM)) {
            claim.setString(1, venue);
            try (ResultSet row = claim.executeQuery()) {
                row.next();
                String owner = row.getString(1);
                if (!owner.equals(venue)) {
                    throw new IllegalStateException(
                            "expected another database for --venue %s, was one of venue %s"
                                    .formatted(venue, owner));
                }
            }
        }
    }

    /**
     * The tables are those of a backup: what has landed since is not in the ledger.
     *
     * @param madeAt of the backup, ISO-8601
     */
    static void restored(Connection connection, String madeAt) throws SQLException {
        try (PreparedStatement update = connection.prepareStatement(RESTORED)) {
            update.setString(1, madeAt);
            update.executeUpdate();
        }
    }

    /** Epoch seconds from which landed orders may be missing; empty if none is. */
    public static OptionalLong landedSince(String jdbcUrl) throws SQLException {
        try (Connection connection = DriverManager.getConnection(jdbcUrl);
                PreparedStatement query = connection.prepareStatement(LANDED_SINCE);
                ResultSet row = query.executeQuery()) {
            return row.next() ? OptionalLong.of(row.getLong(1)) : OptionalLong.empty();
        }
    }

    /** The user buys nothing until they say so themselves. */
    public static void sellsOnly(String jdbcUrl, long user) throws SQLException {
        try (Connection connection = DriverManager.getConnection(jdbcUrl);
                PreparedStatement update = connection.prepareStatement(SELLS_ONLY)) {
            update.setLong(1, user);
            update.executeUpdate();
        }
    }

    /** The ledger holds all that has landed. */
    public static void complete(String jdbcUrl) throws SQLException {
        try (Connection connection = DriverManager.getConnection(jdbcUrl);
                PreparedStatement update = connection.prepareStatement(COMPLETE)) {
            update.executeUpdate();
        }
    }
}
