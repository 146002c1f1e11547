package io.slipstream.connectors.postgres;

import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;

/** The one venue at which the orders of a database are traded. */
public final class LedgerVenue {
    private static final String CLAIM =
            """
            INSERT INTO ledger_venue (venue) VALUES (?)
            ON CONFLICT (id) DO UPDATE SET id = ledger_venue.id RETURNING venue""";

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
}
