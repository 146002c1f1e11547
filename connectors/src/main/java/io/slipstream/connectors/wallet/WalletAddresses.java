package io.slipstream.connectors.wallet;

import java.io.IOException;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.LinkedHashMap;
import java.util.Map;

/** Who has which wallet: the public half of {@code user_wallets}. */
public final class WalletAddresses {
    private static final String QUERY =
            "SELECT user_id, public_key FROM user_wallets ORDER BY user_id";

    private WalletAddresses() {}

    /** Address by user. */
    public static Map<Long, String> all(String jdbcUrl) throws IOException {
        Map<Long, String> addresses = new LinkedHashMap<>();
        try (Connection connection = DriverManager.getConnection(jdbcUrl);
                PreparedStatement query = connection.prepareStatement(QUERY);
                ResultSet rows = query.executeQuery()) {
            while (rows.next()) {
                addresses.put(rows.getLong(1), rows.getString(2));
            }
        } catch (SQLException e) {
            throw new IOException("expected table user_wallets to answer", e);
        }
        return addresses;
    }
}
